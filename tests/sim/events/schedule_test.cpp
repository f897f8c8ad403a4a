#include "sim/events/schedule.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <variant>
#include <vector>

#include "sim/events/engine.h"

namespace piecework {
namespace {

struct Clocks {};

struct Ring {
  Id<Clocks> row;
};

struct Alarm {
  static constexpr bool cancellable = true;
  static constexpr Priority priority = Priority::early;
  Id<Clocks> row;
};

using ClockEvents = TypeList<Ring, Alarm>;

class ClockWorld {
 public:
  explicit ClockWorld(std::size_t clocks) : tickets_(clocks) {}

  Schedule<ClockEvents>& schedule() { return schedule_; }
  Ticket& live_ticket(Alarm alarm) { return tickets_[alarm.row.row()]; }
  void handle(Time time, Ring ring) { log.push_back({time.seconds, 'r', ring.row.row()}); }
  void handle(Time time, Alarm alarm) { log.push_back({time.seconds, 'a', alarm.row.row()}); }

  struct Entry {
    std::int64_t seconds;
    char kind;
    std::uint32_t row;
    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> log;

 private:
  Schedule<ClockEvents> schedule_;
  std::vector<Ticket> tickets_;
};

RunSpan all(std::int64_t until) { return {Time{0}, Time{until}, Time{until}}; }

TEST(Schedule, DeliversTypedEventsInOrder) {
  ClockWorld world(3);
  world.schedule().at(Time{10}, Ring{Id<Clocks>{1}});
  world.schedule().at(Time{10}, Alarm{Id<Clocks>{2}}, world);  // same second, earlier priority
  world.schedule().at(Time{5}, Ring{Id<Clocks>{0}});
  run_events(world, all(100), {});
  EXPECT_EQ(world.log, (std::vector<ClockWorld::Entry>{{5, 'r', 0}, {10, 'a', 2}, {10, 'r', 1}}));
}

TEST(Schedule, TheEndIsExclusive) {
  ClockWorld world(1);
  world.schedule().at(Time{10}, Ring{Id<Clocks>{0}});
  EXPECT_EQ(run_events(world, all(10), {}), 0U);
  EXPECT_EQ(run_events(world, all(11), {}), 1U);
}

TEST(Schedule, CancelsAndMoves) {
  ClockWorld world(2);
  world.schedule().at(Time{10}, Alarm{Id<Clocks>{0}}, world);
  world.schedule().at(Time{20}, Alarm{Id<Clocks>{1}}, world);
  world.schedule().cancel(Alarm{Id<Clocks>{0}}, world);
  world.schedule().at(Time{30}, Alarm{Id<Clocks>{1}}, world);
  run_events(world, all(100), {});
  EXPECT_EQ(world.log, (std::vector<ClockWorld::Entry>{{30, 'a', 1}}));
}

TEST(Schedule, MovingFarEventsAgainAndAgainCostsNoMemory) {
  constexpr std::uint32_t clocks = 1000;
  ClockWorld world(clocks);
  for (std::int64_t round = 0; round < 10'000; ++round) {
    for (std::uint32_t clock = 0; clock < clocks; ++clock) {
      world.schedule().at(Time{1'000'000 + round}, Alarm{Id<Clocks>{clock}}, world);
    }
    ASSERT_LE(world.schedule().size(), 3 * clocks);
  }
  EXPECT_LT(world.schedule().bytes(), 1U << 20);
  run_events(world, all(2'000'000), {});
  EXPECT_EQ(world.log.size(), clocks);
}

TEST(Schedule, GivesWhatIsPendingInOrderAndTakesItBack) {
  ClockWorld world(3);
  world.schedule().at(Time{30}, Alarm{Id<Clocks>{0}}, world);
  world.schedule().at(Time{10}, Ring{Id<Clocks>{1}});
  world.schedule().at(Time{20}, Alarm{Id<Clocks>{0}}, world);  // the one at 30 is dead now
  world.schedule().at(Time{10}, Ring{Id<Clocks>{2}});
  const Pending pending = world.schedule().pending(world);
  ASSERT_EQ(pending.keys.size(), 3U);
  EXPECT_TRUE(std::is_sorted(pending.keys.begin(), pending.keys.end()));

  ClockWorld copy = world;
  copy.schedule().restore(pending);
  copy.schedule().at(Time{10}, Ring{Id<Clocks>{0}});  // its sequence follows those of the restored ones
  run_events(copy, all(100), {});
  EXPECT_EQ(copy.log, (std::vector<ClockWorld::Entry>{{10, 'r', 1}, {10, 'r', 2}, {10, 'r', 0}, {20, 'a', 0}}));
  EXPECT_TRUE(copy.schedule().pending(copy).keys.empty());
}

TEST(Schedule, TellsTheOwnerWhatComesSoon) {
  struct Foreseeing {
    Schedule<ClockEvents>& schedule() { return events; }
    Ticket& live_ticket(Alarm) { return ticket; }
    void prefetch(Ring ring) const { foreseen[ring.row.row()] = true; }
    void prefetch_next(Ring ring) const { near[ring.row.row()] = foreseen[ring.row.row()]; }
    void handle(Time, Ring ring) {
      expected += foreseen[ring.row.row()] ? 1 : 0;
      expected_after_that += near[ring.row.row()] ? 1 : 0;
    }
    void handle(Time, Alarm) {}
    Schedule<ClockEvents> events;
    Ticket ticket;
    mutable std::vector<bool> foreseen = std::vector<bool>(1000);
    mutable std::vector<bool> near = std::vector<bool>(1000);
    int expected = 0;
    int expected_after_that = 0;
  } world;
  for (std::uint32_t clock = 0; clock < 1000; ++clock) world.events.at(Time{clock * 7 % 100}, Ring{Id<Clocks>{clock}});
  run_events(world, all(1000), {});
  EXPECT_GT(world.expected, 900);
  EXPECT_GT(world.expected_after_that, 900);
}

TEST(Engine, StopsWhenAsked) {
  struct Endless {
    Schedule<ClockEvents>& schedule() { return events; }
    Ticket& live_ticket(Alarm) { return ticket; }
    void handle(Time time, Ring ring) { events.at(time + Duration{1}, ring); }
    void handle(Time, Alarm) {}
    Schedule<ClockEvents> events;
    Ticket ticket;
  } world;
  world.events.at(Time{0}, Ring{Id<Clocks>{0}});
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(run_events(world, all(1'000'000'000), {source.get_token()}), Interrupted);
}

TEST(Engine, ReportsHowFarItIs) {
  ClockWorld world(1);
  for (int i = 0; i < 10'000; ++i) world.schedule().at(Time{i}, Ring{Id<Clocks>{0}});
  std::atomic<double> fraction{0.0};
  run_events(world, all(10'000), {{}, &fraction});
  EXPECT_GT(fraction.load(), 0.5);
  EXPECT_LE(fraction.load(), 1.0);
}

}  // namespace
}  // namespace piecework
