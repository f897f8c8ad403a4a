// Every distribution against theory on fixed addresses. Bounds are chosen so that a correct generator would fail for
// fewer than one seed in 10^5.

#include "sim/random/distributions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/sim/random/sampling.h"

namespace piecework {
namespace {

constexpr int sample_size = 200'000;

/// A draw from each of many addresses, as a model uses them.
template <class Draw>
auto sample(Draw draw) {
  std::vector<decltype(draw(std::declval<Draws&>()))> values;
  for (std::uint64_t entity = 0; entity < sample_size; ++entity) {
    Draws draws({2024, 6}, {Purpose{3}, entity, 0});
    values.push_back(draw(draws));
  }
  return values;
}

TEST(Distributions, Uniform01) {
  const auto values = sample(uniform01);
  EXPECT_TRUE(follows(values, [](double x) { return x; }));
  EXPECT_GE(*std::min_element(values.begin(), values.end()), 0);
  EXPECT_LT(*std::max_element(values.begin(), values.end()), 1);
}

TEST(Distributions, Open01) {
  const auto values = sample(open01);
  EXPECT_TRUE(follows(values, [](double x) { return x; }));
  EXPECT_TRUE(std::all_of(values.begin(), values.end(), [](double x) { return x > 0 && x < 1 && 1 - (1 - x) == x; }));
}

TEST(Distributions, Exponential) {
  const auto values = sample([](Draws& draws) { return exponential(draws, 3.5); });
  EXPECT_TRUE(follows(values, [](double x) { return -std::expm1(-x / 3.5); }));
  EXPECT_TRUE(has_mean(values, 3.5, 3.5));
}

TEST(Distributions, Normal) {
  const auto values = sample(normal);
  EXPECT_TRUE(follows(values, [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }));
  EXPECT_TRUE(has_mean(values, 0, 1));
  std::vector<double> squares;
  for (const double x : values) squares.push_back(x * x);
  EXPECT_TRUE(has_mean(squares, 1, std::sqrt(2.0)));
}

TEST(Distributions, Lognormal) {
  const auto values = sample([](Draws& draws) { return lognormal(draws, 20, 0.7); });
  EXPECT_TRUE(follows(values, [](double x) { return std::erfc(-std::log(x / 20) / 0.7 / std::sqrt(2.0)) / 2; }));
}

TEST(Distributions, Gumbel) {
  const auto values = sample(gumbel);
  EXPECT_TRUE(follows(values, [](double x) { return std::exp(-std::exp(-x)); }));
}

TEST(Distributions, TheBoundOfAGumbelDrawHolds) {
  std::vector<std::uint64_t> words{0, 1, ~std::uint64_t{0}, std::uint64_t{1} << 63U, (std::uint64_t{1} << 63U) - 1};
  for (unsigned zeros = 1; zeros < 53; ++zeros) words.push_back(~std::uint64_t{0} << (64U - zeros));
  Draws draws({1, 0}, {Purpose{1}, 2, 3});
  for (int count = 0; count < 100'000; ++count) words.push_back(draws());
  std::size_t close = 0;
  for (const std::uint64_t word : words) {
    ASSERT_GE(gumbel_at_most(word), gumbel_of(word)) << word;
    if (gumbel_at_most(word) - gumbel_of(word) < 1.0) ++close;
  }
  EXPECT_GT(close, words.size() / 2);
}

TEST(Distributions, Gamma) {
  const auto of_shape = [](double shape) { return sample([shape](Draws& draws) { return gamma(draws, shape, 2); }); };
  EXPECT_TRUE(follows(of_shape(0.5), [](double x) { return std::erf(std::sqrt(x / 2)); }));
  EXPECT_TRUE(follows(of_shape(1), [](double x) { return -std::expm1(-x / 2); }));
  EXPECT_TRUE(follows(of_shape(3), [](double x) {
    const double y = x / 2;
    return 1 - std::exp(-y) * (1 + y + y * y / 2);
  }));
  EXPECT_TRUE(has_mean(of_shape(0.05), 0.1, 2 * std::sqrt(0.05)));
  EXPECT_TRUE(has_mean(of_shape(250), 500, 2 * std::sqrt(250.0)));
}

TEST(Distributions, Bernoulli) {
  const auto values = sample([](Draws& draws) { return bernoulli(draws, 0.3) ? 1.0 : 0.0; });
  EXPECT_TRUE(has_mean(values, 0.3, std::sqrt(0.21)));
}

TEST(Distributions, UniformInt) {
  const auto values = sample([](Draws& draws) { return uniform_int(draws, -3, 6); });
  EXPECT_TRUE(fits(counts(values, -3, 6), std::vector<double>(10, 0.1)));
}

TEST(Distributions, Categorical) {
  const std::vector<double> weights{3, 0, 0.5, 6.5, 0};
  const auto values = sample([&](Draws& draws) { return static_cast<std::int64_t>(categorical(draws, weights)); });
  EXPECT_TRUE(fits(counts(values, 0, 4), {0.3, 0, 0.05, 0.65, 0}));
}

TEST(Distributions, Geometric) {
  const auto values = sample([](Draws& draws) { return geometric(draws, 0.4); });
  std::vector<double> probabilities;
  for (int k = 0; k < 12; ++k) probabilities.push_back(0.4 * std::pow(0.6, k));
  EXPECT_TRUE(fits(counts(values, 0, 11), probabilities));
}

TEST(Distributions, Poisson) {
  const auto values = sample([](Draws& draws) { return poisson(draws, 2.5); });
  std::vector<double> probabilities;
  for (int k = 0; k < 12; ++k) probabilities.push_back(std::exp(-2.5) * std::pow(2.5, k) / std::tgamma(k + 1));
  EXPECT_TRUE(fits(counts(values, 0, 11), probabilities));
}

TEST(Distributions, Binomial) {
  const auto values = sample([](Draws& draws) { return binomial(draws, 4, 0.35); });
  EXPECT_TRUE(fits(counts(values, 0, 4), {0.17850625, 0.384475, 0.3105375, 0.111475, 0.01500625}));
}

/// docs/streams.md derives these from NumPy's words, and tests/python/test_philox.py compares.
TEST(Distributions, GiveTheDocumentedValues) {
  Draws draws({1, 0}, {Purpose{3}, 17, 2});
  EXPECT_EQ(uniform01(draws), 0x1.6ad5db23c2445p-1);
  EXPECT_DOUBLE_EQ(exponential(draws, 30), 3.4096116203887408);
}

/// A stand-in for the extreme words, found by search: the address whose first word is smallest (largest) of a million.
Draws extreme(bool largest) {
  std::uint64_t best = 0;
  for (std::uint64_t entity = 1; entity < 1'000'000; ++entity) {
    const bool higher = hash_at({}, {{}, entity, 0}) > hash_at({}, {{}, best, 0});
    if (higher == largest) best = entity;
  }
  return {StreamKey{}, {{}, best, 0}};
}

TEST(Distributions, GrowWithTheirOnlyWord) {
  const std::vector<double> weights{1, 2, 3};
  const auto check = [&](auto draw) {
    std::vector<std::pair<std::uint64_t, double>> pairs;
    for (std::uint64_t entity = 0; entity < 20'000; ++entity) {
      Draws draws({1, 0}, {Purpose{9}, entity, 0});
      const double value = draw(draws);
      pairs.emplace_back(words_at({1, 0}, {Purpose{9}, entity, 0}, 0)[0], value);
      if (draws() != words_at({1, 0}, {Purpose{9}, entity, 0}, 0)[1]) return false;  // took more or less than one word
    }
    std::sort(pairs.begin(), pairs.end());
    return std::is_sorted(pairs.begin(), pairs.end(), [](auto a, auto b) { return a.second < b.second; });
  };
  EXPECT_TRUE(check(uniform01));
  EXPECT_TRUE(check(open01));
  EXPECT_TRUE(check(normal));
  EXPECT_TRUE(check(gumbel));
  EXPECT_TRUE(check([](Draws& draws) { return exponential(draws, 2); }));
  EXPECT_TRUE(check([](Draws& draws) { return lognormal(draws, 2, 1.5); }));
  EXPECT_TRUE(check([](Draws& draws) { return bernoulli(draws, 0.2) ? 0.0 : 1.0; }));
  EXPECT_TRUE(check([](Draws& draws) { return static_cast<double>(uniform_int(draws, -5, 1'000'000)); }));
  EXPECT_TRUE(check([](Draws& draws) { return static_cast<double>(poisson(draws, 30)); }));
  EXPECT_TRUE(check([](Draws& draws) { return static_cast<double>(binomial(draws, 500, 0.7)); }));
  EXPECT_TRUE(check([](Draws& draws) { return static_cast<double>(geometric(draws, 0.01)); }));
  EXPECT_TRUE(check([&](Draws& draws) { return static_cast<double>(categorical(draws, weights)); }));
  EXPECT_FALSE(check([](Draws& draws) { return gamma(draws, 2, 1); })) << "the check sees a second word";
}

TEST(Distributions, HandleTheEdges) {
  Draws low = extreme(false);
  Draws high = extreme(true);
  const auto draw = [](Draws draws, auto distribution) { return distribution(draws); };
  for (const Draws& draws : {low, high}) {
    EXPECT_FALSE(draw(draws, [](Draws& d) { return bernoulli(d, 0); }));
    EXPECT_TRUE(draw(draws, [](Draws& d) { return bernoulli(d, 1); }));
    EXPECT_EQ(draw(draws, [](Draws& d) { return uniform_int(d, 4, 4); }), 4);
    EXPECT_EQ(draw(draws, [](Draws& d) { return geometric(d, 1); }), 0);
    EXPECT_EQ(draw(draws, [](Draws& d) { return poisson(d, 0); }), 0);
    EXPECT_EQ(draw(draws, [](Draws& d) { return binomial(d, 0, 0.5); }), 0);
    EXPECT_EQ(draw(draws, [](Draws& d) { return lognormal(d, 9, 0); }), 9);
    EXPECT_GT(draw(draws, [](Draws& d) { return exponential(d, 1); }), 0);
  }
  Draws any = low;
  EXPECT_EQ(uniform_int(any, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()),
            static_cast<std::int64_t>(low() + (std::uint64_t{1} << 63U)));
}

/// A range of 3 * 2^62 rejects a quarter of the words; the rest must stay uniform.
TEST(Distributions, UniformIntRejectsWhatWouldBias) {
  constexpr std::int64_t third = std::int64_t{1} << 62U;
  const auto values = sample([](Draws& draws) {
    const std::int64_t value = uniform_int(draws, -third, 2 * (third - 1) + 1);
    return static_cast<std::int64_t>(value < 0 ? 0 : value < third ? 1 : 2);
  });
  EXPECT_TRUE(fits(counts(values, 0, 2), {1.0 / 3, 1.0 / 3, 1.0 / 3}));
}

TEST(Distributions, RefuseWrongParameters) {
  Draws draws({}, {});
  const double nan = std::nan("");
  EXPECT_THROW(exponential(draws, 0), InternalError);
  EXPECT_THROW(exponential(draws, nan), InternalError);
  EXPECT_THROW(bernoulli(draws, 1.1), InternalError);
  EXPECT_THROW(bernoulli(draws, nan), InternalError);
  EXPECT_THROW(uniform_int(draws, 2, 1), InternalError);
  EXPECT_THROW(lognormal(draws, 0, 1), InternalError);
  EXPECT_THROW(geometric(draws, 0), InternalError);
  EXPECT_THROW(gamma(draws, 0, 1), InternalError);
  EXPECT_THROW(categorical(draws, std::vector<double>{}), InternalError);
  EXPECT_THROW(categorical(draws, std::vector<double>{0, 0}), InternalError);
  EXPECT_THROW(categorical(draws, std::vector<double>{1, -1}), InternalError);
  EXPECT_THROW(categorical(draws, std::vector<double>{1, INFINITY}), InternalError);
}

}  // namespace
}  // namespace piecework
