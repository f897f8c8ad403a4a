#include "models/platform_work/public/take_home.h"

#include <gtest/gtest.h>

#include "models/platform_work/scenario.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr Cents dollars(std::int64_t whole, std::int64_t cents = 0) { return {whole * 100 + cents}; }

/// In 2024 constant dollars are dollars.
const Time late_2024 = start_of({2024, 11, 1});

class PublicTakeHome : public ::testing::Test {
 protected:
  const Scenario scenario_ = read_scenario("toronto/baseline", testing::own_scenarios(), {});
  const PublicSide& side_ = scenario_.public_side;
};

// 500 gross: CPP 148.75 / 12 = 12.40, EI 99.60 / 12 = 8.30, no tax; net earnings 479.30. Month 2: assistance 253.70;
// month 5: 733 - 279.30 / 2 = 593.35.
TEST_F(PublicTakeHome, TakeHomeOnAssistance) {
  MonthCase month{{dollars(500), {}}, {.assistance_month = 2}, late_2024};
  EXPECT_EQ(take_home(side_, month).net, dollars(733));
  EXPECT_EQ(take_home(side_, month).account.ontario_works, dollars(253, 70));
  EXPECT_EQ(marginal_rate(side_, month, {dollars(1), {}}), 1.0);
  month.state.assistance_month = 5;
  EXPECT_EQ(take_home(side_, month).net, dollars(479, 30) + dollars(593, 35));
  EXPECT_EQ(believed_take_home(side_, month, RuleKnowledge::known).net, take_home(side_, month).net);
  EXPECT_EQ(believed_take_home(side_, month, RuleKnowledge::unknown).net, dollars(479, 30) + dollars(733));
}

// 236.50 a week is 1024.83 a month. Pay of 866.67 a month is 200 a week: 136.50 a week or 591.50 a month are left.
TEST_F(PublicTakeHome, TakeHomeOnClaim) {
  MonthCase month{{}, {.claim = {dollars(236, 50), dollars(430)}}, late_2024};
  EXPECT_EQ(take_home(side_, month).account.ei_benefits, dollars(1024, 83));
  month.pay.employment = dollars(866, 67);
  EXPECT_EQ(take_home(side_, month).account.ei_benefits, dollars(591, 50));
  EXPECT_EQ(believed_take_home(side_, month, RuleKnowledge::unknown).account.ei_benefits, dollars(1024, 83));
}

TEST_F(PublicTakeHome, AClaimantsBenefitIsIncomeForAssistance) {
  const MonthCase month{{}, {.claim = {dollars(100), dollars(200)}, .assistance_month = 6}, late_2024};
  EXPECT_EQ(take_home(side_, month).account.ontario_works, dollars(733) - dollars(433, 33));
  EXPECT_EQ(take_home(side_, month).net, dollars(733));
}

/// Net income at each dollar of monthly pay up to `most`; calls `see(pay, rise)` with what the dollar adds to it.
template <class See>
void walk(const PublicSide& side, MonthCase month, std::int64_t most, See see) {
  Cents before = take_home(side, month).net;
  for (std::int64_t pay = 1; pay <= most; ++pay) {
    month.pay.employment = dollars(pay);
    const Cents after = take_home(side, month).net;
    see(pay, after - before);
    before = after;
  }
}

// The steepest dollar of the tax lies at 200000 a year, where a quarter of it goes to the health premium, 29.3 % to the
// federal tax (whose basic amount falls) and 19 % to Ontario with its surtax.
TEST_F(PublicTakeHome, WithoutBenefitsADollarAlwaysLeavesSomething) {
  walk(side_, {{}, {}, late_2024}, 25'000, [](std::int64_t pay, Cents rise) {
    ASSERT_GE(rise.value, 25) << "at " << pay;
    ASSERT_LE(rise.value, 100) << "at " << pay;
  });
}

