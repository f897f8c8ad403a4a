// Policies and shocks of the labour market: wage subsidy, ban on asking for experience, recession and pandemic.

#include "tests/models/platform_work/policies/one_resident.h"

namespace piecework::platform_work {
namespace {

using OneInTheLabourMarket = testing::OneResident;

constexpr WageSubsidyParameters half_a_year{.share = 0.5, .months = 6.0, .jobless_months = 3.0, .horizon = 24.0};

TEST_F(OneInTheLabourMarket, ASubsidyMakesWhoWasLongWithoutAJobCheaper) {
  put_in_force(WageSubsidy{half_a_year});
  EXPECT_EQ(rules_.decide(ApplicantValue{person_}, 1.0, state_), 1.0);  // has a job
  lose_job();
  EXPECT_EQ(rules_.decide(ApplicantValue{person_}, 1.0, state_), 1.0);  // only now
  state_.now = state_.now + days(120);
  // An eighth of two years' cost, in units of quality.
  const double scale = state_.scenario->search.prior_sd / state_.scenario->population.wages().ability_sd();
  EXPECT_NEAR(rules_.decide(ApplicantValue{person_}, 1.0, state_), 1.0 - scale * math::log(1.0 - 0.125), 1e-12);
  EXPECT_EQ(rules_.decide(WageSubsidyShare{person_}, 0.0, state_), 0.5);
}

TEST_F(OneInTheLabourMarket, ASubsidyIsPaidForItsMonthsAndToTheEnd) {
  put_in_force(WageSubsidy{half_a_year});
  end_month();
  EXPECT_EQ(month().wage_subsidies.value, 0);  // an ordinary job
  support().subsidised = 1;
  for (int months = 0; months < 5; ++months) {
    end_month();
    EXPECT_EQ(month().wage_subsidies.value, 260'000);
    EXPECT_EQ(month().balance(), month().income() - Cents{260'000});
  }
  end_month();
  EXPECT_EQ(month().wage_subsidies.value, 0);
  EXPECT_EQ(own().gross, 520'000U);  // the employee's pay is as it was
}

TEST_F(OneInTheLabourMarket, TheBanOpensTheFilterAndNothingElse) {
  career().landed_day = static_cast<std::int32_t>(start_of({2024, 11, 1}).seconds / seconds_per_day);
  career().kind = JobKind::none;
  Vacancy vacancy;
  vacancy.occupation = 0;
  vacancy.local_only = 1;
  ASSERT_TRUE(is_filtered_out(state_, career(), vacancy));
  EXPECT_EQ(callback_chance(state_, career(), vacancy, 0.0), 0.0);
  EXPECT_EQ(rules_.decide(LocalFilterPass{person_}, 0.0, state_), 0.0);
  const double behind = chance_past_filter(state_, career(), 0.0);
  put_in_force(PostingBan{{.coverage = 0.75, .compliance = 0.4}});
  EXPECT_DOUBLE_EQ(rules_.decide(LocalFilterPass{person_}, 0.0, state_), 0.3);
  EXPECT_EQ(chance_past_filter(state_, career(), 0.0), behind);
  EXPECT_EQ(rules_.decide(Callback{person_}, 0.4, state_), 0.4);
  career().set(Flag::visible_minority, true);
  EXPECT_NEAR(chance_past_filter(state_, career(), 0.0), behind * state_.scenario->search.name_callback, 1e-12);
}

TEST_F(OneInTheLabourMarket, AShockLowersDemandAndOpeningsOfItsOccupations) {
  LabourShock shock{.freeze = 3.0, .platform_volume = -0.2};
  shock.drop[7] = 0.1;
  put_in_force(Recession{shock});
  EXPECT_DOUBLE_EQ(rules_.decide(LabourDemand{CellId{7}}, 200.0, state_), 180.0);
  EXPECT_EQ(rules_.decide(LabourDemand{CellId{8}}, 200.0, state_), 200.0);
  EXPECT_DOUBLE_EQ(rules_.decide(VacancyOpening{CellId{7}}, 10.0, state_), 7.0);
  EXPECT_DOUBLE_EQ(rules_.decide(PostedVolume{RequesterId{0}}, 10.0, state_), 8.0);
  shock.drop[7] = 0.9;
  put_in_force(Pandemic{shock});
  EXPECT_EQ(rules_.decide(VacancyOpening{CellId{7}}, 10.0, state_), 0.0);  // never below
}

TEST_F(OneInTheLabourMarket, ATrendGrowsFromItsStart) {
  state_.now = state_.scenario->period.first() + days(100);
  put_in_force(DemandGrowth{{.rate = 0.21}});
  EXPECT_EQ(rules_.decide(PostedVolume{RequesterId{0}}, 10.0, state_), 10.0);
  state_.now = state_.now + Duration{static_cast<std::int64_t>(0.5 * 365.2425 * seconds_per_day)};
  EXPECT_NEAR(rules_.decide(PostedVolume{RequesterId{0}}, 10.0, state_), 11.0, 1e-6);
}

}  // namespace
}  // namespace piecework::platform_work
