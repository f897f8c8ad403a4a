// What policies pay people: guaranteed income, dividends, insurance of pay from platforms.

#include "tests/models/platform_work/policies/one_resident.h"

namespace piecework::platform_work {
namespace {

using OneWithPolicy = testing::OneResident;

constexpr BasicIncomeParameters pilot{.amount = 1500.0, .withdrawal = 0.5, .income_effect = 0.2};

TEST_F(OneWithPolicy, GuaranteedIncomeFallsByHalfOfEarnings) {
  put_in_force(BasicIncome{pilot});
  end_month();  // 5200 CAD of wages
  EXPECT_EQ(support().guaranteed_income, 0U);
  lose_job();
  end_month();
  EXPECT_EQ(support().guaranteed_income, 150'000U);
  EXPECT_EQ(month().guaranteed_income.value, 150'000);
  end_month(1000.0);
  EXPECT_NEAR(support().guaranteed_income, 100'000.0, 60.0);
  EXPECT_EQ(month().balance(), month().income() - month().transfers());
}

TEST_F(OneWithPolicy, GuaranteedIncomeIsIncomeToOntarioWorksAndLessensTheNeed) {
  lose_job();
  end_month();
  const std::uint32_t assisted = own().assistance;
  ASSERT_GT(assisted, 0U);
  state_.now = start_of({2025, 8, 1});
  self().labour_since = state_.now.seconds;
  const double before = need(state_, career());
  ASSERT_GT(before, 0.0);
  put_in_force(BasicIncome{pilot});
  end_month();
  EXPECT_EQ(own().assistance, 0U);
  EXPECT_EQ(career().need_met, 191);  // 1500 of 2000 CAD, in 255ths
  career().need_met = 255;
  EXPECT_EQ(need(state_, career()), 0.0);
}

TEST_F(OneWithPolicy, GuaranteedIncomeTakesPartOfWhatIsKept) {
  lose_job();
  end_month();
  put_in_force(BasicIncome{pilot});
  end_month();
  renew_kept_share(state_, person_);
  const double before = state_.people[person_].kept;
  renew_kept_share(state_, rules_, person_);
  EXPECT_NEAR(state_.people[person_].kept, (before - 5000.0) / (1.0 + 0.2 * 0.75), 1.0);
}

TEST_F(OneWithPolicy, AJobMustBeWorthTheBenefitsAndTheWithdrawal) {
  put_in_force(BasicIncome{pilot});
  for (int months = 0; months < 6; ++months) end_month();
  lose_job();
  open_claim(state_, person_, Cents{20'000});
  const double benefits = static_cast<double>(monthly_benefits(state_, person_).value);
  ASSERT_GT(benefits, 0.0);
  const double hours = state_.scenario->people.full_time_hours * 52.0 / 12.0;
  EXPECT_EQ(rules_.decide(ReservationWage{person_}, 100.0, state_), 100.0);  // nothing was paid yet
  end_month();
  const double paid = support().guaranteed_income;
  ASSERT_GT(paid, 0.0);
  EXPECT_DOUBLE_EQ(rules_.decide(ReservationWage{person_}, 100.0, state_),
                   std::min(2.0 * benefits, benefits + paid) / hours);
}

TEST_F(OneWithPolicy, ADividendIsPaidWhateverIsEarnedAndHardlyCounts) {
  put_in_force(DataDividend{{.amount = 20.0, .income_effect = 0.2}});
  end_month();
  EXPECT_EQ(support().dividend, 2'000U);
  EXPECT_EQ(month().dividends.value, 2'000);
  EXPECT_LE(career().need_met, 3);  // a hundredth
  renew_kept_share(state_, person_);
  const double before = state_.people[person_].kept;
  renew_kept_share(state_, rules_, person_);
  EXPECT_NEAR(state_.people[person_].kept, before, 0.003 * before);
}

TEST_F(OneWithPolicy, PayFromPlatformsIsInsuredAndItsLossMayBeClaimed) {
  put_in_force(EiExtension{{.scheme = 0, .drop = 0.5}});
  lose_job();
  for (int months = 0; months < 12; ++months) {
    end_month(1500.0);
    EXPECT_NEAR(static_cast<double>(month().ei_premiums.value), 1500.0 * 1.66, 60.0);
    EXPECT_EQ(own().insurance, 0U);
  }
  EXPECT_NEAR(static_cast<double>(insured_hours(own())), 11.0 * 1500.0 / 17.2, 40.0);
  EXPECT_FALSE(has_claim(state_, person_));
  end_month(600.0);  // less than half
  EXPECT_TRUE(has_claim(state_, person_));
  end_month();
  EXPECT_GT(own().insurance, 0U);
  EXPECT_NEAR(static_cast<double>(own().insurance), 0.55 * 100.0 * 1350.0, 8'000.0);
}

TEST_F(OneWithPolicy, AVoluntarySchemeTakesMoreOfThoseWithoutAJob) {
  const auto share = [&](double selection, JobKind kind) {
    const Rules rules({EiExtension{{.scheme = 1, .take_up = 0.3, .selection = selection}}});
    career().kind = kind;
    double insured = 0.0;
    for (std::uint64_t id = 0; id < 2000; ++id) {
      state_.people[person_].id = id;
      insured += rules.decide(PlatformInsurance{person_}, 0.0, state_);
    }
    return insured / 2000.0;
  };
  put_in_force(EiExtension{});
  EXPECT_NEAR(share(0.0, JobKind::none), 0.3, 0.05);
  EXPECT_EQ(share(0.0, JobKind::none), share(0.0, JobKind::employee));
  EXPECT_NEAR(share(1.0, JobKind::none), 0.6, 0.05);
  EXPECT_EQ(share(1.0, JobKind::employee), 0.0);
}

TEST_F(OneWithPolicy, NothingIsPaidToWhoLeft) {
  put_in_force(DataDividend{{.amount = 20.0}});
  lose_job();
  end_month();
  ASSERT_NE(own().net, 0);
  career().presence = Presence::gone;
  end_month();
  EXPECT_EQ(own().net, 0);
  EXPECT_EQ(month().dividends.value, 0);
}

TEST_F(OneWithPolicy, IntensityScalesWhatIsPaid) {
  put_in_force(DataDividend{{.amount = 20.0}}, 0.5);
  end_month();
  EXPECT_EQ(support().dividend, 1'000U);
}

}  // namespace
}  // namespace piecework::platform_work
