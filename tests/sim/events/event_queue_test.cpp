#include "sim/events/event_queue.h"

#include <gtest/gtest.h>
#include <random>
#include <set>

namespace piecework {
namespace {

TEST(EventKey, KeepsItsParts) {
  const EventKey key({Time{(1LL << 40) - 1}, Priority::last, EventKey::max_sequence, 255, EventKey::max_row});
  EXPECT_EQ(key.time().seconds, (1LL << 40) - 1);
  EXPECT_EQ(key.priority(), Priority::last);
  EXPECT_EQ(key.sequence(), EventKey::max_sequence);
  EXPECT_EQ(key.kind(), 255);
  EXPECT_EQ(key.row(), EventKey::max_row);
}

TEST(EventKey, RefusesWhatDoesNotFit) {
  EXPECT_THROW(EventKey({Time{-1}, Priority::normal, 1, 0, 0}), InternalError);
  EXPECT_THROW(EventKey({Time{1LL << 40}, Priority::normal, 1, 0, 0}), InternalError);
  EXPECT_THROW(EventKey({Time{0}, Priority::normal, EventKey::max_sequence + 1, 0, 0}), InternalError);
  EXPECT_THROW(EventKey({Time{0}, Priority::normal, 1, 0, 1U << 24}), InternalError);
}

TEST(EventKey, OrdersByTimeThenPriorityThenSequence) {
  const EventKey a({Time{5}, Priority::normal, 9, 200, 7});
  EXPECT_LT(a, EventKey({Time{6}, Priority::first, 1, 0, 0}));
  EXPECT_LT(a, EventKey({Time{5}, Priority::late, 1, 0, 0}));
  EXPECT_LT(a, EventKey({Time{5}, Priority::normal, 10, 0, 0}));
}

// The pop order must be that of an ordered set of (time, priority, sequence), whatever is pushed between pops.
TEST(EventQueue, PopsAsAnOrderedSetDoes) {
  std::mt19937_64 random(1);
  EventQueue queue;
  std::set<std::tuple<std::int64_t, int, std::uint32_t>> expected;
  std::int64_t now = 0;
  for (int step = 0; step < 200'000; ++step) {
    if (expected.empty() || random() % 5 < 3) {
      const auto time = now + static_cast<std::int64_t>(random() % 50);
      const auto priority = static_cast<Priority>(random() % 16);
      const Ticket ticket = queue.push(Time{time}, priority, 0, 0);
      expected.emplace(time, static_cast<int>(priority), ticket.value);
    } else {
      const EventKey key = queue.pop();
      ASSERT_EQ(std::make_tuple(key.time().seconds, static_cast<int>(key.priority()), key.ticket().value),
                *expected.begin());
      expected.erase(expected.begin());
      now = key.time().seconds;
    }
  }
  EXPECT_EQ(queue.size(), expected.size());
}

}  // namespace
}  // namespace piecework
