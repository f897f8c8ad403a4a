// The public side in a run: insurance, assistance, tax and the minimum wage as months pass.

#include <gtest/gtest.h>

#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/jobs/status.h"
#include "models/platform_work/public/claims.h"
#include "models/platform_work/public/luck.h"
#include "models/platform_work/public/settlement.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

Time day(int year, int month, int day_of_month = 1) { return start_of({year, month, day_of_month}); }

/// One employee on 30 CAD an hour, 40 hours a week, from January 2025 on; time is moved by hand.
class OneResident : public ::testing::Test {
 protected:
  explicit OneResident(const std::string& knowledge = "1") {
    state_.scenario = std::make_shared<const Scenario>(read_scenario(
        "toronto/baseline",
        testing::own_scenarios({"public.assistance.take_up={value=1,high=1}",
                                "public.assistance.rule_knowledge={value=" + knowledge + ",low=0,high=1}"}),
        {.scale = "1:1000"}));
    state_.policies = std::make_shared<const std::vector<PolicyRecord>>();
    state_.now = day(2025, 1);
    Career career;
    career.presence = Presence::here;
    career.birth_day = static_cast<std::int32_t>(day(1985, 1).seconds / seconds_per_day);
    career.trained = 0;
    state_.people.add({});
    state_.careers.add(career);
    state_.records.add({});
    state_.livelihoods.add({});
    draw_public_luck(state_, 0, career, state_.livelihoods[person_]);
    self().labour_since = state_.now.seconds;
    count_in(state_, career);
    state_.jobs.residents[static_cast<std::size_t>(LabourState::employed)] = 93;
    state_.jobs.residents[static_cast<std::size_t>(LabourState::unemployed)] = 6;
    take_up(state_, person_, {LabourState::employed, JobKind::employee, 0, 40, 3000});
  }

  PersonRecord& self() { return state_.records[person_]; }
  Career& career() { return state_.careers[person_]; }
  [[nodiscard]] const Livelihood& own() const { return state_.livelihoods[person_]; }
  [[nodiscard]] const PublicSide& side() const { return state_.scenario->public_side; }

  /// To the end of the month, with pay from the board in it; what a census does for one person.
  void end_month(double board_cad = 0.0) {
    state_.now = start_of_month(month_index(state_.now) + 1);
    testing::life_of(state_, person_).month.pay_cents =
        to_cents(board_cad / state_.scenario->board.exchange_rate).value;
    settle_month(state_, month_until(state_.now));
    testing::life_of(state_, person_).month = {};
    self().job_seconds = self().wages_cents = self().own_account_cents = 0;
  }

  void work_months(int count) {
    for (int month = 0; month < count; ++month) end_month();
  }

  void lose_job() {
    const Cents weekly{std::int64_t{career().hours} * career().wage_cents};
    take_up(state_, person_, {.state = LabourState::unemployed});
    open_claim(state_, person_, weekly);
  }

  void leave_labour_force() { take_up(state_, person_, {.state = LabourState::not_in_labour_force}); }

  State state_;
  PersonId person_{0};
};

class OneWhoDoesNotKnow : public OneResident {
 protected:
  OneWhoDoesNotKnow() : OneResident("0") {}
};

