// Each measure against a small case computed by hand.

#include <gtest/gtest.h>
#include <cmath>
#include <limits>

#include "models/platform_work/measures/pay.h"
#include "models/platform_work/measures/prevalence.h"
#include "models/platform_work/measures/states.h"
#include "models/platform_work/measures/unpaid.h"
#include "tests/models/platform_work/board_lives.h"

namespace piecework::platform_work {
namespace {

/// Four residents and one worker abroad. Exchange rate 2, minimum wage 10 CAD.
class FourResidents : public ::testing::Test {
 protected:
  FourResidents() {
    auto scenario = std::make_shared<Scenario>();
    scenario->board.exchange_rate = 2.0;
    const Time ever{std::numeric_limits<std::int64_t>::min()};
    scenario->public_side.minimum_wages = DatedSchedule({{ever, Time{0}, 1000}});
    state_.scenario = scenario;
    for (int person = 0; person < 5; ++person) {
      state_.people.add({});
      Career career;
      career.presence = Presence::here;
      state_.careers.add(career);
      state_.records.add({});
      state_.livelihoods.add({});
    }
    state_.careers.rows()[4].presence = Presence::abroad;
    // 0: newcomer, 2 h of which 1.5 paid, 3.00 USD: 3 CAD/h. 1: 4 h all paid, 24.00 USD: 12 CAD/h.
    state_.careers.rows()[0].traits.immigrant = ImmigrantClass::newcomer;
    testing::life_of(state_, 0).month = {.paid_seconds = 5400, .search_seconds = 1800, .tasks = 3, .pay_cents = 300};
    testing::life_of(state_, 1).month = {.paid_seconds = 14'400, .tasks = 5, .pay_cents = 2400};
    // 2: half an hour only: too little to count as pay, but a task was done. 3: nothing, employed.
    testing::life_of(state_, 2).month = {.paid_seconds = 1800, .tasks = 1, .pay_cents = 500};
    state_.records.rows()[2].active_months = 0;
    state_.careers.rows()[2].state = LabourState::unemployed;
    state_.careers.rows()[3].state = LabourState::employed;
    state_.records.rows()[3].job_seconds = 150 * 3600;
    testing::life_of(state_, 3) = {};
    state_.records.rows()[3].active_months = 0b100;  // did a task three months ago
    testing::life_of(state_, 4).month = {
        .paid_seconds = 36'000, .tasks = 9, .pay_cents = 99'999};  // abroad: not counted
  }

  template <class Measure>
  static void observe(Measure& measure, const MonthView& view, Recorder& recorder) {
    show_residents(view, measure);
    measure.close(view, recorder);
  }

  template <class Measure>
  double value(Measure& measure, std::string_view component, std::size_t group = 0) {
    Recorder recorder;
    observe(measure, {state_, true, true}, recorder);
    for (const SummaryRow& row : measure.summary()) {
      if (row.component == component && row.group == group) return row.value;
    }
    return -1.0;
  }

  template <class Measure>
  std::int64_t persons(Measure& measure, std::size_t group) {
    for (const SummaryRow& row : measure.summary()) {
      if (row.group == group) return row.persons;
    }
    return -1;
  }

  State state_;
};

TEST_F(FourResidents, EffectivePayIsPayOverAllTime) {
  EffectivePay pay;
  EXPECT_DOUBLE_EQ(value(pay, "median"), 7.5);  // of 3 and 12
  EXPECT_EQ(persons(pay, 0), 2);
  EXPECT_EQ(persons(pay, 3), 1);
  EffectivePay again;
  EXPECT_DOUBLE_EQ(value(again, "p10"), 3.9);
  EffectivePay share;
  EXPECT_DOUBLE_EQ(value(share, "share_above_minimum"), 0.5);
  EffectivePay newcomers;
  EXPECT_DOUBLE_EQ(value(newcomers, "median", 3), 3.0);
  EffectivePay established;
  EXPECT_TRUE(std::isnan(value(established, "median", 2)));
}

TEST_F(FourResidents, UnpaidShareIsTimeWithoutPay) {
  UnpaidShare unpaid;
  EXPECT_DOUBLE_EQ(value(unpaid, "share"), 1800.0 / 21'600.0);
  UnpaidShare median;
  EXPECT_DOUBLE_EQ(value(median, "median"), 0.125);  // of 0.25 and 0
}

TEST_F(FourResidents, TheStateIsThatOfMostHours) {
  StateOccupancy states;
  EXPECT_DOUBLE_EQ(value(states, "micro"), 0.5);
  StateOccupancy unemployed;
  EXPECT_DOUBLE_EQ(value(unemployed, "unemployed"), 0.25);  // half an hour of tasks is no main activity
  StateOccupancy job;
  EXPECT_DOUBLE_EQ(value(job, "other_job"), 0.25);
  state_.records.rows()[1].job_seconds = 14'401;  // a second more in a job than on the board
  StateOccupancy moved;
  EXPECT_DOUBLE_EQ(value(moved, "micro"), 0.25);
}

TEST_F(FourResidents, PrevalenceCountsTasksOfTheMonthAndTheYear) {
  Prevalence month;
  EXPECT_DOUBLE_EQ(value(month, "month"), 0.75);
  Prevalence year;
  EXPECT_DOUBLE_EQ(value(year, "year"), 1.0);
  EXPECT_EQ(persons(year, 0), 4);
}

TEST_F(FourResidents, PersonsAreCountedOnceAndMonthsPooled) {
  EffectivePay pay;
  Recorder recorder;
  observe(pay, {state_, true, true}, recorder);
  testing::life_of(state_, 0).month.pay_cents = 900;  // 9 CAD/h in the second month
  observe(pay, {state_, true, true}, recorder);
  const std::vector<SummaryRow> rows = pay.summary();
  EXPECT_EQ(rows[0].persons, 2);
  EXPECT_DOUBLE_EQ(rows[0].value, 10.5);  // median of 3, 9, 12, 12
  EXPECT_EQ(recorder.reals()[0].months(), 2U);
}

TEST_F(FourResidents, WarmUpIsNeitherRecordedNorSummarised) {
  EffectivePay pay;
  Recorder recorder;
  observe(pay, {state_, false, false}, recorder);
  EXPECT_TRUE(recorder.reals().empty());
  EXPECT_EQ(pay.summary()[0].persons, 0);
  EXPECT_TRUE(std::isnan(pay.summary()[0].value));
}

TEST(TraitCounts, CountEveryCombinationInItsOwnGroups) {
  TraitCounts<2> counts;
  for (std::size_t number = 0; number < trait_combinations; ++number) {
    ASSERT_EQ(combination_of(traits_of(number)), number);
    counts.add(traits_of(number), number % 2);
  }
  const auto groups = counts.take();
  EXPECT_EQ(groups[0], (std::array<std::int64_t, 2>{90, 90}));
  for (const GroupDimension& dimension : group_dimensions()) {
    std::int64_t sum = 0;
    for (std::size_t cell = dimension.first; cell < dimension.first + dimension.count; ++cell) {
      EXPECT_EQ(groups[cell][0] + groups[cell][1], 180 / static_cast<std::int64_t>(dimension.count));
      sum += groups[cell][0];
    }
    EXPECT_EQ(sum, 90);
  }
  EXPECT_EQ(counts.take()[0], (std::array<std::int64_t, 2>{})) << "the next month begins empty";
}

}  // namespace
}  // namespace piecework::platform_work
