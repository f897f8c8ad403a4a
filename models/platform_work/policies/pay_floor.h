#pragma once
// I8, statutory pay floor: people in Ontario are paid at least a floor for the true time of a task. A requester
// abroad may comply or, at a share that nobody has measured, shut Ontario out of its batches.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/public/ontario_rule.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct PayFloorParameters {
  double floor = 0.0;
  double compliance = 0.0;
  double gating = 0.0;
};

inline constexpr std::array pay_floor_fields{
    field<&PayFloorParameters::floor>({.name = "floor",
                                       .unit = "CAD/hour",
                                       .low = 0,
                                       .high = 200,
                                       .label_en = "Floor",
                                       .label_fr = "Plancher",
                                       .meaning = "least pay per hour of task time for people in Ontario"}),
    field<&PayFloorParameters::compliance>(
        {.name = "compliance",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Compliance",
         .label_fr = "Conformité",
         .meaning = "share of requesters who pay the floor to those whom they let in"}),
    field<&PayFloorParameters::gating>(
        {.name = "gating",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Exclusion of Ontario",
         .label_fr = "Exclusion de l'Ontario",
         .meaning = "share of complying requesters who close their batches to Ontario instead of paying"}),
};

struct PayFloor {
  using Parameters = PayFloorParameters;
  static constexpr std::span<const FieldInfo> fields = pay_floor_fields;
  static constexpr PolicyText text{.name = "pay_floor",
                                   .intervention = "I8",
                                   .label_en = "Statutory pay floor",
                                   .label_fr = "Plancher de rémunération",
                                   .meaning = "a least pay per hour of task time for people in Ontario",
                                   .for_residents = true};
  using touches = TypeList<Floors<OfferedPay>, Caps<Admission>>;

  Parameters parameters;

  [[nodiscard]] OntarioRule rule() const { return {parameters.compliance, parameters.gating}; }

  [[nodiscard]] double bound(std::type_identity<OfferedPay>) const { return parameters.floor; }

  double modify(const OfferedPay& at, double cents, const State& state) const {
    if (!state.is_resident(at.person) || answer_of(rule(), at.batch, state) != OntarioAnswer::obeys) return cents;
    const Batch& batch = state.platform.board[at.batch];
    const double usd_per_hour = parameters.floor / state.scenario->board.exchange_rate;
    return std::max(cents, usd_per_hour * 100.0 * static_cast<double>(batch.true_seconds) / 3600.0);
  }

  double modify(const Admission& at, double admitted, const State& state) const {
    return admitted_under(rule(), at, admitted, state);
  }
};

}  // namespace piecework::platform_work
