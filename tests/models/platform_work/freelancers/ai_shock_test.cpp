// Machines take over projects, and who trusts ratings from elsewhere.

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/platform_work/policy_build.h"
#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t writing = 2;

AiShock shock_of(double hazard, double growth) {
  AiShock shock;
  shock.parameters.project_hazard[writing] = hazard;
  shock.parameters.project_growth[writing] = growth;
  shock.parameters.novice = 2.0;
  return shock;
}

/// A market in which the policy is in force from the first day.
template <class Rule>
State run(const Rule& policy, double intensity = 1.0, std::vector<std::string> overrides = {}) {
  State state = testing::open_market(std::move(overrides)).state();
  PolicyRecord record;
  record.name = std::string(Rule::text.name);
  record.intensity = intensity;
  record.start = state.now;
  state.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{record});
  state.schedule.at(state.now, PolicyStart{PolicyId{0}});
  Market market(std::move(state), Rules({policy}));
  market.run({});
  return market.state();
}

std::vector<std::int64_t> wins(const State& state) {
  std::vector<std::int64_t> all;
  for (const Account& account : state.marketplace.accounts.rows()) all.push_back(account.wins);
  return all;
}

TEST(AiShockOnProjects, AYearTakesThePartOfItsHazardAndMoreOfSimpleOnes) {
  State state = testing::open_market().state();
  PolicyRecord record;
  record.name = "ai_shock";
  record.start = state.now;
  state.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{record});
  state.active.set(0);
  const Rules rules({shock_of(0.2, 0.1)});
  const CategoryId id{writing};
  EXPECT_EQ(rules.decide(ProjectVolume{id}, 1.0, state), 1.0);
  EXPECT_EQ(rules.decide(SimpleProjects{id}, 0.5, state), 0.5);
  state.now = state.now + Duration{12 * seconds_per_month};
  const double simple = std::exp(0.1 / 2.0 - 0.2 * 2.0);
  const double other = std::exp(0.1 - 0.2);
  EXPECT_NEAR(rules.decide(ProjectVolume{id}, 1.0, state), (simple + other) / 2.0, 1e-12);
  EXPECT_NEAR(rules.decide(SimpleProjects{id}, 0.5, state), simple / (simple + other), 1e-12);
  EXPECT_EQ(rules.decide(ProjectVolume{CategoryId{0}}, 1.0, state), 1.0);
}

TEST(AiShockOnProjects, OnlyItsCategoryLosesProjects) {
  const std::vector<std::string> many{"marketplace.demand.projects_per_month.value=1000"};
  const State without = testing::finished_market(many);
  const State with = run(shock_of(2.0, 0.0), 1.0, many);
  const auto& before = without.marketplace.books.posted;
  const auto& after = with.marketplace.books.posted;
  for (std::size_t category = 0; category < project_categories; ++category) {
    if (category == writing) continue;
    EXPECT_EQ(after[category], before[category]);
  }
  EXPECT_LT(static_cast<double>(after[writing]), 0.8 * static_cast<double>(before[writing]));
}

TEST(AiShockOnProjects, IntensityZeroIsTheBaseline) {
  const State baseline = testing::finished_market();
  EXPECT_EQ(wins(run(shock_of(2.0, 0.0), 0.0)), wins(baseline));
  EXPECT_EQ(wins(run(shock_of(0.0, 0.0))), wins(baseline));
}

TEST(ImportedRatings, AShareOfClientsTakesThemForTheirOwn) {
  PortableReputation portable;
  const auto gain = [&](double weight) {
    portable.parameters.weight = weight;
    const std::vector<std::string> many{"marketplace.demand.projects_per_month.value=600",
                                        "marketplace.accounts.imported_share.value=0.3"};
    std::int64_t won = 0;
    const State state = run(portable, 1.0, many);
    for (const Account& account : state.marketplace.accounts.rows()) {
      if (account.is_imported != 0) won += account.wins;
    }
    return static_cast<double>(won);
  };
  const double none = gain(0.0);
  const double all = gain(1.0);
  EXPECT_GT(all, none + 30.0);
  const double part = (gain(0.35) - none) / (all - none);
  EXPECT_GT(part, 0.1);
  EXPECT_LT(part, 0.6);
}

}  // namespace
}  // namespace piecework::platform_work
