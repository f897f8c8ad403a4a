// Addresses and the engine that serves their words.

#include "sim/random/address.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "sim/random/draws.h"

namespace piecework {
namespace {

static_assert(std::uniform_random_bit_generator<Draws>);

constexpr StreamKey key{7, 3};
constexpr Address address{Purpose{11}, 1'000'000'007, 5};

TEST(Address, IsTheCounterAndTheKeyOfPhilox) {
  EXPECT_EQ(words_at(key, address, 2), philox({2, 5, 1'000'000'007, 11}, {7, 3}));
  EXPECT_EQ(hash_at(key, address), words_at(key, address, 0)[0]);
}

TEST(Address, SeveralAtOnceHaveTheirOwnWords) {
  const std::array<Address, 3> addresses{address, Address{Purpose{12}, 0, 7}, Address{Purpose{11}, ~0ULL, ~0ULL}};
  const std::array<PhiloxBlock, 3> together = words_at_each(key, addresses);
  for (std::size_t at = 0; at < addresses.size(); ++at) EXPECT_EQ(together[at], words_at(key, addresses[at], 0));
}

/// From every place in a block, for words that are rare and words that are not.
TEST(Draws, FirstThatIsTheNextThatHits) {
  for (const std::uint64_t rarity : {1U, 2U, 7U, 40U, 300U}) {
    const auto hits = [rarity](std::uint64_t word) { return word % rarity == 0; };
    for (std::uint64_t entity = 0; entity < 50; ++entity) {
      Draws quick(key, {Purpose{11}, entity, rarity});
      Draws plain = quick;
      for (std::uint64_t turn = 0; turn < 20; ++turn) {
        for (std::uint64_t word = 0; word < turn % 6; ++word) ASSERT_EQ(quick(), plain());
        std::uint64_t next = plain();
        while (!hits(next)) next = plain();
        ASSERT_EQ(quick.first_that(hits), next);
      }
      EXPECT_EQ(quick(), plain());
    }
  }
}

TEST(Draws, ServeTheBlocksInOrder) {
  Draws draws(key, address);
  for (std::uint64_t block = 0; block < 3; ++block) {
    for (const std::uint64_t word : words_at(key, address, block)) EXPECT_EQ(draws(), word);
  }
}

TEST(Draws, CopiesContinueIndependently) {
  Draws draws(key, address);
  for (int i = 0; i < 5; ++i) draws();
  Draws copy = draws;
  std::vector<std::uint64_t> first(6);
  std::vector<std::uint64_t> second(6);
  std::generate(first.begin(), first.end(), [&] { return draws(); });
  std::generate(second.begin(), second.end(), [&] { return copy(); });
  EXPECT_EQ(first, second);
}

TEST(Address, EveryPartMatters) {
  std::vector<std::uint64_t> first_words;
  for (std::uint64_t part = 0; part < 5; ++part) {
    for (std::uint64_t value = 1; value <= 1000; ++value) {
      std::uint64_t parts[5] = {};
      parts[part] = value;
      first_words.push_back(hash_at({parts[0], parts[1]}, {Purpose{parts[2]}, parts[3], parts[4]}));
    }
  }
  std::sort(first_words.begin(), first_words.end());
  EXPECT_EQ(std::adjacent_find(first_words.begin(), first_words.end()), first_words.end());
}

/// Bits of the exclusive or of neighbouring addresses' words: half are set, up to five standard errors.
TEST(Address, NeighboursAreUnrelated) {
  constexpr int pairs = 20'000;
  for (int part = 0; part < 4; ++part) {
    std::int64_t set = 0;
    for (std::uint64_t i = 0; i < pairs; ++i) {
      const Address here{Purpose{1}, i, 0};
      const Address there{Purpose{part == 0 ? 2U : 1U}, part == 1 ? i + 1 : i, part == 2 ? 1U : 0U};
      const StreamKey other{1, part == 3 ? 1U : 0U};
      set += std::popcount(hash_at({1, 0}, here) ^ hash_at(other, there));
    }
    EXPECT_NEAR(static_cast<double>(set), 32.0 * pairs, 5 * std::sqrt(16.0 * pairs)) << part;
  }
}

}  // namespace
}  // namespace piecework
