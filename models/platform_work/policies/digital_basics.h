#pragma once
// A short course in everyday digital skill, for people without a job.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/open.h"
#include "models/platform_work/programmes/plan_fields.h"

namespace piecework::platform_work {

inline constexpr auto digital_basics_fields = usual_programme_fields_and(std::to_array<std::string_view>(
    {"complexity", "hours_digital", "hours_language", "hours_numeracy", "hours_creative", "hours_technical",
     "hours_tasks", "hours_market", "certified", "certificate_weight", "certificate_half_life"}));

struct DigitalBasics {
  using Parameters = ProgrammePlan;
  static constexpr std::span<const FieldInfo> fields = digital_basics_fields;
  static constexpr PolicyText text{
      .name = "digital_basics",
      .intervention = "Q5",
      .label_en = "Digital basics",
      .label_fr = "Bases du numérique",
      .meaning = "a short course in everyday digital skill and the language that goes with it",
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
