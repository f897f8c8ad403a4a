// Drivers in a small Toronto: who begins, what a week pays, who stops, where the money goes.

#include <gtest/gtest.h>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/dispatch/handle.h"
#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/measures/conservation.h"
#include "models/platform_work/public/settlement.h"
#include "tests/models/platform_work/small_market.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

std::string setting(const std::string& key, const std::string& value) {
  return "platforms.dispatch." + key + "={value=" + value + ",low=" + value + ",high=" + value + "}";
}

/// Many hear of it, so that a small city has drivers.
std::vector<std::string> advertised(std::vector<std::string> more = {}) {
  more.push_back(setting("advertising", "0.3"));
  return more;
}

Market market_of(std::vector<std::string> overrides) {
  return testing::small_market({.overrides = std::move(overrides)});
}

std::int64_t driving_now(const State& state) { return state.dispatch.total.joined - state.dispatch.total.left; }

TEST(Drivers, BeginWorkAndArePaid) {
  Market market = market_of(advertised());
  market.run({});
  const DispatchBooks& total = market.state().dispatch.total;
  EXPECT_GT(total.joined, 50);
  EXPECT_GT(total.online_seconds, 100 * seconds_per_hour);
  EXPECT_GT(total.engaged_seconds, 0);
  EXPECT_LT(total.engaged_seconds, total.online_seconds);
  const double hours = static_cast<double>(total.online_seconds) / seconds_per_hour;
  const State& state = market.state();
  const std::int64_t eighteen_ago = state.now.seconds / seconds_per_day - 18 * 365;
  for (const Driver& driver : state.dispatch.drivers) {
    EXPECT_LT(state.careers[PersonId{driver.person}].birth_day, eighteen_ago);
  }
  const double engaged = static_cast<double>(total.engaged_seconds) / seconds_per_hour;
  EXPECT_NEAR(static_cast<double>(total.pay_cents), 3420.0 * engaged, 0.001 * 3420.0 * engaged);
  EXPECT_NEAR(static_cast<double>(total.cost_cents), 1200.0 * hours, 0.001 * 1200.0 * hours);
}

TEST(Drivers, WithoutAdvertisingNobodyDrives) {
  Market market = market_of({setting("advertising", "0")});
  market.run({});
  EXPECT_EQ(market.state().dispatch.total.joined, 0);
  EXPECT_TRUE(market.state().dispatch.drivers.empty());
}

TEST(Drivers, MoreDriversAreLessBusy) {
  Market few = market_of({setting("advertising", "0.03")});
  Market many = market_of(advertised());
  few.run({});
  many.run({});
  EXPECT_LT(many.state().dispatch.usual_pay, few.state().dispatch.usual_pay);
}

TEST(Drivers, AskForAShareOfTheWageButNotLessThanAnHourAtHome) {
  Market market = market_of({});
  State state = market.state();
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    const Career& career = state.careers[person];
    const double home = static_cast<double>(state.people[person].reservation_wage) * 1.37;
    const double asked = asked_for_driving(state, person);
    EXPECT_GE(asked, home * 0.999);
    if (career.is_immigrant() || career.state == LabourState::unemployed || career.wage_cents == 0) continue;
    EXPECT_NEAR(asked, std::max(home, 0.5 * career.wage_cents / 100.0), 0.001 * asked);
  }
}

TEST(Drivers, DisappointedOnesStop) {
  // No orders come: who believed the advertisement learns better in the first week.
  Market market = market_of(advertised({setting("orders_per_resident", "0"), setting("peers_belief", "0"),
                                        setting("belief_weight", "1"), setting("disappointing_weeks", "1")}));
  market.run({});
  const DispatchState& dispatch = market.state().dispatch;
  EXPECT_GT(dispatch.total.joined, 50);
  EXPECT_EQ(dispatch.total.pay_cents, 0);
  for (const Driver& driver : dispatch.drivers) {
    if (driver.standing == Standing::active) {
      EXPECT_EQ(driver.online_seconds, 0U);  // has not seen a week yet
    }
  }
}

TEST(Drivers, LifeEventsEndIt) {
  Market market = market_of(advertised({setting("life_exit_half_life", "0.1"), setting("wage_share", "0")}));
  market.run({});
  const DispatchBooks& total = market.state().dispatch.total;
  EXPECT_GT(total.left, total.joined / 2);
  EXPECT_GE(driving_now(market.state()), 0);
}

