// Distributions and addresses of sim/random, and the slot table.

#include <algorithm>
#include <cmath>

#include "tests/statistical/bench.h"

namespace piecework::statistical {
namespace {

constexpr std::int64_t many = 2'000'000;

Sample squares(const Sample& sample, double centre) {
  Sample made;
  for (const double x : sample) made.push_back((x - centre) * (x - centre));
  return made;
}

std::int64_t above(const Sample& sample, double bound) {
  return std::count_if(sample.begin(), sample.end(), [bound](double x) { return x > bound; });
}

std::int64_t size_of(const auto& sample) { return static_cast<std::int64_t>(sample.size()); }

void check_uniform(Bench& bench) {
  const Subjects& of = bench.subjects;
  const Sample x = bench.sample(many, of.uniform01);
  bench.add("draws/uniform mean", "1/2", bench.mean(x, {0.5, std::sqrt(1.0 / 12), 0}, 0.005));
  bench.add("draws/uniform variance", "1/12",
            bench.mean(squares(x, 0.5), {1.0 / 12, std::sqrt(1.0 / 180), 0.64}, 0.005));
  bench.add("draws/uniform shape", "F(x) = x", bench.shape(x, [](double u) { return u; }));
  const auto bits = [&](int shift) {
    return bench.sample(many, [shift](Draws& draws) { return static_cast<std::int64_t>(draws() >> shift & 0xFF); });
  };
  const std::vector<double> alike(256, 1.0 / 256);
  bench.add("draws/top byte of a word", "256 values alike", bench.cells(bits(56), alike));
  bench.add("draws/low byte of a word", "256 values alike", bench.cells(bits(0), alike));
  const auto integers = bench.sample(many, [&](Draws& draws) { return of.uniform_int(draws, 3, 9) - 3; });
  bench.add("draws/whole numbers 3 to 9", "seven values alike", bench.cells(integers, std::vector<double>(7, 1.0 / 7)));
  const auto wide = bench.sample(many, [&](Draws& draws) { return of.uniform_int(draws, 0, 999); });
  const std::int64_t last = std::count(wide.begin(), wide.end(), 999);
  bench.add("draws/whole numbers to 999, the last", "1/1000", bench.share({last, size_of(wide)}, 0.001, 0.2));
}

void check_exponential(Bench& bench) {
  const Subjects& of = bench.subjects;
  const Sample x = bench.sample(many, [&](Draws& draws) { return of.exponential(draws, 3.5) / 3.5; });
  bench.add("draws/exponential mean", "1", bench.mean(x, {1, 1, 2}, 0.005));
  bench.add("draws/exponential variance", "1", bench.mean(squares(x, 1), {1, std::sqrt(8.0), 10.6}, 0.005));
  bench.add("draws/exponential shape", "1 - exp(-x)", bench.shape(x, [](double t) { return -std::expm1(-t); }));
  bench.add("draws/exponential beyond 6 means", "exp(-6), exact binomial",
            bench.share({above(x, 6), size_of(x)}, std::exp(-6.0), 0.12));
  bench.add("draws/exponential beyond 9 means", "exp(-9), exact binomial",
            bench.share({above(x, 9), size_of(x)}, std::exp(-9.0), 0.6));
}

void check_normal(Bench& bench) {
  const Subjects& of = bench.subjects;
  const Sample x = bench.sample(many, of.normal);
  bench.add("draws/normal mean", "0", bench.mean(x, {0, 1, 0}, 0.005));
  bench.add("draws/normal variance", "1", bench.mean(squares(x, 0), {1, std::sqrt(2.0), 2.83}, 0.005));
  bench.add("draws/normal fourth moment", "3",
            bench.mean(squares(squares(x, 0), 0), {3, std::sqrt(96.0), 10.1}, 0.005));
  bench.add("draws/normal shape", "the normal cdf", bench.shape(x, normal_distribution));
  bench.add("draws/normal beyond 3.5", "upper tail, exact binomial",
            bench.share({above(x, 3.5), size_of(x)}, normal_distribution(-3.5), 0.4));
  const Sample y = bench.sample(many, [&](Draws& draws) { return std::log(of.lognormal(draws, 20, 0.7) / 20) / 0.7; });
  bench.add("draws/lognormal mean of log", "log of the median", bench.mean(y, {0, 1, 0}, 0.005));
  bench.add("draws/lognormal variance of log", "sigma squared",
            bench.mean(squares(y, 0), {1, std::sqrt(2.0), 2.83}, 0.005));
  bench.add("draws/Gumbel shape", "exp(-exp(-x))",
            bench.shape(bench.sample(many, of.gumbel), [](double g) { return std::exp(-std::exp(-g)); }));
}

void check_gamma(Bench& bench) {
  for (const double shape : {0.4, 1.0, 3.5}) {
    const Sample x = bench.sample(many, [&](Draws& draws) { return bench.subjects.gamma(draws, shape, 2.0) / 2.0; });
    const std::string name = "draws/gamma of shape " + std::to_string(shape).substr(0, 3);
    bench.add(name + " mean", "shape x scale", bench.mean(x, {shape, std::sqrt(shape), 2 / std::sqrt(shape)}, 0.005));
    bench.add(name + " shape", "the incomplete gamma function",
              bench.shape(x, [shape](double t) { return gamma_distribution(t, shape); }));
  }
}

void check_counts(Bench& bench) {
  const Subjects& of = bench.subjects;
  const auto rare = bench.sample(many, [&](Draws& draws) { return of.bernoulli(draws, 0.0015); });
  bench.add("draws/true with probability 0.0015", "binomial, exact",
            bench.share({std::count(rare.begin(), rare.end(), true), size_of(rare)}, 0.0015, 0.16));
  std::vector<double> failures;
  for (int k = 0; k < 80; ++k) failures.push_back(0.2 * std::pow(0.8, k));
  bench.add("draws/geometric", "p (1 - p)^k",
            bench.cells(bench.sample(many, [&](Draws& draws) { return of.geometric(draws, 0.2); }), failures));
  for (const double mean : {0.3, 3.7, 40.0}) {
    bench.add("draws/Poisson of mean " + std::to_string(mean).substr(0, 4), "exp(-m) m^k / k!",
              bench.cells(bench.sample(many, [&](Draws& draws) { return of.poisson(draws, mean); }),
                          poisson_probabilities(mean)));
  }
  bench.add("draws/binomial of 20", "the binomial",
            bench.cells(bench.sample(many, [&](Draws& draws) { return of.binomial(draws, 20, 0.3); }),
                        binomial_probabilities(20, 0.3)));
  const Sample large = bench.sample(
      many / 4, [&](Draws& draws) { return static_cast<double>(of.binomial(draws, 10'000, 0.5) - 5'000) / 50.0; });
  bench.add("draws/binomial of 10,000 mean", "n p", bench.mean(large, {0, 1, 0}, 0.02));
  bench.add("draws/binomial of 10,000 variance", "n p q",
            bench.mean(squares(large, 0), {1, std::sqrt(2.0), 2.83}, 0.02));
  const std::array<double, 5> weights{2, 0, 1, 4, 3};
  bench.add(
      "draws/by weights 2, 0, 1, 4, 3", "weight / sum",
      bench.cells(
          bench.sample(many, [&](Draws& draws) { return static_cast<std::int64_t>(of.categorical(draws, weights)); }),
          {0.2, 0, 0.1, 0.4, 0.3}));
}

/// One value at address `a` and one at `b`, for many of both.
void check_pairs(Bench& bench, const std::string& name, const auto& addresses) {
  Sample x, y;
  for (std::int64_t i = 0; i < bench.setting.size(many); ++i) {
    const auto [first, second] = addresses(static_cast<std::uint64_t>(i));
    Draws a = bench.subjects.draws_at(first.first, first.second);
    Draws b = bench.subjects.draws_at(second.first, second.second);
    x.push_back(bench.subjects.uniform01(a));
    y.push_back(bench.subjects.uniform01(b));
  }
  bench.add("draws/" + name, "no correlation", bench.unrelated(x, y));
}

void check_addresses(Bench& bench) {
  const StreamKey key = bench.key();
  const auto next = [&] { return bench.new_purpose(); };
  using At = std::pair<StreamKey, Address>;
  using Both = std::pair<At, At>;
  const Purpose a = next(), b = next(), c = next(), d = next(), e = next(), f = next();
  check_pairs(bench, "neighbouring entities",
              [&](auto i) { return Both{{key, {a, 2 * i, 0}}, {key, {a, 2 * i + 1, 0}}}; });
  check_pairs(bench, "neighbouring ordinals", [&](auto i) { return Both{{key, {b, i, 0}}, {key, {b, i, 1}}}; });
  check_pairs(bench, "neighbouring purposes", [&](auto i) { return Both{{key, {c, i, 0}}, {key, {d, i, 0}}}; });
  check_pairs(bench, "neighbouring replicates",
              [&](auto i) { return Both{{key, {e, i, 0}}, {{key.seed, 1}, {e, i, 0}}}; });
  check_pairs(bench, "next seed against next replicate",
              [&](auto i) { return Both{{{key.seed + 1, 0}, {f, i, 0}}, {{key.seed, 1}, {f, i, 0}}}; });
  Sample x, y;
  for (const auto& both : bench.sample(many, [&](Draws& draws) {
         const double first = bench.subjects.uniform01(draws);
         return std::pair(first, bench.subjects.uniform01(draws));
       })) {
    x.push_back(both.first);
    y.push_back(both.second);
  }
  bench.add("draws/first and second of a decision", "no correlation", bench.unrelated(x, y));
}

/// The k-th smallest of n.
void check_order(Bench& bench, int k, int n) {
  const Sample x = bench.sample(many / 8, [&](Draws& draws) {
    std::vector<double> values;
    for (int i = 0; i < n; ++i) values.push_back(bench.subjects.uniform01(draws));
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(k - 1)];
  });
  bench.add("draws/order " + std::to_string(k) + " of " + std::to_string(n), "Beta(k, n + 1 - k)",
            bench.shape(x, [k, n](double u) { return beta_distribution(u, k, n + 1 - k); }));
}

void check_slots(Bench& bench) {
  SlotTable<std::uint32_t> table;
  std::vector<SlotHandle> handles;
  const Purpose place = bench.new_purpose();
  for (std::uint32_t item = 0; item < 120; ++item) {
    handles.push_back(table.insert(hash_at(bench.key(), {place, item, 0}), item));
  }
  for (std::uint32_t item = 50; item < 120; ++item) table.erase(handles[item]);
  const auto drawn =
      bench.sample(many, [&](Draws& draws) { return static_cast<std::int64_t>(bench.subjects.pick(table, draws)); });
  bench.add("draws/slot table after erasures", "50 items alike", bench.cells(drawn, std::vector<double>(50, 0.02)));
}

}  // namespace

void check_draws(Bench& bench) {
  check_uniform(bench);
  check_exponential(bench);
  check_normal(bench);
  check_gamma(bench);
  check_counts(bench);
  check_addresses(bench);
  check_order(bench, 5, 5);
  check_order(bench, 2, 7);
  check_slots(bench);
}

}  // namespace piecework::statistical
