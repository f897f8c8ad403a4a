#pragma once
// A course in technical and digital skill with a certificate: a signal of its own precision in what employers believe.
// For people without a job or in one below their training.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto technical_training_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "certified", "certificate_weight", "certificate_half_life"}));

struct TechnicalTraining : ProgrammePolicy<TechnicalTraining> {
  static constexpr std::span<const FieldInfo> fields = technical_training_fields;
  static constexpr PolicyText text{
      .name = "technical_training",
      .intervention = "I3",
      .label_en = "Technical training",
      .label_fr = "Formation technique",
      .meaning = "a course in technical and digital skill with a certificate that employers can see",
      .for_residents = true};
};

}  // namespace piecework::platform_work