TEST(Drivers, WhoMovesAwayStopsAndTheBooksHold) {
  Market market = market_of(advertised({"people.demography.moving_by_age={value=[1,1,1,1,1,1],low=0,high=1}"}));
  market.run({});  // every census checks the books
  EXPECT_GT(market.state().dispatch.total.left, 0);
  for (const Driver& driver : market.state().dispatch.drivers) {
    if (driver.standing == Standing::active) {
      EXPECT_TRUE(market.state().is_resident(PersonId{driver.person}));
    }
  }
}

TEST(Drivers, TheirIncomeIsSettledToTheCent) {
  Market market = market_of(advertised({setting("orders_per_resident", "10")}));
  const Time census = Time{start_of(*parse_date("2025-03-01")).seconds};
  market.run_until(census, {});
  State state = market.state();
  state.now = census;
  pay_drivers(state);
  settle_month(state, month_until(state.now));
  std::int64_t drivers = 0;
  for (const Driver& driver : state.dispatch.drivers) {
    const PersonId person{driver.person};
    const PersonRecord& record = state.records[person];
    if (!state.is_resident(person) || state.board_life(record).month.pay_cents > 0) continue;
    const std::int64_t expected = std::int64_t{record.wages_cents} + record.own_account_cents +
                                  std::int64_t{record.sideline} * 100 + driving_income(state, record).value;
    EXPECT_EQ(state.livelihoods[person].gross, expected);
    drivers += driving_income(state, record).value > 0 ? 1 : 0;
  }
  EXPECT_GT(drivers, 20);
  EXPECT_NO_THROW(check_conservation(state, 28 * seconds_per_day));
}

TEST(Drivers, AMonthThatEndsInsideAWeekGetsItsDaysOfIt) {
  Market market = market_of(advertised());
  const Time wednesday = start_of(*parse_date("2025-03-05"));  // the first Monday of the month was the 3rd
  market.run_until(wednesday, {});
  State state = market.state();
  state.now = wednesday;
  const std::int64_t before = state.dispatch.month.online_seconds;
  pay_drivers(state);
  std::int64_t planned = 0;
  for (const Driver& driver : state.dispatch.drivers) planned += driver.plan_seconds;
  const std::int64_t two_days = state.dispatch.month.online_seconds - before;
  EXPECT_GT(planned, 0);
  EXPECT_NEAR(static_cast<double>(two_days), 2.0 / 7.0 * static_cast<double>(planned), 1000.0);
  pay_drivers(state);  // once is enough
  EXPECT_EQ(state.dispatch.month.online_seconds - before, two_days);
}

TEST(Drivers, SavedAndGoneOnWithIsTheRunThatNeverStopped) {
  StudyRequest request = testing::small_request({"pay_floor"}, advertised());
  const Study study(request, {});
  const Market warm = study.branch(study.warm_up(0, {}), 1);
  const auto blank = [&] {
    Bytes bytes;
    study.save(warm, {0, 1}, bytes);
    return study.load(bytes, {0, 1}, "memory");
  };
  const Resumable<Market> model{.begin = [&] { return warm; },
                                .blank = blank,
                                .run = [](Market& market, Time until) { market.run_until(until, {}); },
                                .from = study.scenario().period.first(),
                                .until = study.scenario().period.last()};
  expect_resume_equals_uninterrupted(model, 6);
}

TEST(SideWorkers, SellersAndSidelinesComeAndGo) {
  const auto often = [](const std::string& key) { return "platforms.side_work." + key + "={value=0.5,low=0,high=1}"; };
  Market market =
      market_of({often("sideline_start"), often("sideline_end"), often("selling_start"), often("solo_share")});
  market.run({});
  std::int64_t sellers = 0;
  std::int64_t sidelines = 0;
  std::int64_t solo = 0;
  std::int64_t own_account = 0;
  const State& state = market.state();
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonRecord& record = state.records.rows()[row];
    const Career& career = state.careers.rows()[row];
    sellers += record.months_since_selling == 0 ? 1 : 0;
    sidelines += record.sideline > 0 ? 1 : 0;
    own_account += career.kind == JobKind::own_account ? 1 : 0;
    solo += career.kind == JobKind::own_account && career.is(Flag::solo) ? 1 : 0;
  }
  EXPECT_GT(sellers, 500);
  EXPECT_GT(sidelines, 500);
  EXPECT_GT(own_account, 200);
  EXPECT_NEAR(static_cast<double>(solo) / static_cast<double>(own_account), 0.5, 0.12);
}

}  // namespace
}  // namespace piecework::platform_work
