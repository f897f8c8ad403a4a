// Platform use at 15 to 69, main activity of the employed, gig income by calendar year: lives written by hand.

#include <gtest/gtest.h>
#include <limits>

#include "models/platform_work/measures/gig.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;

/// Nine residents aged 40 with a minimum wage of 10 CAD.
class GigYears : public ::testing::Test {
 protected:
  GigYears() : few_(9) {
    auto scenario = std::make_shared<Scenario>(*few_.state.scenario);
    const Time ever{std::numeric_limits<std::int64_t>::min()};
    scenario->public_side.minimum_wages = DatedSchedule({{ever, Time{0}, 1000}});
    scenario->board.exchange_rate = 2.0;
    few_.state.scenario = scenario;
    const auto today = static_cast<std::int32_t>(few_.state.now.seconds / seconds_per_day);
    for (Career& career : few_.state.careers.rows()) career.birth_day = today - 40 * 365;
  }

  PersonRecord& record(std::size_t row) { return few_.state.records.rows()[row]; }
  Career& career(std::size_t row) { return few_.state.careers.rows()[row]; }

  void drives(std::size_t row, std::uint32_t pay_cents, std::uint32_t cost_cents, std::uint32_t hours) {
    record(row).driver = static_cast<std::uint32_t>(few_.state.dispatch.drivers.size());
    Driver driver;
    driver.person = static_cast<std::uint32_t>(row);
    driver.pay_cents = pay_cents;
    driver.cost_cents = cost_cents;
    driver.online_seconds = hours * 3600;
    few_.state.dispatch.drivers.push_back(driver);
  }

  std::int64_t count(std::string_view path) { return few_.last_count(path, 1).at(0); }
  void months(int count) {
    for (int month = 0; month < count; ++month) few_.census(observer_);
  }

  FewResidents few_;
  GigObserver observer_;
};

TEST_F(GigYears, IncomeIsSummedOverTheYearAndOnlyOfWorkWithoutPremises) {
  drives(0, 30'000, 20'000, 20);         // 100 CAD a month
  record(1).own_account_cents = 50'000;  // 500 CAD a month, without premises
  career(1).set(Flag::solo, true);
  record(2).own_account_cents = 900'000;  // with premises: no gig
  record(3).wages_cents = 300'000;
  record(3).sideline = 50;
  record(4).wages_cents = 300'000;
  testing::life_of(few_.state, 5).month.pay_cents = 1000;  // 20 CAD a month
  months(3);
  record(3).sideline = 0;  // 150 CAD in all
  few_.leaves(5);
  months(8);
  EXPECT_EQ(count("/series/gig_year/workers"), 0);  // November
  EXPECT_EQ(count("/series/gig_year/gig"), 0);
  months(1);
  EXPECT_EQ(count("/series/gig_year/workers"), 5);
  EXPECT_EQ(count("/series/gig_year/gig"), 3);
  const std::vector<std::int64_t> bins = few_.last_count("/distributions/gig_income", gig_income_bins);
  EXPECT_EQ(bins[0], 1);   // 150
  EXPECT_EQ(bins[4], 1);   // 1,200
  EXPECT_EQ(bins[24], 1);  // 6,000
  months(12);
  EXPECT_EQ(count("/series/gig_year/gig"), 2);  // the next year is another
  EXPECT_EQ(few_.last_count("/distributions/gig_income", gig_income_bins)[4], 1);
}

TEST_F(GigYears, AYearThatWasNotSeenWholeIsNotTold) {
  record(0).wages_cents = 1;
  few_.state.now = start_of_month(month_index(few_.state.now) + 4);
  months(8);
  EXPECT_EQ(count("/series/gig_year/workers"), 0);
  months(12);
  EXPECT_EQ(count("/series/gig_year/workers"), 1);
}

TEST_F(GigYears, UseIsOfThoseBelowSeventy) {
  drives(0, 10'000, 0, 10);
  drives(1, 10'000, 0, 10);
  career(1).birth_day -= 31 * 365;  // 71
  record(2).months_since_selling = 3;
  testing::life_of(few_.state, 3).month.tasks = 1;
  months(1);
  EXPECT_EQ(count("/series/platforms/aged_15_69"), 8);
  EXPECT_EQ(count("/series/platforms/year_15_69"), 3);
  EXPECT_EQ(count("/series/platforms/year_dispatch_15_69"), 1);
  EXPECT_EQ(count("/series/platforms/year_selling_15_69"), 1);
  EXPECT_EQ(count("/series/platforms/year_micro_15_69"), 1);
}

TEST_F(GigYears, AnHourAWeekOnPlatformsIsEmployment) {
  few_.lives(0, testing::job(2));
  drives(0, 10'000, 0, 100);  // less than in the job
  few_.lives(1, testing::jobless);
  drives(1, 10'000, 0, 5);
  few_.lives(2, testing::jobless);
  drives(2, 10'000, 0, 4);  // less than an hour a week
  months(1);
  EXPECT_EQ(count("/series/platforms/employed"), 2);
  EXPECT_EQ(count("/series/platforms/main"), 1);
}

TEST_F(GigYears, SavedInTheMiddleOfAYearItGoesOn) {
  drives(0, 30'000, 20'000, 20);
  record(3).wages_cents = 100;
  months(7);
  observer_ = testing::read_back(observer_);
  record(3).wages_cents = 0;
  months(5);
  EXPECT_EQ(count("/series/gig_year/workers"), 2);
  EXPECT_EQ(few_.last_count("/distributions/gig_income", gig_income_bins)[4], 1);
}

TEST_F(GigYears, BooksOfDrivingAreOfTheMonth) {
  few_.state.dispatch.month = {.pay_cents = 6000, .cost_cents = 2400, .online_seconds = 7200, .engaged_seconds = 3600};
  few_.state.dispatch.total = {.joined = 7, .left = 2};
  months(1);
  EXPECT_EQ(count("/series/stocks/drivers"), 5);
  EXPECT_EQ(count("/accounts/dispatch/pay"), 6000);
  for (const Series<double>& series : few_.recorder.reals()) {
    if (series.info().path == "/series/dispatch/utilisation") {
      EXPECT_DOUBLE_EQ(series.values().at(0), 0.5);
    }
    if (series.info().path == "/series/dispatch/pay_per_hour") {
      EXPECT_DOUBLE_EQ(series.values().at(0), 30.0);
    }
    if (series.info().path == "/series/dispatch/net_pay_per_hour") {
      EXPECT_DOUBLE_EQ(series.values().at(0), 18.0);
    }
  }
}

}  // namespace
}  // namespace piecework::platform_work
