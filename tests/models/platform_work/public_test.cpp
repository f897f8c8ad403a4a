#include "models/platform_work/public/public_side.h"

#include <gtest/gtest.h>

#include "models/platform_work/scenario.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr Cents dollars(std::int64_t whole, std::int64_t cents = 0) { return {whole * 100 + cents}; }

Time day(int year, int month, int day_of_month = 1) { return start_of({year, month, day_of_month}); }

/// In 2024 constant dollars are dollars.
const Time late_2024 = day(2024, 11);

class Public : public ::testing::Test {
 protected:
  const Scenario scenario_ = read_scenario("toronto/baseline", testing::own_scenarios(), {});
  const PublicSide& side_ = scenario_.public_side;
  const TaxLaw tax_ = side_.tax_law();
  const InsuranceLaw insurance_ = side_.insurance_law();
  const AssistanceLaw assistance_ = side_.assistance_law();
};

TEST_F(Public, MinimumWageIsDeflatedWithTheYearsPrices) {
  EXPECT_EQ(side_.minimum_wage_cents(day(2024, 9, 30)), dollars(16, 55));
  EXPECT_EQ(side_.minimum_wage_cents(day(2024, 10)), dollars(17, 20));
  EXPECT_EQ(side_.minimum_wage_cents(day(2023, 12)), dollars(16, 95));  // 16.55 x 160.9 / 157.1 = 16.9503
  EXPECT_EQ(side_.minimum_wage_cents(day(2025, 1)), dollars(16, 84));   // 17.20 x 160.9 / 164.3 = 16.8441
  EXPECT_EQ(side_.minimum_wage_cents(day(2025, 10)), dollars(17, 24));  // 17.60 x 160.9 / 164.3 = 17.2358
}

TEST_F(Public, AfterTheTableAnIndexedAmountKeepsItsValueAndAFrozenOneErodes) {
  EXPECT_EQ(side_.minimum_wage_cents(day(2034, 12)), side_.minimum_wage_cents(day(2025, 10)));
  EXPECT_EQ(insurance_.ei_weekly(dollars(2000), day(2034, 12)), dollars(680, 62));  // 695 x 160.9 / 164.3
  const BenefitUnit alone;
  EXPECT_EQ(assistance_.budget(alone, late_2024), dollars(733));
  EXPECT_EQ(assistance_.budget(alone, day(2025, 12)), dollars(717, 83));  // 733 x 160.9 / 164.3
  EXPECT_EQ(assistance_.budget(alone, day(2026, 1)), dollars(703, 47));   // x 0.98
  EXPECT_EQ(assistance_.budget(alone, day(2027, 6)), dollars(689, 40));   // x 0.98 again
}

// 17.20 x 40 h x 52 weeks = 35776. CPP (35776 - 3500) x 5.95 % = 1920.42, of which 1597.66 credited and 322.76
// deducted; EI 1.66 % = 593.88; net income 35453.24. Federal 5317.99 - 15 % x (15705 + 1433 + 1597.66 + 593.88) =
// 2418.56. Ontario 1790.39 - 5.05 % x (12399 + 1597.66 + 593.88) = 1053.57, no reduction above 572, less LIFT 875 - 5 %
// x (35453.24 - 32500) = 727.34. Health premium 300.
TEST_F(Public, AFullTimeMinimumWageEarner) {
  const TaxReturn owed = tax_.annual({dollars(35776), {}, {}});
  EXPECT_EQ(owed.cpp, dollars(1920, 42));
  EXPECT_EQ(owed.ei_premium, dollars(593, 88));
  EXPECT_EQ(owed.federal, dollars(2418, 56));
  EXPECT_EQ(owed.ontario, dollars(326, 23));
  EXPECT_EQ(owed.health_premium, dollars(300));
  EXPECT_EQ(tax_.annual_tax({dollars(35776), {}, {}}), dollars(3044, 79));
}

// 30 CAD an hour, the median of employees in the Toronto CMA in September 2023, full time: 62400. CPP 3504.55 (2915.55
// credited, 589.00 deducted), EI 1035.84, net income 61811. Federal 8380.05 + 20.5 % x 5944 - 15 % x 21089.39 =
// 6435.16; Ontario 2598.02 + 9.15 % x 10365 - 5.05 % x 16350.39 = 2720.73; no LIFT; health premium 600.
TEST_F(Public, AMedianEarner) {
  const TaxReturn owed = tax_.annual({dollars(62400), {}, {}});
  EXPECT_EQ(owed.cpp, dollars(3504, 55));
  EXPECT_EQ(owed.ei_premium, dollars(1035, 84));
  EXPECT_EQ(owed.federal, dollars(6435, 16));
  EXPECT_EQ(owed.ontario, dollars(2720, 73));
  EXPECT_EQ(owed.health_premium, dollars(600));
}

