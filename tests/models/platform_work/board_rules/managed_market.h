#pragma once
// A platform without a city that shuts accounts by mistake and whose demand reacts, small enough for tests.

#include "models/platform_work/rules.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work::testing {

/// An override that a record's own range does not refuse.
inline std::string exactly(const std::string& key, double value) {
  const std::string number = std::to_string(value);
  return key + "={value=" + number + ",low=" + number + ",high=" + number + "}";
}

struct ManagedRun {
  std::string arm = {};
  std::vector<std::string> overrides = {};
  std::string scenario = "global_platform/managed";
};

/// Not yet run: 300 accounts, one month of warm-up, until 2016-04-01.
inline Market managed_market(ManagedRun run = {}) {
  StudyRequest request;
  request.scenario = run.scenario;
  if (!run.arm.empty()) request.arms = {run.arm};
  run.overrides.insert(run.overrides.begin(), {"period.warm_up_months=1", "platforms.world.accounts=300"});
  request.load = own_scenarios(std::move(run.overrides));
  request.until = "2016-04-01";
  const Study study(request, {});
  MarketPlan plan;
  plan.scenario = std::make_shared<const Scenario>(study.scenario());
  plan.key = {request.seed, 0};
  Market market = build_market(plan);
  market.branch(std::make_shared<const std::vector<PolicyRecord>>(study.arms().back().policies));
  return market;
}

/// A policy of everybody, for the whole period.
inline PolicyRecord in_force(double intensity = 1.0) {
  PolicyRecord record;
  record.name = "test";
  record.intensity = intensity;
  return record;
}

/// One resident (row 0), one worker abroad (row 1), one requester and an open batch of 60-second tasks for 10 cents
/// behind a gate of 500 approved tasks; the policy is in force.
struct Stage {
  State state;
  PersonId resident{0};
  PersonId abroad{1};
  BatchId batch;

  explicit Stage(double intensity = 1.0) {
    auto scenario = std::make_shared<Scenario>();
    scenario->board.exchange_rate = 1.25;
    scenario->board.fee = 0.2;
    scenario->search.platform_weight = 0.2;
    scenario->scale.residents = "1:100";
    state.scenario = scenario;
    state.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{in_force(intensity)});
    state.active.set(0);
    for (int person = 0; person < 2; ++person) {
      state.people.add({});
      Career career;
      career.presence = person == 0 ? Presence::here : Presence::abroad;
      state.careers.add(career);
      state.records.add({});
      state.livelihoods.add({});
    }
    Requester requester;
    requester.hourly_rate = requester.first_rate = 6.0F;
    requester.true_seconds = 60.0F;
    requester.tasks_hours = 2.0F;
    requester.gap_hours = 1.0F;
    requester.fee = 0.2F;
    state.platform.requesters.add(requester);
    Batch open;
    open.posted = open.remaining = 5;
    open.requester = RequesterId{0};
    open.true_seconds = 60.0F;
    open.reward_cents = 10;
    open.least_approvals = 500;
    batch = state.platform.board.post(open, 1);
  }
};

}  // namespace piecework::platform_work::testing
