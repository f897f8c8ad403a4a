#pragma once
// A platform without a city, small enough for tests: a few hundred accounts, a few months.

#include <string>
#include <utility>
#include <vector>

#include "models/platform_work/platforms/handle.h"
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

/// Forty batches of each requester, as it would post them in this state.
inline std::vector<Batch> posted(const State& state, const Rules& rules = {}) {
  std::vector<Batch> all;
  for (std::size_t row = 0; row < state.platform.requesters.size(); ++row) {
    const RequesterId id = state.platform.requesters.id(row);
    for (std::uint32_t count = 0; count < 40; ++count) {
      State at = state;
      at.platform.requesters[id].batch_count = count;
      Draws draws = state.draws(purposes::posting, state.platform.requesters[id].id, count);
      draws();  // the wait
      all.push_back(new_batch(at, rules, id, draws));
    }
  }
  return all;
}

}  // namespace piecework::platform_work::testing
