#pragma once
// A coach for members of the board, beside their work: feedback to learn from while it lasts, and self-regulated
// learning that stays. After Crowd Coach (Chiang, Kasunic and Savage 2018); its effect on speed is not entered.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto self_regulation_coaching_fields =
    usual_programme_fields_and(std::to_array<std::string_view>({"regulation_gain", "feedback"}));

struct SelfRegulationCoaching : ProgrammePolicy<SelfRegulationCoaching> {
  static constexpr std::span<const FieldInfo> fields = self_regulation_coaching_fields;
  static constexpr PolicyText text{
      .name = "self_regulation_coaching",
      .intervention = "I2",
      .label_en = "Coaching of crowd workers",
      .label_fr = "Accompagnement des microtravailleurs",
      .meaning = "a coach beside work on the board: feedback to learn from, and learning that is better planned",
      .for_residents = true};
};

}  // namespace piecework::platform_work
