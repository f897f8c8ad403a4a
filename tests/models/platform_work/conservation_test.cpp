#include "models/platform_work/measures/conservation.h"

#include <gtest/gtest.h>

#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr std::int64_t month_seconds = 31 * seconds_per_day;

/// The state after a run in which every law was checked at each census.
State finished() {
  Market market = testing::small_market({.policies = {"skills_programme", "pay_floor"}});
  market.run({});
  return market.state();
}

TEST(Conservation, HoldsInARunWithWorkReviewFeesAndCourses) {
  const State state = finished();
  EXPECT_NO_THROW(check_conservation(state, month_seconds));
  EXPECT_GT(state.platform.books.tasks_done, 1000);
  EXPECT_GT(state.platform.books.tasks_rejected, 0);
  EXPECT_GT(state.platform.books.tasks_expired, 0);
  EXPECT_GT(state.platform.books.fee_cents, 0);
  EXPECT_GT(state.platform.books.left, 0);
  EXPECT_GT(state.programmes.programmes.front().started, 0);
}

TEST(Conservation, FindsALostCent) {
  State state = finished();
  ++state.platform.requesters.rows()[0].spent_cents;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = finished();
  --state.platform.lives.rows()[5].earned_cents;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
}

TEST(Conservation, FindsALostCentOfThePublicPurse) {
  const State good = finished();
  EXPECT_GT(good.public_books.month.income().value, 0);
  EXPECT_GT(good.public_books.total.transfers().value, 0);
  State state = good;
  ++state.public_books.month.tax.value;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = good;
  --state.livelihoods.rows().back().net;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = good;
  ++state.livelihoods.rows().back().assistance;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
}

TEST(Conservation, FindsALostTask) {
  State state = finished();
  ++state.platform.books.tasks_posted;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = finished();
  ++state.platform.lives.rows()[0].tasks_in_hand;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
}

TEST(Conservation, FindsALostMemberASeatAndAnImpossibleMonth) {
  State state = finished();
  ++state.platform.books.joined;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = finished();
  ++state.programmes.programmes.front().enrolled;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  state = finished();
  state.platform.lives.rows()[0].month.search_seconds = 40 * 86'400;
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
}

TEST(Conservation, FindsALostPersonAJobAndAVacancy) {
  const State good = finished();
  const auto broken = [&](const auto& change) {
    State state = good;
    change(state);
    EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
  };
  broken([](State& state) { ++state.jobs.residents[1]; });
  broken([](State& state) { ++state.jobs.cells[7].employees; });
  broken([](State& state) { --state.jobs.own_account; });
  broken([](State& state) { ++state.jobs.books.departed; });
  broken([](State& state) { ++state.jobs.books.vacancies_withdrawn; });
  broken([](State& state) { ++state.jobs.books.hires; });
  broken([](State& state) { state.careers.rows().back().presence = Presence::gone; });
}

TEST(Conservation, NobodyHasAJobWithoutHours) {
  State state = finished();
  for (Career& career : state.careers.rows()) {
    if (career.state == LabourState::employed) career.hours = 0;
  }
  EXPECT_THROW(check_conservation(state, month_seconds), InternalError);
}

}  // namespace
}  // namespace piecework::platform_work
