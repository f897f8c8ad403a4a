#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work::testing {

std::shared_ptr<const Scenario> small_marketplace(std::vector<std::string> overrides) {
  const std::vector<std::string> small{"marketplace.demand.projects_per_month.value=150",
                                       "marketplace.demand.projects_per_month.low=0",
                                       "marketplace.clients.count.value=100",
                                       "marketplace.clients.count.low=1",
                                       "marketplace.accounts.at_opening.value=600",
                                       "marketplace.accounts.at_opening.low=0",
                                       "period.warm_up_months=0",
                                       "period.until=2016-11-01"};
  overrides.insert(overrides.begin(), small.begin(), small.end());
  const LoadOptions options{{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)};
  return std::make_shared<const Scenario>(read_scenario("global_platform/freelance", options, {}));
}

Market open_market(std::vector<std::string> overrides, std::uint64_t replicate) {
  MarketPlan plan;
  plan.scenario = small_marketplace(std::move(overrides));
  plan.key = {1, replicate};
  return build_market(plan);
}

State finished_market(std::vector<std::string> overrides, std::uint64_t replicate) {
  Market market = open_market(std::move(overrides), replicate);
  market.run({});
  return market.state();
}

}  // namespace piecework::platform_work::testing