// Above every ceiling: CPP 65000 x 5.95 % + 4700 x 4 % = 3867.50 + 188, EI 63200 x 1.66 % = 1049.12; the federal basic
// amount is at its floor; surtax on Ontario tax of 30650.65 is 20 % x (7108 - 5554) + 56 % x (30650.65 - 7108).
TEST_F(Public, AHighEarner) {
  const TaxReturn owed = tax_.annual({dollars(300'000), {}, {}});
  EXPECT_EQ(owed.cpp, dollars(4055, 50));
  EXPECT_EQ(owed.ei_premium, dollars(1049, 12));
  EXPECT_EQ(owed.federal, dollars(71'460, 89));
  EXPECT_EQ(owed.ontario, dollars(44'145, 33));
  EXPECT_EQ(owed.health_premium, dollars(900));
}

// Both halves of CPP: 26500 x 11.9 %, no EI premium, no employment amount, no LIFT.
TEST_F(Public, ASelfEmployedPersonPaysBothShares) {
  const TaxReturn owed = tax_.annual({{}, dollars(30'000), {}});
  EXPECT_EQ(owed.cpp, dollars(3153, 50));
  EXPECT_EQ(owed.ei_premium, Cents{});
  EXPECT_EQ(owed.federal, dollars(1671, 23));
  EXPECT_EQ(owed.ontario, dollars(729, 60));
  EXPECT_EQ(owed.health_premium, dollars(300));
}

// The exemption is used once: 5000 employed and 5000 self-employed pay 1500 x 5.95 % + 5000 x 11.9 %.
TEST_F(Public, MixedEarningsShareOneExemption) {
  EXPECT_EQ(tax_.cpp({dollars(5000), dollars(5000), {}}), dollars(89, 25) + dollars(595));
}

// 3000 - 15 % x 15705 = 644.25; Ontario 1010 - 5.05 % x 12399 = 383.85, less the reduction 572 - 383.85 = 188.15.
TEST_F(Public, InsuranceBenefitsAreTaxedWithoutContributions) {
  const TaxReturn owed = tax_.annual({{}, {}, dollars(20'000)});
  EXPECT_EQ(owed.cpp + owed.ei_premium, Cents{});
  EXPECT_EQ(owed.federal, dollars(644, 25));
  EXPECT_EQ(owed.ontario, dollars(195, 70));
}

TEST_F(Public, AMonthIsATwelfthOfAYearLikeIt) {
  const TaxReturn month = tax_.monthly({dollars(2600), {}, {}});  // 31200 a year
  EXPECT_EQ(month.cpp, dollars(137, 35));
  EXPECT_EQ(month.ei_premium, dollars(43, 16));
  EXPECT_EQ(month.tax(), dollars(148, 70) + dollars(25));
  EXPECT_EQ(tax_.monthly({}).tax(), Cents{});
}

TEST_F(Public, EntitlementFollowsHoursAndLocalUnemployment) {
  const EiEntitlement claim = insurance_.ei_entitlement(600, to_rate(0.085));
  EXPECT_EQ(claim.hours_needed, 595);
  EXPECT_EQ(claim.weeks, 18);
  EXPECT_EQ(claim.benefit_rate, to_rate(0.55));
  EXPECT_EQ(insurance_.ei_entitlement(594, to_rate(0.085)).weeks, 0);
  EXPECT_EQ(insurance_.ei_entitlement(700, to_rate(0.0)).weeks, 14);
  EXPECT_EQ(insurance_.ei_entitlement(700, to_rate(0.06)).weeks, 14);  // "not more than 6 %"
  EXPECT_EQ(insurance_.ei_entitlement(700, to_rate(0.060001)).weeks, 16);
  EXPECT_EQ(insurance_.ei_entitlement(420, to_rate(0.2)).weeks, 32);
  EXPECT_EQ(insurance_.ei_entitlement(419, to_rate(0.2)).weeks, 0);
}

// Service Canada, 10 August to 6 September 2014: hours needed, least weeks (at those hours) and most weeks.
TEST_F(Public, EntitlementAgreesWithThePublishedProgrammeCharacteristics) {
  struct Published {
    double rate;
    std::int64_t hours, least, most;
  };
  for (const Published& row :
       {Published{0.055, 700, 14, 36}, Published{0.067, 665, 15, 38}, Published{0.077, 630, 17, 40},
        Published{0.081, 595, 18, 42}, Published{0.093, 560, 20, 44}, Published{0.106, 525, 21, 45},
        Published{0.111, 490, 23, 45}, Published{0.155, 420, 30, 45}, Published{0.164, 420, 32, 45}}) {
    const Rate rate = to_rate(row.rate);
    EXPECT_EQ(insurance_.ei_entitlement(0, rate).hours_needed, row.hours) << row.rate;
    EXPECT_EQ(insurance_.ei_entitlement(row.hours, rate).weeks, row.least) << row.rate;
    EXPECT_EQ(insurance_.ei_entitlement(1820, rate).weeks, row.most) << row.rate;
  }
}

TEST_F(Public, MoreHoursOrMoreUnemploymentNeverShortenAClaim) {
  for (std::int64_t rate = 0; rate <= 200'000; rate += 2'500) {
    std::int64_t before = 0;
    for (std::int64_t hours = 0; hours <= 2000; hours += 5) {
      const std::int64_t weeks = insurance_.ei_entitlement(hours, {rate}).weeks;
      ASSERT_GE(weeks, before) << hours << " hours at " << rate;
      ASSERT_GE(insurance_.ei_entitlement(hours, {rate + 2'500}).weeks, weeks) << hours << " hours at " << rate;
      ASSERT_LE(weeks, 45);
      before = weeks;
    }
  }
}

// 25 hours at 17.20: 430 a week, 55 % = 236.50. Working while on claim: half of 200; half of the first 387 of 400 and
// the other 13 in full; never more than the benefit.
TEST_F(Public, AClaimantWith600HoursWhoWorksAFewHours) {
  const Cents benefit = insurance_.ei_weekly(dollars(430), late_2024);
  EXPECT_EQ(benefit, dollars(236, 50));
  EXPECT_EQ(insurance_.ei_weekly(dollars(1215), late_2024), dollars(668));
  EXPECT_EQ(insurance_.ei_clawback({benefit, dollars(430), dollars(200)}), dollars(100));
  EXPECT_EQ(insurance_.ei_clawback({benefit, dollars(430), dollars(400)}), dollars(206, 50));
  EXPECT_EQ(insurance_.ei_clawback({benefit, dollars(430), dollars(1000)}), benefit);
}

// canada.ca, Working While on Claim, example 1: former earnings 500, benefit 275, earns 300: 125 left.
TEST_F(Public, TheGovernmentsOwnExampleOfWorkOnClaim) {
  const Cents benefit = insurance_.ei_weekly(dollars(500), late_2024);
  EXPECT_EQ(benefit - insurance_.ei_clawback({benefit, dollars(500), dollars(300)}), dollars(125));
}

TEST_F(Public, OntarioWorksByHousehold) {
  EXPECT_EQ(assistance_.budget({1, 0}, late_2024), dollars(733));
  EXPECT_EQ(assistance_.budget({1, 1}, late_2024), dollars(360 + 642));
  EXPECT_EQ(assistance_.budget({1, 2}, late_2024), dollars(1057));  // Recorder and Times, 2019
  EXPECT_EQ(assistance_.budget({2, 0}, late_2024), dollars(494 + 642));
  EXPECT_EQ(assistance_.budget({2, 7}, late_2024), dollars(494 + 844));
}

// Month 2: 733 - 500. Month 5: 733 - (500 - 200) / 2.
TEST_F(Public, ASingleRecipientWhoEarns500) {
  const auto paid = [&](int month) {
    return assistance_.ontario_works({.earnings = dollars(500), .month = month}, late_2024);
  };
  EXPECT_EQ(paid(2), dollars(233));
  EXPECT_EQ(paid(3), dollars(233));
  EXPECT_EQ(paid(4), dollars(583));
  EXPECT_EQ(paid(5), dollars(583));
}

TEST_F(Public, EachAdultHasAnExemptionAndOtherIncomeNone) {
  const AssistanceCase couple{{2, 0}, dollars(300), dollars(200), dollars(100), 6};
  EXPECT_EQ(assistance_.ontario_works(couple, late_2024), dollars(1136 - 50 - 0 - 100));
  EXPECT_EQ(assistance_.ontario_works({.earnings = {}, .other_income = dollars(800)}, late_2024), Cents{});
}

TEST(PublicMoney, SharesAreExactAndRoundedHalfUpOnce) {
  EXPECT_EQ(share_of({1}, to_rate(0.5)), Cents{1});
  EXPECT_EQ(share_of({1}, to_rate(0.499999)), Cents{0});
  EXPECT_EQ(share_of(most_money, to_rate(0.0595)), Cents{595'000'000});
  EXPECT_EQ(to_rate(0.0505).millionths, 50'500);
  const Brackets thirds({{{0}, to_rate(0.333333)}, {{1}, to_rate(0.333333)}, {{2}, to_rate(0.333334)}});
  EXPECT_EQ(thirds.of({3}), Cents{1});  // each alone would be rounded to nothing
  EXPECT_EQ(thirds.rate_at({2}), to_rate(0.333334));
}

}  // namespace
}  // namespace piecework::platform_work
