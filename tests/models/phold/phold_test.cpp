#include "models/phold/phold.h"

#include <gtest/gtest.h>
#include <cmath>

#include "models/cli/heap_queue.h"
#include "tests/support/resume.h"

namespace piecework::phold {
namespace {

constexpr std::uint32_t entities = 2000;
constexpr StreamKey key{.seed = 3};

template <class Queue>
World<Queue> after(Time until) {
  World<Queue> world(entities, key);
  const std::uint64_t taken = run_events(world, {Time{0}, until, until}, {});
  EXPECT_EQ(taken, world.visits());
  return world;
}

TEST(Phold, LosesNoEvent) {
  const auto world = after<EventQueue>(Time{20'000'000});
  EXPECT_EQ(World<EventQueue>(world).schedule().size(), entities);
}

// Every event waits a million seconds on average (less half a second: waits are cut to whole ones).
TEST(Phold, TakesAsManyEventsAsTheWaitsAllow) {
  constexpr double means = 50;
  const auto world = after<EventQueue>(Time{static_cast<std::int64_t>(means * mean_wait)});
  const double expected = means * entities;
  EXPECT_NEAR(static_cast<double>(world.visits()), expected, 5 * std::sqrt(expected));
}

TEST(Phold, AHeapGivesTheSameHistory) {
  const auto ours = after<EventQueue>(Time{30'000'000});
  const auto heap = after<cli::HeapQueue>(Time{30'000'000});
  for (std::uint32_t row = 0; row < entities; ++row) {
    const Entity& a = ours.entities()[EntityId{row}];
    const Entity& b = heap.entities()[EntityId{row}];
    ASSERT_EQ(a.visits, b.visits) << row;
    ASSERT_EQ(a.waited, b.waited) << row;
  }
}

TEST(Phold, ResumeEqualsUninterruptedAtFiftyMoments) {
  const Resumable<World<>> model{.begin = [] { return World<>(300, key); },
                                 .blank = [] { return World<>(1, {}); },
                                 .run = [](World<>& world, Time until) { run_events(world, {{}, until, until}, {}); },
                                 .from = Time{0},
                                 .until = Time{10'000'000}};
  expect_resume_equals_uninterrupted(model, 50);
}

}  // namespace
}  // namespace piecework::phold
