// Residents on the marketplace: they join, bid, work, are paid and taxed, learn and leave.

#include "models/platform_work/marketplace/residents.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>

#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/market.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/measures/main_state.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/marketplace/small_marketplace.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

/// Few residents, of whom many think of freelancing, and projects enough.
std::shared_ptr<const Scenario> scenario_of(std::vector<std::string> overrides = {}) {
  const std::vector<std::string> small{"scale.residents=\"1:8000\"",
                                       "period.warm_up_months=0",
                                       "period.until=2025-09-01",
                                       "marketplace.residents.consideration.value=0.05",
                                       "marketplace.residents.consideration.high=1",
                                       "marketplace.hiring.outside_mean.value=-2",
                                       "marketplace.hiring.outside_mean.low=-3",
                                       "marketplace.hiring.nobody.value=0",
                                       "marketplace.hiring.nobody.low=-3"};
  overrides.insert(overrides.begin(), small.begin(), small.end());
  const LoadOptions options{{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)};
  return std::make_shared<const Scenario>(read_scenario("toronto/freelance", options, {}));
}

Market market_of(std::shared_ptr<const Scenario> scenario) {
  MarketPlan plan;
  plan.scenario = std::move(scenario);
  plan.key = {1, 0};
  plan.observed = true;
  return build_market(plan);
}

const State& finished() {
  static const Market market = [] {
    Market all = market_of(scenario_of());
    all.run({});
    return all;
  }();
  return market.state();
}

TEST(FreelancingResidents, JoinBidAndWork) {
  const State& state = finished();
  const MarketplaceState& market = state.marketplace;
  EXPECT_GT(market.accounts.size(), 20U);
  EXPECT_GT(market.books.bids, 100);
  EXPECT_GT(market.books.wins, 5);
  EXPECT_GT(market.books.paid_cents, 0);
  for (std::uint32_t row = 0; row < market.accounts.size(); ++row) {
    const Account& account = market.accounts.rows()[row];
    ASSERT_LT(account.person, state.people.size());
    EXPECT_EQ(state.records[PersonId{account.person}].account, row);
    EXPECT_LE(account.in_hand, 3);
  }
}

TEST(FreelancingResidents, LearnHowToWinWork) {
  const State& state = finished();
  const auto knows = [](const Learner& learner) { return learner.gains[static_cast<std::size_t>(Gain::market)] > 0.0; };
  EXPECT_GT(std::ranges::count_if(state.learning.learners, knows), 5);
}

TEST(FreelancingResidents, AreSeenByTheMeasures) {
  Market market = market_of(scenario_of({"period.until=2026-01-01"}));
  market.run({});
  double freelance = -1.0;
  double rating = -1.0;
  for (const SummaryRow& row : market.observer().summary()) {
    if (row.group != 0) continue;
    if (row.measure == "M4" && row.component == "freelance") freelance = row.value;
    if (row.measure == "M11" && row.component == "first_rating") rating = row.value;
  }
  EXPECT_GT(freelance, 0.0);
  EXPECT_GE(rating, 1.0);
  EXPECT_LE(rating, 5.0);
}