// 40 h x 30 CAD x 52 / 12 = 5200 CAD a month, whatever the number of its days.
TEST_F(OneResident, SteadyWorkIsSteadyPayAndIsTaxedAsTheLawSays) {
  const TakeHome expected = after_tax(side(), {{520'000}, {}}, {});
  for (int month = 0; month < 3; ++month) {
    end_month();
    EXPECT_EQ(own().gross, 520'000U);
    EXPECT_EQ(own().net, expected.net.value);
    EXPECT_EQ(state_.public_books.month, expected.account);
  }
  EXPECT_EQ(state_.public_books.total, expected.account + expected.account + expected.account);
  EXPECT_EQ(insured_hours(own()), 177 + 160 + 177);
}

TEST_F(OneResident, TheWarmUpIsNotTaxed) {
  state_.now = day(2024, 3);
  self().labour_since = state_.now.seconds;
  end_month();
  EXPECT_EQ(own().net, 520'000);
  EXPECT_EQ(state_.public_books.month.income(), Cents{});
}

// 55 % of 1200 is 660 a week: 2860 a month.
TEST_F(OneResident, IsInsuredAfterEnoughHoursAndNotAfterTheWeeks) {
  work_months(5);  // 151 days: 863 hours
  lose_job();
  const std::int64_t weeks = side().insurance_law().ei_entitlement(insured_hours(own()), {70'000}).weeks;
  ASSERT_EQ(unemployment_rate(state_), Rate{70'000});
  ASSERT_GT(weeks, 13);
  EXPECT_EQ(state_.public_books.claims_opened, 1);
  end_month();
  EXPECT_EQ(own().insurance, 286'000U);
  EXPECT_EQ(state_.public_books.ei_claimants, 1);
  EXPECT_LT(own().net, 286'000);  // taxed
  std::int64_t paid = own().insurance;
  for (int month = 0; month < 12; ++month) {
    end_month();
    paid += own().insurance;
  }
  EXPECT_EQ(own().insurance, 0U);
  EXPECT_EQ(own().weekly_benefit, 0U);
  EXPECT_NEAR(static_cast<double>(paid), 66'000.0 * static_cast<double>(weeks), 1320.0 * static_cast<double>(weeks));
}

TEST_F(OneResident, IsNotInsuredWithoutTheHours) {
  work_months(3);  // 514 hours
  lose_job();
  EXPECT_EQ(state_.public_books.claims_opened, 0);
  end_month();
  EXPECT_EQ(own().insurance, 0U);
}

TEST_F(OneResident, HoursAreForgottenAfterTwelveMonths) {
  work_months(12);
  leave_labour_force();
  work_months(12);
  EXPECT_EQ(insured_hours(own()), 0);
}

TEST_F(OneResident, AClaimEndsWithAJobOrWithSearchGivenUp) {
  work_months(6);
  lose_job();
  EXPECT_TRUE(has_claim(state_, person_));
  state_.now = state_.now + days(10);
  take_up(state_, person_, {LabourState::employed, JobKind::employee, 0, 40, 3000});
  EXPECT_FALSE(has_claim(state_, person_));
  end_month();
  EXPECT_NEAR(own().insurance, 286'000.0 * 10 / 31, 1.0);  // of July
  EXPECT_NEAR(own().gross, 520'000.0 * 21 / 31, 1.0);
  lose_job();
  leave_labour_force();
  EXPECT_FALSE(has_claim(state_, person_));
  end_month();
  EXPECT_EQ(own().insurance, 0U);
}

TEST_F(OneResident, EarningsOnClaimCostHalf) {
  work_months(6);
  lose_job();
  end_month(520.0);  // 120 a week
  EXPECT_NEAR(own().insurance, (660.0 - 60.0) * 5200 / 12, 30.0);
}

TEST_F(OneResident, OnClaimTakesNoJobThatPaysLessThanTheClaim) {
  work_months(12);
  lose_job();
  career().pride = -5.0F;  // would take anything
  const double hours = state_.scenario->people.full_time_hours;
  EXPECT_NEAR(least_accepted_wage(state_, person_), 286'000.0 / (hours * 52 / 12), 0.1);
  EXPECT_GT(least_accepted_wage(state_, person_), reservation_wage(state_, career()));
  end_claim(state_.livelihoods[person_]);
  EXPECT_EQ(least_accepted_wage(state_, person_), reservation_wage(state_, career()));
}

TEST_F(OneResident, AssistanceFallsWithBoardPayAsTheLawSays) {
  leave_labour_force();
  end_month();
  EXPECT_EQ(own().assistance, 71'783U);  // 733 x 160.9 / 164.3
  EXPECT_EQ(own().net, 71'783);
  EXPECT_EQ(own().assistance_months, 1);
  EXPECT_EQ(state_.public_books.ontario_works_recipients, 1);
  const Cents earned = net_of_deductions(side(), {{}, {40'000}});
  end_month(400.0);
  EXPECT_NEAR(own().assistance, 71'783.0 - static_cast<double>(earned.value), 2.0);  // a dollar for a dollar
  end_month();
  end_month(400.0);
  const Cents exempt = side().prices.constant({20'000}, day(2025, 4), Indexing::none);
  EXPECT_NEAR(own().assistance, 71'783.0 - static_cast<double>((earned - exempt).value) / 2, 2.0);
  end_month(3000.0);
  EXPECT_EQ(own().assistance, 0U);
  EXPECT_EQ(own().assistance_months, 0);
}

TEST_F(OneResident, StudentsTheOldAndWhoEarnsEnoughAreNotAssisted) {
  end_month();
  EXPECT_EQ(own().assistance, 0U);
  leave_labour_force();
  career().set(Flag::student, true);
  end_month();
  EXPECT_EQ(own().assistance, 0U);
  career().set(Flag::student, false);
  career().birth_day = static_cast<std::int32_t>(day(1955, 1).seconds / seconds_per_day);
  end_month();
  EXPECT_EQ(own().assistance, 0U);
}

TEST_F(OneResident, WhoKnowsTheRuleAsksForMoreOnAssistance) {
  const auto kept = [&] {
    renew_kept_share(state_, person_);
    return static_cast<double>(state_.people[person_].kept) / whole_kept;
  };
  state_.people[person_].reservation_wage = 2.0F;
  EXPECT_NEAR(kept(), 0.62, 0.07);  // of the self-employed pay on top of 5200 a month
  EXPECT_NEAR(asked_wage(state_.people[person_]), 2.0 / kept(), 1e-9);
  leave_labour_force();
  end_month();
  EXPECT_EQ(kept(), 0.0);  // months 1 to 3: a dollar for a dollar
  work_months(3);
  EXPECT_EQ(kept(), 1.0);  // below the exemption
}

TEST_F(OneWhoDoesNotKnow, ExpectsToKeepThePay) {
  leave_labour_force();
  end_month();
  ASSERT_GT(own().assistance, 0U);
  renew_kept_share(state_, person_);
  EXPECT_EQ(state_.people[person_].kept, whole_kept);
}

TEST_F(OneResident, WhoLeftIsInNobodysBooks) {
  end_month();
  depart(state_, person_);
  end_month();
  EXPECT_EQ(own().gross, 0U);
  EXPECT_EQ(own().net, 0);
  EXPECT_EQ(state_.public_books.month, PublicAccount{});
}

std::uint32_t lowest_wage(const State& state) {
  std::uint32_t lowest = 1'000'000;
  for (const Career& career : state.careers.rows()) {
    if (career.presence == Presence::here && career.kind == JobKind::employee) {
      lowest = std::min(lowest, career.wage_cents);
    }
  }
  return lowest;
}

TEST(PublicRun, TheMinimumWageRisesOnItsDateAndNobodyIsBelow) {
  StudyRequest request = testing::small_request({}, {"period.start=2025-09-01"});
  request.until = "2025-12-01";
  const Study study(request, {});
  Market market = build_market({.scenario = std::make_shared<const Scenario>(study.scenario()), .key = {1, 0}});
  EXPECT_EQ(lowest_wage(market.state()), 1684U);  // 17.20 of 2025 in dollars of 2024
  market.run_until(day(2025, 10), {});
  EXPECT_EQ(lowest_wage(market.state()), 1684U);
  market.run_until(day(2025, 10) + Duration{1}, {});
  EXPECT_EQ(lowest_wage(market.state()), 1724U);
  market.run({});
  EXPECT_EQ(lowest_wage(market.state()), 1724U);
}

std::int64_t count_of(const Recorder& recorder, std::string_view path) {
  for (const Series<std::int64_t>& series : recorder.counts()) {
    if (series.info().path == path) return series.values().back();
  }
  ADD_FAILURE() << path;
  return 0;
}

TEST(PublicRun, AccountsOfPeopleAreTheBooks) {
  Market market = testing::small_market({.policies = {"skills_programme"}});
  market.run({});
  const State& state = market.state();
  const Recorder& recorder = market.observer().recorder();
  const auto account = [&](const std::string& name) { return count_of(recorder, "/accounts/public/" + name); };
  const std::int64_t income = account("income_tax") + account("cpp") + account("ei_premiums");
  const std::int64_t transfers = account("ei_benefits") + account("ontario_works");
  std::int64_t kept = 0;
  for (const Livelihood& own : state.livelihoods.rows()) kept += std::int64_t{own.net} - own.gross;
  EXPECT_EQ(kept, transfers - income);
  EXPECT_EQ(account("balance"), income - transfers - account("programme_cost"));
  EXPECT_EQ(account("programme_cost"), count_of(recorder, "/accounts/programme_cost"));
  EXPECT_GT(account("ei_benefits"), 0);
  EXPECT_GT(account("ontario_works"), 0);
  EXPECT_GT(count_of(recorder, "/series/stocks/ei_claimants"), 0);
  EXPECT_GT(count_of(recorder, "/series/stocks/ontario_works_recipients"), 0);
  for (const Livelihood& own : state.livelihoods.rows().first(state.abroad)) EXPECT_EQ(own.gross, 0U);
}

}  // namespace
}  // namespace piecework::platform_work
