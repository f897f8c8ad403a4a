// 300 000 draws of every distribution, hashed: the same on every compiler, optimisation level and processor. A change
// here is a change of stream_version. The last ones are Boost's: Draws is a Boost.Random engine, and Boost's ziggurat
// distributions give the same bits everywhere too.

#include <gtest/gtest.h>

#include <bit>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <vector>

#include "sim/random/distributions.h"

namespace piecework {
namespace {

std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }
template <std::integral Integer>
std::uint64_t bits_of(Integer value) {
  return static_cast<std::uint64_t>(value);
}

/// FNV-1a over the bits of 1000 draws from each of 300 addresses.
template <class Draw>
std::uint64_t hash_of(Draw draw) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (std::uint64_t entity = 0; entity < 300; ++entity) {
    Draws draws({1, 0}, {Purpose{1}, entity, 0});
    for (int i = 0; i < 1000; ++i) {
      std::uint64_t bits = bits_of(draw(draws));
      for (int byte = 0; byte < 8; ++byte, bits >>= 8U) hash = (hash ^ (bits & 0xffU)) * 0x100000001b3U;
    }
  }
  return hash;
}

TEST(Golden, ContinuousDistributions) {
  EXPECT_EQ(hash_of(uniform01), 0x391b3d8bad09b0afU);
  EXPECT_EQ(hash_of(open01), 0x8c2cddc59b715e5aU);
  EXPECT_EQ(hash_of([](Draws& draws) { return exponential(draws, 2.5); }), 0x2775e43d7f714ddaU);
  EXPECT_EQ(hash_of(normal), 0x18d05c74bbafece8U);
  EXPECT_EQ(hash_of([](Draws& draws) { return lognormal(draws, 2.5, 0.75); }), 0xc03d9e4110514825U);
  EXPECT_EQ(hash_of(gumbel), 0x112b535071cc109cU);
  EXPECT_EQ(hash_of([](Draws& draws) { return gamma(draws, 0.3, 2); }), 0x6a3886c7f3323e62U);
  EXPECT_EQ(hash_of([](Draws& draws) { return gamma(draws, 2.7, 2); }), 0x786d6522de32dc78U);
}

TEST(Golden, DiscreteDistributions) {
  const std::vector<double> weights{0.1, 2.5, 0.0, 1.7};
  EXPECT_EQ(hash_of([](Draws& draws) { return bernoulli(draws, 0.3); }), 0x590e94d87c6957a5U);
  EXPECT_EQ(hash_of([](Draws& draws) { return uniform_int(draws, -10, 1000); }), 0x548f1cd9c4a160daU);
  EXPECT_EQ(hash_of([](Draws& draws) { return geometric(draws, 0.05); }), 0x9f84e9eb76ff2105U);
  EXPECT_EQ(hash_of([](Draws& draws) { return poisson(draws, 0.8); }), 0x3fde7697073ca56fU);
  EXPECT_EQ(hash_of([](Draws& draws) { return poisson(draws, 75); }), 0x58b1215317db630dU);
  EXPECT_EQ(hash_of([](Draws& draws) { return binomial(draws, 12, 0.3); }), 0x97b1450f098d9580U);
  EXPECT_EQ(hash_of([](Draws& draws) { return binomial(draws, 400, 0.6); }), 0xa72a821a6116295fU);
  EXPECT_EQ(hash_of([&](Draws& draws) { return categorical(draws, weights); }), 0x6758dca0d759dcc7U);
}

TEST(Golden, BoostDistributionsOverDraws) {
  EXPECT_EQ(hash_of([](Draws& draws) { return boost::random::normal_distribution<>()(draws); }), 0x4140b03843d57b6fU);
  EXPECT_EQ(hash_of([](Draws& draws) { return boost::random::exponential_distribution<>()(draws); }),
            0x86311940f6331514U);
  EXPECT_EQ(hash_of([](Draws& draws) { return boost::random::uniform_int_distribution<>(1, 6)(draws); }),
            0x793313b144b7e8e6U);
}

}  // namespace
}  // namespace piecework
