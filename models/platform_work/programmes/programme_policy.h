#pragma once
// A policy that is one programme: open while the policy is in force, by the plan of its record. Such a policy has a
// text and a list of fields of its own, and this.

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/open.h"

namespace piecework::platform_work {

template <class Policy>
struct ProgrammePolicy {
  using Parameters = ProgrammePlan;
  using touches = TypeList<Reacts<PolicyStart>, Reacts<PolicyEnd>>;

  Parameters parameters;

  static void check(const Node& root, const Parameters& plan, Problems& problems) { check_plan(root, plan, problems); }
  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row == self) open_programme(state, self, parameters, luck_of(Policy::text.name));
  }
  void on(const PolicyEnd& event, PolicyId self, State& state) const {
    if (event.row == self) close_programmes(state, self);
  }
};

}  // namespace piecework::platform_work