TEST(FreelancingResidents, PayIsIncomeAndTimeIsTime) {
  State state = finished();
  const auto found = std::ranges::find_if(state.marketplace.accounts.rows(), [&](const Account& account) {
    return account.status != AccountStatus::closed && state.is_resident(PersonId{account.person});
  });
  ASSERT_NE(found, state.marketplace.accounts.rows().end());
  const PersonId person{found->person};
  Account& account = state.marketplace.accounts[AccountId{state.records[person].account}];
  account.month_pay_cents = 10'000;
  account.month_work_seconds = 200 * seconds_per_hour;
  account.month_bid_seconds = 0;
  account.in_hand = 2;
  EXPECT_EQ(freelance_income(state, state.records[person]).value, 13'700);  // at 1.37 CAD
  EXPECT_EQ(freelance_seconds(state, state.records[person]), 200 * seconds_per_hour);
  EXPECT_EQ(planned_freelancing(state, state.records[person]), 24.0);
  PersonRecord record = state.records[person];
  record.job_seconds = 0;
  testing::life_of(state, person).month = {};
  record.board_life = state.records[person].board_life;
  record.driver = no_driver;
  EXPECT_EQ(main_state(state, state.careers[person], record), MainState::freelance);
  testing::life_of(state, person).month.paid_seconds = 190 * seconds_per_hour;
  EXPECT_EQ(main_state(state, state.careers[person], record), MainState::mixed);
}

TEST(FreelancingResidents, WorkIsCountedAsItGoes) {
  State state = finished();
  Account& account = state.marketplace.accounts[AccountId{0}];
  account.in_hand = 2;
  account.month_work_seconds = 0;
  account.counted_until = state.now.seconds;
  state.now = state.now + Duration{seconds_per_week};
  count_work(state, AccountId{0});
  EXPECT_NEAR(account.month_work_seconds, 24 * seconds_per_hour, 1);
}

TEST(FreelancingResidents, WhoLeavesTheCityBidsNoMore) {
  State state = finished();
  const auto& rows = state.marketplace.bidders;
  const auto found = std::ranges::find_if(rows, [](const auto& bidders) { return !bidders.empty(); });
  ASSERT_NE(found, rows.end());
  const AccountId id{found->front()};
  const std::int64_t closed = state.marketplace.books.closed;
  stop_freelancing(state, PersonId{state.marketplace.accounts[id].person});
  stop_freelancing(state, PersonId{state.marketplace.accounts[id].person});
  EXPECT_EQ(state.marketplace.accounts[id].status, AccountStatus::closed);
  EXPECT_EQ(state.marketplace.books.closed, closed + 1);
}

TEST(FreelancingResidents, ResumeEqualsUninterrupted) {
  const auto scenario = scenario_of({"period.until=2025-04-01"});
  const Resumable<Market> model{.begin = [&] { return market_of(scenario); },
                                .blank = [&] { return market_of(scenario); },
                                .run = [](Market& market, Time until) { market.run_until(until, {}); },
                                .from = start_of({2025, 1, 1}),
                                .until = start_of({2025, 4, 1})};
  expect_resume_equals_uninterrupted(model, 2);
}

TEST(FreelancingResidents, AnAccountIsItsOwners) {
  const State& good = finished();
  ASSERT_TRUE(good.is_whole({}));
  State broken = good;
  broken.records[PersonId{good.marketplace.accounts.rows()[0].person}].account = no_row - 1;
  EXPECT_FALSE(broken.is_whole({}));
}

TEST(FreelancingResidents, NobodyJoinsWithoutTheHazard) {
  Market market = market_of(scenario_of({"marketplace.residents.consideration.value=0",
                                         "marketplace.residents.consideration.low=0", "period.until=2025-03-01"}));
  market.run({});
  EXPECT_EQ(market.state().marketplace.accounts.size(), 0U);
}

TEST(FreelancingResidents, AMixThatDoesNotSumToOneIsRefused) {
  std::string mix = "marketplace.residents.skill_mix.value=[0.9";
  for (int weight = 1; weight < 35; ++weight) mix += ", 0.2";
  try {
    scenario_of({mix + "]"});
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("skill_mix"), std::string::npos);
  }
}

TEST(FreelancingResidents, AreRefusedWithoutACity) {
  EXPECT_THROW(testing::small_marketplace({"marketplace.residents.consideration.value=0.1"}), InputError);
}

TEST(VerifiedHistory, CountsWithEmployersForWhoHasNoJob) {
  const State& state = finished();
  const auto row = std::ranges::find_if(state.careers.rows(), [](const Career& career) {
    return career.presence == Presence::here && career.ability > 0.2F && !career.is(Flag::canadian_experience) &&
           career.kind == JobKind::none && career.trained < occupations;
  });
  ASSERT_NE(row, state.careers.rows().end());
  Vacancy vacancy;
  vacancy.occupation = row->trained;
  const PairLuck none(state, PersonId{static_cast<std::uint32_t>(row - state.careers.rows().begin())}, vacancy);
  const auto of = [&](History history, std::uint32_t contracts) {
    return score(state, {.career = *row, .history = history, .contracts = contracts}, vacancy, none);
  };
  EXPECT_NE(of(History::none, 0), of(History::none, 3));
  EXPECT_NEAR(of(History::none, 1'000'000'000), of(History::micro, 0), 1e-6);  // both count a quarter of a job
  EXPECT_EQ(of(History::standard, 0), of(History::standard, 10));              // a job says it already
}

}  // namespace
}  // namespace piecework::platform_work
