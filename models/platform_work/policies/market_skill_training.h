#pragma once
// Teaches how to find and win work on platforms (profile, bids, clients), and how to do it.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto market_skill_training_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "knowledge_gain", "introduces"}));

struct MarketSkillTraining : ProgrammePolicy<MarketSkillTraining> {
  static constexpr std::span<const FieldInfo> fields = market_skill_training_fields;
  static constexpr PolicyText text{.name = "market_skill_training",
                                   .intervention = "I1",
                                   .label_en = "Training to find platform work",
                                   .label_fr = "Formation à la recherche de travail en ligne",
                                   .meaning = "teaches how to find and win work on platforms, and how to do it",
                                   .for_residents = true};
};

}  // namespace piecework::platform_work
