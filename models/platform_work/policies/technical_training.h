#pragma once
// A course in technical and digital skill with a certificate: a signal of its own precision in what employers believe.
// For people without a job or in one below their training.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/open.h"
#include "models/platform_work/programmes/plan_fields.h"

namespace piecework::platform_work {

inline constexpr auto technical_training_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "certified", "certificate_weight", "certificate_half_life"}));

struct TechnicalTraining {
  using Parameters = ProgrammePlan;
  static constexpr std::span<const FieldInfo> fields = technical_training_fields;
  static constexpr PolicyText text{
      .name = "technical_training",
      .intervention = "I3",
      .label_en = "Technical training",
      .label_fr = "Formation technique",
      .meaning = "a course in technical and digital skill with a certificate that employers can see",
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
