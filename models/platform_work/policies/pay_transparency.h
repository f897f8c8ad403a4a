#pragma once
// I10, transparency of pay and tasks (duty to inform of the Digital Platform Workers' Rights Act; Ontario's rules on
// job postings from 2026): members err less in guessing how long a task takes. Pay, tasks and time stay as they are.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct PayTransparencyParameters {
  double noise_factor = 0.0;
};

inline constexpr std::array pay_transparency_fields{
    field<&PayTransparencyParameters::noise_factor>(
        {.name = "noise_factor",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Error in guessing, relative",
         .label_fr = "Erreur d'estimation, relatif",
         .meaning = "standard deviation of the error in guessing a task's length / without the rule"}),
};
static_assert(described_bytes(pay_transparency_fields) == sizeof(PayTransparencyParameters));

struct PayTransparency {
  using Parameters = PayTransparencyParameters;
  static constexpr std::span<const FieldInfo> fields = pay_transparency_fields;
  static constexpr PolicyText text{.name = "pay_transparency",
                                   .intervention = "I10",
                                   .label_en = "Transparency of pay and tasks",
                                   .label_fr = "Transparence de la paie et des tâches",
                                   .meaning = "members err less in guessing what a task pays per hour"};
  using touches = TypeList<Scales<PayGuessNoise>>;

  Parameters parameters;

  double modify(const PayGuessNoise&, double deviation, const State&) const {
    return deviation * parameters.noise_factor;
  }
};

}  // namespace piecework::platform_work
