// Which kinds of platform a resident used, and what that makes of M1, M2, M4 and M14: months written by hand.

#include "models/platform_work/measures/platform_use.h"

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

#include "models/platform_work/measures/pay.h"
#include "models/platform_work/measures/prevalence.h"
#include "models/platform_work/measures/unpaid.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::summary_of;

/// A month online: hours, the engaged part of them, CAD of pay and of cost.
struct Drive {
  double online = 0.0;
  double engaged = 0.0;
  double pay = 0.0;
  double cost = 0.0;
};

void drives(State& state, std::size_t row, const Drive& month) {
  PersonRecord& record = state.records.rows()[row];
  record.driver = static_cast<std::uint32_t>(state.dispatch.drivers.size());
  Driver driver;
  driver.person = static_cast<std::uint32_t>(row);
  driver.online_seconds = static_cast<std::uint32_t>(month.online * 3600.0);
  driver.engaged_seconds = static_cast<std::uint32_t>(month.engaged * 3600.0);
  driver.pay_cents = static_cast<std::uint32_t>(month.pay * 100.0);
  driver.cost_cents = static_cast<std::uint32_t>(month.cost * 100.0);
  state.dispatch.drivers.push_back(driver);
}

MainState main_of(const FewResidents& few, std::size_t row) {
  return main_state(few.state, few.state.careers.rows()[row], few.state.records.rows()[row]);
}

/// With a minimum wage of 10 CAD.
void set_minimum_wage(State& state) {
  auto scenario = std::make_shared<Scenario>(*state.scenario);
  const Time ever{std::numeric_limits<std::int64_t>::min()};
  scenario->public_side.minimum_wages = DatedSchedule({{ever, Time{0}, 1000}});
  state.scenario = scenario;
}

TEST(PlatformUse, MainStateIsTheKindAboveThreeFifths) {
  FewResidents few(5);
  for (std::size_t row = 0; row < 4; ++row) few.lives(row, testing::jobless);
  few.lives(1, testing::on_the_board);  // 20 hours
  few.lives(2, testing::on_the_board);
  few.lives(3, testing::on_the_board);
  few.lives(4, testing::job(2));  // 150 hours
  drives(few.state, 0, {.online = 10});
  drives(few.state, 1, {.online = 20});
  drives(few.state, 2, {.online = 31});
  drives(few.state, 3, {.online = 10});
  drives(few.state, 4, {.online = 60});
  EXPECT_EQ(main_of(few, 0), MainState::dispatch);
  EXPECT_EQ(main_of(few, 1), MainState::mixed);
  EXPECT_EQ(main_of(few, 2), MainState::dispatch);  // 31 of 51
  EXPECT_EQ(main_of(few, 3), MainState::micro);     // 20 of 30
  EXPECT_EQ(main_of(few, 4), MainState::commensurate);
  few.state.dispatch.drivers[0].online_seconds = 3599;
  EXPECT_EQ(main_of(few, 0), MainState::unemployed);
}

TEST(PlatformUse, PrevalenceTellsTheKindsApart) {
  FewResidents few(10);
  few.lives(0, testing::on_the_board);
  testing::life_of(few.state, 0).month.tasks = 3;
  drives(few.state, 1, {.online = 30});
  few.state.records.rows()[2].months_since_driving = 10;  // eleven months before this one
  few.state.records.rows()[3].months_since_driving = 11;
  few.state.records.rows()[4].months_since_selling = 0;
  few.state.records.rows()[5].months_since_selling = 11;
  few.state.records.rows()[6].months_since_selling = 12;
  for (const std::size_t row : {7U, 8U}) testing::life_of(few.state, row) = {};
  few.state.records.rows()[7].active_months = 1U << 10;
  few.state.records.rows()[8].active_months = 1U << 11;
  Prevalence measure;
  few.census(measure);
  const auto value = [&](std::string_view name) { return summary_of(measure, name).value; };
  EXPECT_DOUBLE_EQ(value("month"), 0.1);
  EXPECT_DOUBLE_EQ(value("year"), 0.2);
  EXPECT_DOUBLE_EQ(value("main"), 0.1);
  EXPECT_DOUBLE_EQ(value("dispatch_month"), 0.1);
  EXPECT_DOUBLE_EQ(value("dispatch_year"), 0.2);
  EXPECT_DOUBLE_EQ(value("dispatch_main"), 0.1);
  EXPECT_DOUBLE_EQ(value("selling_month"), 0.1);
  EXPECT_DOUBLE_EQ(value("selling_year"), 0.2);
  EXPECT_DOUBLE_EQ(value("any_month"), 0.3);
  EXPECT_DOUBLE_EQ(value("any_year"), 0.6);
  EXPECT_DOUBLE_EQ(value("any_main"), 0.2);
  EXPECT_EQ(summary_of(measure, "any_year").persons, 10);
}

TEST(PlatformUse, PayOfDrivingIsAfterTheVehicleAndNeverPooled) {
  FewResidents few(4);
  set_minimum_wage(few.state);
  drives(few.state, 0, {.online = 10, .engaged = 6, .pay = 200, .cost = 120});   // 8 an hour
  drives(few.state, 1, {.online = 20, .engaged = 8, .pay = 480, .cost = 240});   // 12 an hour
  drives(few.state, 2, {.online = 0.5, .engaged = 0.5, .pay = 900, .cost = 0});  // too short to count
  EffectivePay pay;
  few.census(pay);
  EXPECT_DOUBLE_EQ(summary_of(pay, "dispatch_median").value, 10.0);
  EXPECT_DOUBLE_EQ(summary_of(pay, "dispatch_share_above_minimum").value, 0.5);
  EXPECT_EQ(summary_of(pay, "dispatch_median").persons, 2);
  EXPECT_TRUE(std::isnan(summary_of(pay, "median").value));
  EXPECT_EQ(summary_of(pay, "median").persons, 0);
}

TEST(PlatformUse, UnpaidTimeOfDrivingIsTimeWithoutAnOrder) {
  FewResidents few(2);
  drives(few.state, 0, {.online = 10, .engaged = 6});
  drives(few.state, 1, {.online = 30, .engaged = 24});
  UnpaidShare unpaid;
  few.census(unpaid);
  EXPECT_DOUBLE_EQ(summary_of(unpaid, "dispatch_share").value, 0.25);
  EXPECT_NEAR(summary_of(unpaid, "dispatch_median").value, 0.3, 1e-12);
  EXPECT_TRUE(std::isnan(summary_of(unpaid, "share").value));
}

TEST(PlatformUse, AMonthsLossIsNoIncome) {
  FewResidents few(2);
  drives(few.state, 0, {.online = 10, .pay = 100, .cost = 120});
  drives(few.state, 1, {.online = 10, .pay = 200, .cost = 120});
  EXPECT_EQ(driving_income(few.state, few.state.records.rows()[0]).value, 0);
  EXPECT_EQ(driving_income(few.state, few.state.records.rows()[1]).value, 8000);
}

}  // namespace
}  // namespace piecework::platform_work
