#pragma once
// A short course in everyday digital skill, for people without a job.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto digital_basics_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "certified", "certificate_weight", "certificate_half_life"}));

struct DigitalBasics : ProgrammePolicy<DigitalBasics> {
  static constexpr std::span<const FieldInfo> fields = digital_basics_fields;
  static constexpr PolicyText text{
      .name = "digital_basics",
      .intervention = "Q5",
      .label_en = "Digital basics",
      .label_fr = "Bases du numérique",
      .meaning = "a short course in everyday digital skill and the language that goes with it",
      .for_residents = true};
};

}  // namespace piecework::platform_work
