#pragma once
// Below what a board shuts an account: the share of its tasks that were approved, and its speed. Without the table a
// board has no thresholds. What stands between an account that falls short and its closing is in
// management_parameters.h. Nobody has published which thresholds boards use, so all numbers are assumptions.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct ThresholdParameters {
  double least_approval = 0.0;
  double least_speed = 0.0;
  double least_tasks = 1.0;

  [[nodiscard]] bool any() const { return least_approval > 0.0 || least_speed > 0.0; }
};

inline constexpr std::array threshold_fields{
    field<&ThresholdParameters::least_approval>(
        {.name = "least_approval",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Least approval",
         .label_fr = "Taux d'approbation minimal",
         .meaning = "share of an account's decided tasks that must have been approved; 0: none"}),
    field<&ThresholdParameters::least_speed>(
        {.name = "least_speed",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Least speed",
         .label_fr = "Vitesse minimale",
         .meaning =
             "time that somebody of mean skill would take for an account's decided tasks / time taken; 0: none"}),
    field<&ThresholdParameters::least_tasks>(
        {.name = "least_tasks",
         .unit = "tasks",
         .low = 1,
         .high = 1e6,
         .label_en = "Tasks before a judgement",
         .label_fr = "Tâches avant un jugement",
         .meaning = "decided tasks of an account before the board holds it against its thresholds"}),
};
static_assert(described_bytes(threshold_fields) == sizeof(ThresholdParameters));

}  // namespace piecework::platform_work
