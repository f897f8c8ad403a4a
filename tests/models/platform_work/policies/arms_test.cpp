// Each policy in a small Toronto: the laws hold at every census, and what it is meant to move moves.

#include <gtest/gtest.h>

#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

State run(std::vector<std::string> policies, std::vector<std::string> overrides = {}) {
  Market market = testing::small_market({.policies = std::move(policies), .overrides = std::move(overrides)});
  market.run({});
  return market.state();
}

std::string parameter(const std::string& policy, const std::string& assignment) {
  return "policies." + policy + ".parameters." + assignment;
}

TEST(PolicyArm, WithoutTheirPoliciesNothingIsKeptOfThem) {
  const State state = run({"pay_floor"});
  EXPECT_FALSE(state.supports.any());
  EXPECT_EQ(state.platform.books.levy_cents, 0);
}

TEST(PolicyArm, GuaranteedIncomeTakesThePlaceOfOntarioWorks) {
  const State with = run({"basic_income"});
  const State without = run({"basic_income"}, {"policies.basic_income.intensity=0"});
  EXPECT_GT(with.public_books.total.guaranteed_income.value, 0);
  EXPECT_LT(with.public_books.total.ontario_works.value, without.public_books.total.ontario_works.value);
  EXPECT_EQ(without.public_books.total.guaranteed_income, Cents{});
}

TEST(PolicyArm, ADataDividendBarelyMovesLabourSupply) {
  const State with = run({"data_dividend"});
  const State without = run({"data_dividend"}, {"policies.data_dividend.intensity=0"});
  EXPECT_GT(with.public_books.total.dividends.value, 0);
  const auto seconds = [](const State& state) {
    double sum = 0.0;
    for (const PersonRecord& record : state.records.rows().subspan(state.abroad)) {
      sum += static_cast<double>(state.board_life(record).earned_cents);
    }
    return sum;
  };
  EXPECT_NEAR(seconds(with) / seconds(without), 1.0, 0.1);
  const auto employed = [](const State& state) { return static_cast<double>(state.jobs.in(LabourState::employed)); };
  EXPECT_NEAR(employed(with) / employed(without), 1.0, 0.01);
}

TEST(PolicyArm, PortableBenefitsAreOwedBySomeAndFillAccounts) {
  const State state = run({"portable_benefits"},
                          {parameter("portable_benefits", "take_up=1"), parameter("portable_benefits", "gating=0")});
  EXPECT_GT(state.platform.books.contribution_cents, 0);
  EXPECT_GT(state.public_books.total.benefit_deposits.value, 0);
  EXPECT_GT(state.public_books.total.benefit_withdrawals.value, 0);
}

TEST(PolicyArm, ALevyIsOwedAndPaidToThePurse) {
  const State state = run({"requester_levy"}, {parameter("requester_levy", "gating=0")});
  EXPECT_GT(state.platform.books.levy_cents, 0);
  EXPECT_GT(state.public_books.total.levies.value, 0);
  const State all = run({"requester_levy"}, {parameter("requester_levy", "scope=\"all_work\"")});
  EXPECT_GT(all.platform.books.levy_cents, state.platform.books.levy_cents);
}

TEST(PolicyArm, InsuredPayFromPlatformsPaysPremiums) {
  const State with = run({"ei_extension"});
  const State without = run({"ei_extension"}, {"policies.ei_extension.intensity=0"});
  EXPECT_GT(with.public_books.total.ei_premiums.value, without.public_books.total.ei_premiums.value);
}

TEST(PolicyArm, AWageSubsidyIsPaidForHires) {
  const State state = run({"wage_subsidy"}, {parameter("wage_subsidy", "jobless_months=0")});
  EXPECT_GT(state.public_books.total.wage_subsidies.value, 0);
}

TEST(PolicyArm, TheBanLetsMoreApplicationsThrough) {
  const std::vector<std::string> filtered{"jobs.search.local_experience_share={value=1,high=1}"};
  std::vector<std::string> kept = filtered;
  kept.emplace_back("policies.posting_ban.intensity=0");
  const JobBooks with = run({"posting_ban"}, filtered).jobs.books;
  const JobBooks without = run({"posting_ban"}, kept).jobs.books;
  const auto share = [](const JobBooks& books) {
    return static_cast<double>(books.callbacks) / static_cast<double>(books.applications);
  };
  EXPECT_GT(share(with), share(without));
}

std::int64_t jobs(const State& state) {
  std::int64_t sum = 0;
  for (const Cell& cell : state.jobs.cells) sum += cell.employees;
  return sum;
}

TEST(PolicyArm, APandemicCostsJobsAndTheyComeBack) {
  const State during = run({"pandemic"});
  const State without = run({"pandemic"}, {"policies.pandemic.intensity=0"});
  EXPECT_LT(static_cast<double>(jobs(during)), 0.98 * static_cast<double>(jobs(without)));
  EXPECT_GT(jobs(run({"pandemic"}, {"policies.pandemic.end=\"2025-02-01\""})), jobs(during));
}

TEST(PolicyArm, ARecessionOpensFewerVacancies) {
  const State without = run({"recession"}, {"policies.recession.intensity=0"});
  EXPECT_LT(run({"recession"}).jobs.books.vacancies_opened, without.jobs.books.vacancies_opened);
}

TEST(PolicyArm, GoesOnFromACheckpoint) {
  const Study study(testing::small_request({"basic_income+portable_benefits+ei_extension"}), {});
  const RunName run{0, 1};
  Market market = study.branch(study.warm_up(0, {}), 1);
  market.run_until(start_of({2025, 3, 1}), {});
  Bytes bytes;
  study.save(market, run, bytes);
  const ResultFile resumed = study.finish(study.load(bytes, run, "memory"), run, {});
  EXPECT_EQ(result_hash(resumed), result_hash(study.finish(std::move(market), run, {})));
}

}  // namespace
}  // namespace piecework::platform_work
