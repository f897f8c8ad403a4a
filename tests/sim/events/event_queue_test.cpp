#include "sim/events/event_queue.h"

#include <gtest/gtest.h>
#include <array>
#include <functional>
#include <queue>
#include <random>
#include <set>
#include <span>
#include <vector>

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

constexpr Time end_of_time{(1LL << 40) - 1};
constexpr auto no_prefetch = [](const EventKey&) {};

using Random = std::mt19937_64;
/// Seconds from now at which the next event is scheduled.
using Increments = std::function<std::int64_t(Random&)>;

std::int64_t below(Random& random, std::uint64_t limit) { return static_cast<std::int64_t>(random() % limit); }

struct Named {
  const char* name;
  Increments increments;
};

std::vector<Named> distributions() {
  return {
      {"equal", [](Random&) { return 0; }},
      {"dense", [](Random& random) { return below(random, 50); }},
      {"uniform", [](Random& random) { return below(random, 1'000'000); }},
      {"bimodal", [](Random& random) { return random() % 10 == 0 ? below(random, 10'000'000) : below(random, 100); }},
      {"heavy tail", [](Random& random) { return std::int64_t{1} << below(random, 36); }},
      {"far", [](Random& random) { return 1'000'000'000 + below(random, 1'000'000); }},
      {"bursts", [](Random& random) { return random() % 3 == 0 ? 86'400 : 0; }},
      {"seldom", [](Random& random) { return random() % 1000 == 0 ? 1'000'000 : below(random, 3); }},
  };
}

struct Mix {
  double push;      // share of operations that push; cancelled and popped keys balance it
  double cancel;    // share that cancel a random pending key
  bool priorities;  // all sixteen, not one
  bool past;        // some pushes lie before the last pop
};

/// The queue beside an ordered set of the same keys.
class Pair {
 public:
  explicit Pair(std::uint64_t seed) : random_(seed) {}

  void push(const Increments& increments, const Mix& mix) {
    std::int64_t time = now_ + increments(random_);
    if (mix.past && random_() % 50 == 0) time = below(random_, static_cast<std::uint64_t>(now_) + 1);
    time = std::min(time, end_of_time.seconds - 1);
    const auto priority = mix.priorities ? static_cast<Priority>(random_() % 16) : Priority::normal;
    const auto row = static_cast<std::uint32_t>(owners_.size());
    const Ticket ticket = queue_.push(Time{time}, priority, 3, row);
    owners_.push_back(ticket);
    expected_.insert(EventKey({Time{time}, priority, ticket.value, 3, row}));
    pending_.push_back(*expected_.find(EventKey({Time{time}, priority, ticket.value, 3, row})));
  }

  void cancel_one() {
    while (!pending_.empty()) {
      std::swap(pending_[random_() % pending_.size()], pending_.back());
      const EventKey key = pending_.back();
      pending_.pop_back();
      if (expected_.erase(key) == 0) continue;  // popped meanwhile
      owners_[key.row()] = Ticket{};
      queue_.note_dead([this](const EventKey& each) { return live(each); }, no_prefetch);
      return;
    }
  }

  /// Pops both and compares.
  ::testing::AssertionResult pop(Time until) {
    EventKey key;
    bool popped = queue_.pop_before(until, key, no_prefetch);
    while (popped && !live(key)) {
      queue_.note_dropped();
      popped = queue_.pop_before(until, key, no_prefetch);
    }
    const bool due = !expected_.empty() && expected_.begin()->time() < until;
    if (popped != due) return ::testing::AssertionFailure() << "popped " << popped << ", due " << due;
    if (!popped) return ::testing::AssertionSuccess();
    const EventKey wanted = *expected_.begin();
    expected_.erase(expected_.begin());
    now_ = key.time().seconds;
    if (key == wanted) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "sequence " << key.sequence() << " at " << key.time().seconds
                                         << " in place of " << wanted.sequence() << " at " << wanted.time().seconds;
  }

  ::testing::AssertionResult step(const Increments& increments, const Mix& mix) {
    const double luck = static_cast<double>(random_() >> 11) * 0x1p-53;
    if (luck < mix.push || expected_.empty()) {
      push(increments, mix);
    } else if (luck < mix.push + mix.cancel) {
      cancel_one();
    } else {
      return pop(random_() % 8 == 0 ? Time{now_ + below(random_, 100)} : end_of_time);
    }
    return ::testing::AssertionSuccess();
  }

  ::testing::AssertionResult same_keys() const {
    const EventKeys keys = queue_.live_keys([this](const EventKey& key) { return live(key); });
    if (keys == EventKeys(expected_.begin(), expected_.end())) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << keys.size() << " live keys, " << expected_.size() << " expected";
  }

  void replace_by_copy() {
    const EventQueue copy = queue_;
    queue_ = copy;
  }
  void replace_by_restored() {
    const EventKeys keys = queue_.live_keys([this](const EventKey& key) { return live(key); });
    queue_.restore(keys, queue_.last_sequence());
  }

  [[nodiscard]] std::size_t pending() const { return expected_.size(); }
  [[nodiscard]] const EventQueue& queue() const { return queue_; }

 private:
  [[nodiscard]] bool live(const EventKey& key) const { return owners_[key.row()] == key.ticket(); }

  Random random_;
  EventQueue queue_;
  std::set<EventKey> expected_;
  std::vector<Ticket> owners_;     // by row
  std::vector<EventKey> pending_;  // to cancel one of them
  std::int64_t now_ = 0;
};

void compare(const Named& distribution, const Mix& mix, int operations) {
  Pair pair(static_cast<std::uint64_t>(operations) + (mix.past ? 1 : 0));
  for (int i = 0; i < 2000; ++i) pair.push(distribution.increments, mix);
  for (int i = 0; i < operations; ++i) {
    ASSERT_TRUE(pair.step(distribution.increments, mix)) << distribution.name << ", operation " << i;
    if (i % (operations / 4) == operations / 8) pair.replace_by_copy();
    if (i % (operations / 4) == operations / 5) pair.replace_by_restored();
  }
  ASSERT_TRUE(pair.same_keys()) << distribution.name;
  while (pair.pending() > 0) ASSERT_TRUE(pair.pop(end_of_time)) << distribution.name << ", at the end";
}

void compare_all(int operations) {
  for (const Named& distribution : distributions()) {
    for (const Mix& mix : {Mix{0.5, 0.0, false, false}, Mix{0.5, 0.1, true, false}, Mix{0.5, 0.3, false, true},
                           Mix{0.52, 0.0, true, true}}) {
      compare(distribution, mix, operations);
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
}

// The pop order must be that of an ordered set of (time, priority, sequence), whatever happens between pops.
TEST(EventQueue, PopsAsAnOrderedSetDoesOverTenMillionOperations) {
  constexpr int kinds = 8 * 4;
  compare_all(10'000'000 / kinds + 1);
}

TEST(EventQueue, KeepsOrderInALargePileThatIsSpreadInParts) {
  for (const Named& distribution : distributions()) {
    Pair pair(7);
    const Mix mix{0.5, 0.05, true, false};
    for (int i = 0; i < 40'000; ++i) pair.push(distribution.increments, mix);
    for (int i = 0; i < 40'000; ++i) ASSERT_TRUE(pair.step(distribution.increments, mix)) << distribution.name;
    while (pair.pending() > 0) ASSERT_TRUE(pair.pop(end_of_time)) << distribution.name;
  }
}

// A pile of more than a quarter of a million keys is spread ahead of need, while keys come and go.
TEST(EventQueue, KeepsOrderWhileALargePileIsSpreadInSlices) {
  const std::vector<Named> all = distributions();
  for (const Named& distribution : std::span(all).subspan(2, 4)) {  // from uniform to far
    Random random(8);
    EventQueue queue;
    std::priority_queue<EventKey, std::vector<EventKey>, std::greater<>> expected;
    std::uint32_t row = 0;
    const auto push = [&](std::int64_t now) {
      const Time time{std::min(now + distribution.increments(random), end_of_time.seconds - 1)};
      const auto priority = random() % 4 == 0 ? Priority::early : Priority::normal;
      const Ticket ticket = queue.push(time, priority, 1, row);
      expected.push(EventKey({time, priority, ticket.value, 1, row++}));
    };
    constexpr int pending = 400'000;
    for (int i = 0; i < pending; ++i) push(0);
    for (int i = 0; i < 2 * pending; ++i) {
      EventKey key;
      ASSERT_TRUE(queue.pop_before(end_of_time, key, no_prefetch));
      ASSERT_EQ(key, expected.top()) << distribution.name << ", pop " << i;
      expected.pop();
      push(key.time().seconds);
      if (i % 100'000 == 70'000) {
        const EventKeys held = queue.live_keys([](const EventKey&) { return true; });
        EXPECT_EQ(held.size(), expected.size());
      }
    }
  }
}

// A sweep of dead keys is in the pile, or past it, when slices of the pile begin to be spread.
TEST(EventQueue, KeepsOrderWhileALargePileIsSpreadAndSwept) {
  const std::vector<Named> all = distributions();
  const Increments &near = all[2].increments, &far = all[5].increments;
  constexpr int near_count = 30'000, far_count = 600'000;
  for (const int swept : {1'000, 4'900}) {  // cancellations that sweep: some 4,800 go through the pile
    Pair pair(9);
    const Mix mix{0.2, 0.5, true, false};
    for (int i = 0; i < near_count; ++i) pair.push(near, mix);
    ASSERT_TRUE(pair.pop(end_of_time));
    for (int i = 0; i < far_count; ++i) pair.push(far, mix);
    for (int i = 0; i < (near_count + far_count) / 2 + swept; ++i) pair.cancel_one();
    EXPECT_LT(pair.queue().size(), near_count + far_count) << "no sweep began";
    for (int i = 0; i < 20'000; ++i) ASSERT_TRUE(pair.step(far, mix)) << i;
    ASSERT_TRUE(pair.same_keys());
    while (pair.pending() > 0) ASSERT_TRUE(pair.pop(end_of_time));
  }
}

TEST(EventQueue, ManyOfOneSecondComeInTheOrderOfTheirSequence) {
  EventQueue queue;
  constexpr std::uint32_t count = 100'000;
  for (std::uint32_t row = 0; row < count; ++row) queue.push(Time{100}, Priority::normal, 0, row);
  EventKey key;
  for (std::uint32_t row = 0; row < count; ++row) {
    ASSERT_TRUE(queue.pop_before(end_of_time, key, no_prefetch));
    ASSERT_EQ(key.row(), row);
    if (row % 2 == 0) queue.push(Time{100}, Priority::normal, 0, count + row / 2);  // behind all of them
  }
  for (std::uint32_t row = count; row < count + count / 2; ++row) {
    ASSERT_TRUE(queue.pop_before(end_of_time, key, no_prefetch));
    ASSERT_EQ(key.row(), row);
  }
  EXPECT_TRUE(queue.empty());
}

TEST(EventQueue, ForeverAtOneSecondTakesNoMemory) {
  EventQueue queue;
  for (std::uint32_t row = 0; row < 1000; ++row) queue.push(Time{5}, Priority::normal, 0, row);
  const std::size_t before = queue.bytes();
  EventKey key;
  for (int i = 0; i < 1'000'000; ++i) {
    ASSERT_TRUE(queue.pop_before(end_of_time, key, no_prefetch));
    queue.push(Time{5}, Priority::normal, 0, key.row());
  }
  EXPECT_LE(queue.bytes(), before + 65'536);
}

TEST(EventQueue, HoldsFewBytesBesideEachKey) {
  Random random(3);
  EventQueue queue;
  constexpr std::size_t count = 300'000;
  for (std::size_t i = 0; i < count; ++i) queue.push(Time{below(random, 100'000'000)}, Priority::normal, 0, 0);
  EventKey key;
  for (std::size_t i = 0; i < 2 * count; ++i) {
    ASSERT_TRUE(queue.pop_before(end_of_time, key, no_prefetch));
    queue.push(key.time() + Duration{below(random, 100'000'000)}, Priority::normal, 0, 0);
  }
  EXPECT_LT(static_cast<double>(queue.bytes()) / count, 16 + 24);
}

TEST(EventQueue, TellsAheadOfEveryKeyThatIsPopped) {
  Random random(4);
  EventQueue queue;
  constexpr std::uint32_t count = 20'000;
  for (std::uint32_t row = 0; row < count; ++row) queue.push(Time{below(random, 1'000'000)}, Priority::normal, 0, row);
  std::vector<int> told(count);
  EventKey key;
  std::size_t untold = 0;
  while (queue.pop_before(end_of_time, key, [&](const EventKey& coming) { ++told[coming.row()]; })) {
    untold += told[key.row()] == 0 ? 1 : 0;
  }
  EXPECT_LT(untold, count / 20);  // a key or two at the seams between buckets
}

}  // namespace
}  // namespace piecework
