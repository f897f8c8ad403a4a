// Philox against the known answers published with Random123 and against that library itself.

#include "sim/random/philox.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>

namespace piecework {
namespace {

constexpr std::uint64_t ones = 0xffffffffffffffff;

static_assert(philox({0, 0, 0, 0}, {0, 0}) ==
              PhiloxBlock{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});

TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
            (PhiloxBlock{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}));
  EXPECT_EQ(philox({0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
                   {0x452821e638d01377, 0xbe5466cf34e90c6c}),
            (PhiloxBlock{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}));
}

TEST(Philox, EqualsRandom123) {
  PhiloxCounter counter{1, 2, 3, 4};
  for (int i = 0; i < 10'000; ++i) {  // each answer is the next question
    const PhiloxKey key{counter[1], counter[3]};
    const auto theirs = r123::Philox4x64{}({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    counter = philox(counter, key);
    ASSERT_EQ(counter, (PhiloxBlock{theirs[0], theirs[1], theirs[2], theirs[3]})) << i;
  }
}

TEST(Philox, OfEachIsTheSameOneByOne) {
  std::array<PhiloxCounter, 5> counters{{{1, 2, 3, 4}, {ones, 0, ones, 0}, {0, 0, 0, 0}, {5, 5, 5, 5}, {6, 7, 8, 9}}};
  for (int i = 0; i < 2'000; ++i) {  // the answers are the next questions
    const PhiloxKey key{counters[0][1], counters[4][3]};
    const std::array<PhiloxBlock, 5> together = philox_of_each(counters, key);
    for (std::size_t at = 0; at < counters.size(); ++at) ASSERT_EQ(together[at], philox(counters[at], key)) << i;
    counters = together;
  }
}

}  // namespace
}  // namespace piecework
