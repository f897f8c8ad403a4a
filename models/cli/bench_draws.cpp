// `bench draws`: what luck costs. A decision of four draws, addressed against a stream stored with each entity; and one
// draw per decision from each distribution, addressed against Boost's distribution on Boost's Mersenne twister.
#include <array>
#include <bit>
#include <boost/random/discrete_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <functional>
#include <numeric>
#include <vector>

#include "models/cli/bench.h"
#include "sim/base/huge_pages.h"
#include "sim/random/category_table.h"

namespace piecework::cli {
namespace {

constexpr std::uint64_t entities = 3'000'000;
constexpr std::uint64_t draws_per_round = 100'000;  // a few milliseconds, so that few rounds are disturbed
constexpr int rounds = 41;
constexpr StreamKey key{1, 0};
constexpr Purpose measured{1};

template <class Value>
using HugeVector = std::vector<Value, HugePages<Value>>;

/// What the draws add up to goes here, so that they cannot be left out.
struct Sum {
  volatile double value = 0;
};

double unit(std::uint64_t word) { return static_cast<double>(word >> 11U) * 0x1p-53; }

/// xoshiro256++ of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (2021), with its 32
/// bytes.
struct StoredStream {
  std::array<std::uint64_t, 4> state{};

  std::uint64_t operator()() {
    const std::uint64_t result = std::rotl(state[0] + state[3], 23) + state[0];
    const std::uint64_t shifted = state[1] << 17U;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = std::rotl(state[3], 45);
    return result;
  }
};

HugeVector<std::uint32_t> random_order() {
  HugeVector<std::uint32_t> order(entities);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint64_t left = entities; left > 1; --left) {
    Draws draws(key, {Purpose{2}, left, 0});
    const auto chosen = static_cast<std::size_t>(uniform_int(draws, 0, static_cast<std::int64_t>(left) - 1));
    std::swap(order[left - 1], order[chosen]);
  }
  return order;
}

HugeVector<StoredStream> stored_streams() {
  HugeVector<StoredStream> streams(entities);
  for (std::uint64_t entity = 0; entity < entities; ++entity) {
    streams[entity].state = words_at(key, {Purpose{3}, entity, 0}, 0);
  }
  return streams;
}

Node decision_row() {
  const HugeVector<std::uint32_t> order = random_order();
  HugeVector<StoredStream> streams = stored_streams();
  Sum sum;
  std::uint64_t ordinal = 0;
  const std::array<std::function<void()>, 2> calls{
      [&] {
        double total = 0;
        ++ordinal;
        for (const std::uint32_t entity : order) {
          Draws draws(key, {measured, entity, ordinal});
          for (int draw = 0; draw < 4; ++draw) total += uniform01(draws);
        }
        sum.value = total;
      },
      [&] {
        double total = 0;
        for (const std::uint32_t entity : order) {
          StoredStream& stream = streams[entity];
          for (int draw = 0; draw < 4; ++draw) total += unit(stream());
        }
        sum.value = total;
      },
  };
  const std::vector<double> seconds = alternate(calls, 7);
  const double each = 1e9 / static_cast<double>(entities);
  return row_of({{"bench", figure("decision")},
                 {"entities", figure(entities)},
                 {"ns_addressed", figure(seconds[0] * each)},
                 {"ns_stored", figure(seconds[1] * each)},
                 {"ratio", figure(seconds[1] / seconds[0])}});
}

/// Nanoseconds of `ours(draws)` at its own address each time, and of `theirs()`.
template <class Ours, class Theirs>
Node distribution_row(std::string_view name, Ours ours, std::string_view engine, Theirs theirs) {
  Sum sum;
  std::uint64_t ordinal = 0;
  const std::array<std::function<void()>, 2> calls{
      [&] {
        double total = 0;
        ++ordinal;
        for (std::uint64_t entity = 0; entity < draws_per_round; ++entity) {
          Draws draws(key, {measured, entity, ordinal});
          total += static_cast<double>(ours(draws));
        }
        sum.value = total;
      },
      [&] {
        double total = 0;
        for (std::uint64_t entity = 0; entity < draws_per_round; ++entity) total += static_cast<double>(theirs());
        sum.value = total;
      },
  };
  const std::vector<double> seconds = alternate(calls, rounds);
  const double each = 1e9 / static_cast<double>(draws_per_round);
  return row_of({{"bench", figure("distribution")},
                 {"distribution", figure(name)},
                 {"engine", figure(engine)},
                 {"ns_addressed", figure(seconds[0] * each)},
                 {"ns_boost", figure(seconds[1] * each)},
                 {"ratio", figure(seconds[0] / seconds[1])}});
}

/// The rows of one engine. With words of 32 bits Boost's uniform and its choice of a category have 2^32 values only;
/// the others take as many words as they need.
template <class Engine>
void add_distributions(std::string_view name, Rows& rows) {
  Engine engine;
  const std::vector<double> weights{0.4, 2.5, 1.0, 1.7, 0.2, 3.1, 0.6, 1.3};
  const CategoryTable categories(weights);
  boost::random::uniform_real_distribution<double> uniform(0.0, 1.0);
  boost::random::exponential_distribution<double> waiting(1 / 2.5);
  boost::random::normal_distribution<double> bell;
  boost::random::lognormal_distribution<double> skewed(0.9163, 0.75);
  boost::random::discrete_distribution<int, double> choice(weights);
  rows.add(distribution_row(
      "uniform", [](Draws& draws) { return uniform01(draws); }, name, [&] { return uniform(engine); }));
  rows.add(distribution_row(
      "exponential", [](Draws& draws) { return exponential(draws, 2.5); }, name, [&] { return waiting(engine); }));
  rows.add(distribution_row("normal", [](Draws& draws) { return normal(draws); }, name, [&] { return bell(engine); }));
  rows.add(distribution_row(
      "log-normal", [](Draws& draws) { return lognormal(draws, 2.5, 0.75); }, name, [&] { return skewed(engine); }));
  rows.add(distribution_row(
      "categorical", [&](Draws& draws) { return categories.draw(draws); }, name, [&] { return choice(engine); }));
}

}  // namespace

int bench_draws(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  rows.add(decision_row());
  add_distributions<boost::random::mt19937>("mt19937", rows);
  add_distributions<boost::random::mt19937_64>("mt19937_64", rows);
  rows.finish();
  return 0;
}

}  // namespace piecework::cli
