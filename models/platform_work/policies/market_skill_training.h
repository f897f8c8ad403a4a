#pragma once
// Teaches how to find and win work on platforms (profile, bids, clients), and how to do it.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/open.h"
#include "models/platform_work/programmes/plan_fields.h"

namespace piecework::platform_work {

inline constexpr auto market_skill_training_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "knowledge_gain", "introduces"}));

struct MarketSkillTraining {
  using Parameters = ProgrammePlan;
  static constexpr std::span<const FieldInfo> fields = market_skill_training_fields;
  static constexpr PolicyText text{.name = "market_skill_training",
                                   .intervention = "I1",
                                   .label_en = "Training to find platform work",
                                   .label_fr = "Formation à la recherche de travail en ligne",
                                   .meaning = "teaches how to find and win work on platforms, and how to do it",
                                   .for_residents = true};
  using touches = TypeList<Reacts<PolicyStart>, Reacts<PolicyEnd>>;

  Parameters parameters;

  static void check(const Node& root, const Parameters& plan, Problems& problems) { check_plan(root, plan, problems); }
  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row == self) open_programme(state, self, parameters, luck_of(text.name));
  }
  void on(const PolicyEnd& event, PolicyId self, State& state) const {
    if (event.row == self) close_programmes(state, self);
  }
};

}  // namespace piecework::platform_work
