#pragma once
// A platform without a city, small enough for tests: a few hundred accounts, a few months.

#include <string>
#include <utility>
#include <vector>

#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work::testing {

/// `overrides` as on the command line; until 2016-04-01 with one month of warm-up.
inline StudyRequest world_request(std::vector<std::string> arms = {}, std::vector<std::string> overrides = {}) {
  StudyRequest request;
  request.scenario = "global_platform/microtask";
  request.arms = std::move(arms);
  overrides.insert(overrides.begin(), {"period.warm_up_months=1", "platforms.world.accounts=400"});
  request.load = own_scenarios(std::move(overrides));
  request.until = "2016-04-01";
  return request;
}

/// Not yet run.
inline Market world_market(std::vector<std::string> overrides = {}, std::vector<std::string> arms = {}) {
  const StudyRequest request = world_request(std::move(arms), std::move(overrides));
  const Study study(request, {});
  MarketPlan plan;
  plan.scenario = std::make_shared<const Scenario>(study.scenario());
  plan.key = {request.seed, 0};
  Market market = build_market(plan);
  market.branch(std::make_shared<const std::vector<PolicyRecord>>(study.arms().back().policies));
  return market;
}

}  // namespace piecework::platform_work::testing
