// M3 and M17 against small cases computed by hand.

#include <gtest/gtest.h>

#include <cmath>

#include "models/platform_work/measures/income.h"
#include "models/platform_work/measures/public_account.h"

namespace piecework::platform_work {
namespace {

TEST(YearOfIncome, OfSteadyIncomeIsExactlyZero) {
  YearOfIncome year;
  for (int month = 0; month < 12; ++month) year.add(4321.09F);
  EXPECT_TRUE(year.counts());
  EXPECT_EQ(year.variation(), 0.0);
}

TEST(YearOfIncome, IsTheCoefficientOfVariation) {
  YearOfIncome year;
  for (int month = 0; month < 6; ++month) {
    year.add(1000.0F);
    year.add(3000.0F);
  }
  EXPECT_NEAR(year.variation(), 0.5, 1e-6);
  YearOfIncome half;
  for (int month = 0; month < 6; ++month) {
    half.add(0.0F);
    EXPECT_FALSE(half.counts());
    half.add(2000.0F);
  }
  EXPECT_TRUE(half.counts());  // six months with income, six without
  EXPECT_NEAR(half.variation(), 1.0, 1e-6);
}

/// Two residents in need of 2000 CAD a month each; the second lives as a couple, whose partner earns nothing.
class TwoIncomes : public ::testing::Test {
 protected:
  TwoIncomes() {
    state_.scenario = std::make_shared<Scenario>();
    for (int person = 0; person < 2; ++person) {
      state_.people.add({});
      Career career;
      career.presence = Presence::here;
      career.need = 2000;
      state_.careers.add(career);
      state_.records.add({});
      state_.livelihoods.add({});
    }
    state_.careers.rows()[1].household = Household::couple;
    state_.livelihoods.rows()[0].gross = 400'000;
    state_.livelihoods.rows()[0].net = 300'400;
    state_.livelihoods.rows()[1].assistance = 50'000;
    state_.livelihoods.rows()[1].net = 50'000;
  }

  template <class Measure>
  void observe(Measure& measure, int month) {
    state_.now = start_of_month((2026 - 1970) * 12 + month + 1);
    const MonthView view{state_, true, true};
    show_residents(view, measure);
    measure.close(view, recorder_);
  }

  template <class Measure>
  static double value(const Measure& measure, std::string_view component) {
    for (const SummaryRow& row : measure.summary()) {
      if (row.component == component && row.group == 0) return row.value;
    }
    return -1.0;
  }

  State state_;
  Recorder recorder_;
};

TEST_F(TwoIncomes, SteadyIncomeDoesNotVaryAndTheYearEndsInDecember) {
  Income income;
  for (int month = 0; month < 11; ++month) observe(income, month);
  EXPECT_TRUE(std::isnan(value(income, "cv_median")));
  observe(income, 11);
  EXPECT_EQ(value(income, "cv_median"), 0.0);
  EXPECT_EQ(value(income, "cv_p90"), 0.0);
  EXPECT_EQ(value(income, "below_poverty"), 0.5);  // 2 x 500 of assistance against 2 x 2000
  EXPECT_EQ(value(income, "median_net_income"), 500.0);
}

TEST_F(TwoIncomes, APartnersEarningsCount) {
  state_.livelihoods.rows()[1].partner_earnings = 2999;
  Income short_of_it;
  observe(short_of_it, 0);
  EXPECT_EQ(value(short_of_it, "below_poverty"), 0.5);
  state_.livelihoods.rows()[1].partner_earnings = 3000;
  Income income;
  observe(income, 0);
  EXPECT_EQ(value(income, "below_poverty"), 0.0);
}

TEST_F(TwoIncomes, ThePublicAccountIsTheMeanOfAll) {
  PublicBalance account;
  observe(account, 0);
  EXPECT_DOUBLE_EQ(value(account, "tax_and_contributions"), 498.0);  // 996 of one
  EXPECT_DOUBLE_EQ(value(account, "benefits"), 250.0);
  EXPECT_DOUBLE_EQ(value(account, "balance"), 248.0);
}

}  // namespace
}  // namespace piecework::platform_work
