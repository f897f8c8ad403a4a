#pragma once
// I18, a bridging programme for newcomers trained abroad: language and skill, recognition of the credential, a
// placement that counts as experience in Canada. What employers do with these is theirs.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto bridging_programme_fields = usual_programme_fields_and(
    std::to_array<std::string_view>({"complexity", "hours_digital", "hours_language", "hours_numeracy",
                                     "hours_creative", "hours_technical", "hours_tasks", "hours_market", "certified",
                                     "certificate_weight", "certificate_half_life", "recognized", "experience"}));

struct BridgingProgramme : ProgrammePolicy<BridgingProgramme> {
  static constexpr std::span<const FieldInfo> fields = bridging_programme_fields;
  static constexpr PolicyText text{
      .name = "bridging_programme",
      .intervention = "I18",
      .label_en = "Bridging programme",
      .label_fr = "Programme de transition",
      .meaning = "closes the gaps of language, credential and experience of newcomers with education from abroad",
      .for_residents = true};
};

}  // namespace piecework::platform_work
