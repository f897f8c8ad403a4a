#include "models/crowdwork/market.h"

#include <gtest/gtest.h>

#include "models/cli/heap_queue.h"
#include "tests/support/resume.h"

namespace piecework::crowdwork {
namespace {

struct HeapParts : OwnParts {
  using Queue = cli::HeapQueue;
};

constexpr std::uint32_t workers = 3000;
constexpr StreamKey key{.seed = 5};

template <class Parts>
Market<Parts> after(std::int64_t hours_later) {
  Market<Parts> market(workers, key);
  const Time until = Time{0} + hours(hours_later);
  run_events(market, {Time{0}, until, until}, {});
  return market;
}

TEST(Crowdwork, WhatIsPaidIsEarned) {
  const auto market = after<OwnParts>(72);
  std::int64_t balance = 0;
  std::int64_t earned = 0;
  std::int64_t tasks = 0;
  for (const Worker& worker : market.workers().rows()) {
    balance += worker.earned;
    earned += worker.earned;
    tasks += worker.tasks;
  }
  for (const Requester& requester : market.requesters().rows()) {
    balance -= requester.spent;
    tasks -= requester.tasks_done;
  }
  EXPECT_EQ(balance, 0);
  EXPECT_EQ(tasks, 0);
  EXPECT_GT(earned, 0);
}

// In the long run a worker is in session for one hour of twenty-one.
TEST(Crowdwork, SessionsTakeTheirShareOfTime) {
  const auto market = after<OwnParts>(200);
  double tasks = 0;
  for (const Worker& worker : market.workers().rows()) tasks += worker.tasks;
  const double sessions = workers * 200.0 / 21.0;
  EXPECT_GT(tasks / sessions, 3.0);
  EXPECT_LT(tasks / sessions, 60.0);  // an hour holds about 20 tasks of three minutes
  EXPECT_GT(market.open_groups(), market.requesters().size() / 2);
  EXPECT_LT(market.open_groups(), market.requesters().size() * 4);
}

TEST(Crowdwork, AHeapGivesTheSameHistory) {
  const auto ours = after<OwnParts>(60);
  const auto heap = after<HeapParts>(60);
  for (std::uint32_t row = 0; row < workers; ++row) {
    const Worker& a = ours.workers()[WorkerId{row}];
    const Worker& b = heap.workers()[WorkerId{row}];
    ASSERT_EQ(a.decisions, b.decisions) << row;
    ASSERT_EQ(a.earned, b.earned) << row;
    ASSERT_EQ(a.reservation_wage, b.reservation_wage) << row;
  }
}

TEST(Crowdwork, AWorkerFillsOneCacheLine) { EXPECT_EQ(sizeof(Worker), 64U); }

TEST(Crowdwork, ResumeEqualsUninterruptedAtFiftyMoments) {
  const Resumable<Market<>> model{
      .begin = [] { return Market<>(300, key); },
      .blank = [] { return Market<>(1, {}); },
      .run = [](Market<>& market, Time until) { run_events(market, {{}, until, until}, {}); },
      .from = Time{0},
      .until = Time{0} + hours(80)};
  expect_resume_equals_uninterrupted(model, 50);
}

}  // namespace
}  // namespace piecework::crowdwork
