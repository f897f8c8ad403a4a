#include "sim/events/key_sort.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <random>

namespace piecework {
namespace {

/// Keys in the order in which they were made, which is no order of theirs; `moment(i)` in seconds.
template <class Moment>
EventKeys keys_at(std::size_t count, const Moment& moment) {
  EventKeys keys;
  for (std::size_t i = 0; i < count; ++i) {
    const auto priority = i % 7 == 0 ? Priority::first : Priority::normal;
    keys.emplace_back(EventKey::Parts{Time{moment(i)}, priority, (i * 7919) % (2 * count) * 2 + i % 2 + 1, 1,
                                      static_cast<std::uint32_t>(i)});
  }
  return keys;
}

template <class Moment>
void expect_sorted(std::size_t count, const Moment& moment) {
  EventKeys keys = keys_at(count, moment);
  EventKeys expected = keys;
  std::sort(expected.begin(), expected.end());
  sort_keys(keys);
  EXPECT_EQ(keys, expected) << count;
}

TEST(KeySort, OrdersAsStdSort) {
  std::mt19937_64 random(1);
  for (const std::size_t count : {0U, 1U, 2U, 4095U, 4096U, 10'000U, 300'000U}) {
    expect_sorted(count, [&](std::size_t) { return static_cast<std::int64_t>(random() % 1'000'000'000); });
  }
}

TEST(KeySort, OrdersMomentsThatAreNotSpreadEvenly) {
  std::mt19937_64 random(2);
  expect_sorted(50'000, [](std::size_t) { return std::int64_t{1'735'689'600}; });  // all at once
  expect_sorted(50'000, [](std::size_t i) { return i == 0 ? (std::int64_t{1} << 40) - 1 : std::int64_t{5}; });
  expect_sorted(50'000, [&](std::size_t) { return std::int64_t{1} << random() % 40; });
  expect_sorted(50'000, [](std::size_t i) { return static_cast<std::int64_t>(50'000 - i); });
}

}  // namespace
}  // namespace piecework