TEST_F(PublicTakeHome, OnAssistanceADollarNeverCostsMoreThanADollar) {
  for (const int month : {2, 5}) {
    for (const BenefitUnit household : {BenefitUnit{1, 0}, BenefitUnit{2, 3}}) {
      const BenefitState state{.household = household, .assistance_month = month};
      walk(side_, {{}, state, late_2024}, 4'000,
           [&](std::int64_t pay, Cents rise) { ASSERT_GE(rise.value, 0) << "at " << pay << " in month " << month; });
    }
  }
}

// Former earnings 430 a week: up to 387 a week (1677 a month) half is kept; above it the benefit falls by the whole
// dollar while contributions are paid on it, so take-home falls until the benefit of 1024.83 is used up at 1863 a
// month.
TEST_F(PublicTakeHome, OnClaimTakeHomeFallsOnlyWhereTheLawTakesTheWholeDollar) {
  const BenefitState state{.claim = {dollars(236, 50), dollars(430)}};
  int falls = 0;
  walk(side_, {{}, state, late_2024}, 4'000, [&](std::int64_t pay, Cents rise) {
    if (rise.value < 0) ++falls;
    ASSERT_TRUE(rise.value >= 0 || (pay > 1677 && pay <= 1864)) << "at " << pay;
    ASSERT_GE(rise.value, -30) << "at " << pay;
  });
  EXPECT_GT(falls, 150);
  const MonthCase high{{dollars(1750), {}}, state, late_2024};
  EXPECT_GT(marginal_rate(side_, high, {dollars(50), {}}), 1.0);
}

// 30 CAD an hour full time, 5200 a month: 20.5 % federal, 9.15 % Ontario, CPP 5.95 % and EI 1.66 % less their credits
// and deduction: 0.0595 + 0.0166 + 0.2965 x 0.99 - 0.2005 x (0.0495 + 0.0166) = 0.3564.
TEST_F(PublicTakeHome, MarginalRates) {
  const MonthCase median{{dollars(5200), {}}, {}, late_2024};
  EXPECT_NEAR(marginal_rate(side_, median, {dollars(10), {}}), 0.3564, 0.002);
  // A self-employed dollar on top pays both halves of CPP: 0.119 + 0.2965 x (1 - 0.0695) - 0.2005 x 0.0495 = 0.3850.
  EXPECT_NEAR(marginal_rate(side_, median, {{}, dollars(10)}), 0.3850, 0.002);
  // Below every tax, after the exemption of CPP: EI 0.0166 and CPP 0.0595, half of the rest withdrawn by assistance.
  const MonthCase assisted{{dollars(600), {}}, {.assistance_month = 7}, late_2024};
  EXPECT_NEAR(marginal_rate(side_, assisted, {dollars(10), {}}), 1.0 - 0.5 * (1.0 - 0.0761), 0.002);
}

TEST_F(PublicTakeHome, WhatIsLeftAndWhatIsTakenBalanceToTheCent) {
  PublicAccount all;
  Cents pay;
  Cents net;
  for (std::int64_t cents = 0; cents <= 900'000; cents += 1'237) {
    const BenefitState state{.household = {1, 2}, .claim = {dollars(150, 37), dollars(300)}, .assistance_month = 5};
    const MonthCase month{{{cents}, {cents / 3}}, state, late_2024};
    const TakeHome result = take_home(side_, month);
    ASSERT_EQ(result.net + result.account.income(), month.pay.total() + result.account.transfers());
    all += result.account;
    pay += month.pay.total();
    net += result.net;
  }
  EXPECT_EQ(all.balance(), pay - net);
}

TEST(PublicAccount, AddsPartByPart) {
  const PublicAccount a{{1}, {2}, {3}, {4}, {5}, {6}};
  const PublicAccount b{{10}, {20}, {30}, {40}, {50}, {60}};
  EXPECT_EQ(a + b, (PublicAccount{{11}, {22}, {33}, {44}, {55}, {66}}));
  EXPECT_EQ(a + b, b + a);
  EXPECT_EQ((a + b).balance(), a.balance() + b.balance());
}

}  // namespace
}  // namespace piecework::platform_work
