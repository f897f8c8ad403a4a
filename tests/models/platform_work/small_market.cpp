#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work::testing {

LoadOptions own_scenarios(std::vector<std::string> overrides) {
  return {{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)};
}

StudyRequest small_request(std::vector<std::string> arms, std::vector<std::string> overrides) {
  StudyRequest request;
  request.scenario = "toronto/grown";
  request.arms = std::move(arms);
  overrides.insert(overrides.begin(), "period.warm_up_months=1");
  request.load = own_scenarios(std::move(overrides));
  request.scale = "1:1000";
  request.until = "2025-04-01";
  return request;
}

Market small_market(const SmallRun& run) {
  std::string arm;
  for (const std::string& name : run.policies) arm += (arm.empty() ? "" : "+") + name;
  const StudyRequest request =
      small_request(arm.empty() ? std::vector<std::string>{} : std::vector{arm}, run.overrides);
  const Study study(request, {});
  MarketPlan plan;
  plan.scenario = std::make_shared<const Scenario>(study.scenario());
  plan.key = {request.seed, run.replicate};
  plan.extra_residents = run.extra_residents;
  Market market = build_market(plan);
  market.branch(std::make_shared<const std::vector<PolicyRecord>>(study.arms().back().policies));
  return market;
}

}  // namespace piecework::platform_work::testing
