#pragma once
// Orientation about platforms: what there is, what it really pays, what tax and benefits take of it. Its participants
// believe less of what is advertised; it teaches no skill.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto platform_orientation_fields = usual_programme_fields_and(
    std::to_array<std::string_view>({"knowledge_gain", "pay_knowledge", "introduces", "rules_knowledge"}));

struct PlatformOrientation : ProgrammePolicy<PlatformOrientation> {
  static constexpr std::span<const FieldInfo> fields = platform_orientation_fields;
  static constexpr PolicyText text{
      .name = "platform_orientation",
      .intervention = "Q1",
      .label_en = "Platform orientation",
      .label_fr = "Orientation sur les plateformes",
      .meaning = "tells what platforms there are, what work on them really pays and what benefits take of it",
      .for_residents = true};
};

}  // namespace piecework::platform_work
