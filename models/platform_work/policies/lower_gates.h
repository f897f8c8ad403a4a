#pragma once
// I13, lower barriers of qualification: a batch behind a gate asks for at most so many approved tasks; the test of
// skill that it has stays. With 0 the test alone decides. Pay, tasks and ungated batches stay as they are.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct LowerGatesParameters {
  double approvals = 0.0;
};

inline constexpr std::array lower_gates_fields{
    field<&LowerGatesParameters::approvals>(
        {.name = "approvals",
         .unit = "tasks",
         .low = 0,
         .high = 1000000,
         .label_en = "Approvals asked for, at most",
         .label_fr = "Approbations exigées, au plus",
         .meaning = "approved tasks that a gate may ask for; 0: the test of skill alone"}),
};
static_assert(described_bytes(lower_gates_fields) == sizeof(LowerGatesParameters));

struct LowerGates {
  using Parameters = LowerGatesParameters;
  static constexpr std::span<const FieldInfo> fields = lower_gates_fields;
  static constexpr PolicyText text{.name = "lower_gates",
                                   .intervention = "I13",
                                   .label_en = "Lower barriers of qualification",
                                   .label_fr = "Exigences de qualification abaissées",
                                   .meaning = "batches ask for fewer approved tasks; the test of skill stays"};
  using touches = TypeList<Caps<GateApprovals>>;

  Parameters parameters;

  double modify(const GateApprovals&, double asked, const State&) const {
    return std::min(asked, parameters.approvals);
  }
};

}  // namespace piecework::platform_work
