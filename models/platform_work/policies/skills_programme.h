#pragma once
// I1, a skill-development programme for platform work: opens a programme with seats, intakes and costs when it starts
// and closes it when it ends. Effects come through skill, knowledge of the board and lost time, never through a bonus.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/open.h"
#include "models/platform_work/programmes/plan_fields.h"

namespace piecework::platform_work {

/// The oldest of the programmes: no waiting list, constant hazard of drop-out, curriculum in shares of the hours.
inline constexpr auto skills_programme_fields = programme_fields(
    std::to_array<std::string_view>({"seats", "weeks", "course_hours", "completion", "application", "complexity",
                                     "curriculum", "task_share", "market_share", "knowledge_gain", "cost_per_week"}));

struct SkillsProgramme {
  static constexpr std::uint64_t first_luck = 0;  // from when there was one programme
  using Parameters = ProgrammePlan;
  static constexpr std::span<const FieldInfo> fields = skills_programme_fields;
  static constexpr PolicyText text{
      .name = "skills_programme",
      .intervention = "I1",
      .label_en = "Skill-development programme",
      .label_fr = "Programme de développement des compétences",
      .meaning = "a course in doing and finding platform work for members and people without a job",
      .for_residents = true};
  using touches = TypeList<Reacts<PolicyStart>, Reacts<PolicyEnd>>;

  Parameters parameters;

  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row != self) return;
    ProgrammePlan plan = parameters;
    plan.introduces = 1.0;
    plan.certified = 1.0;  // which employers do not look at: its weight is 0
    open_programme(state, self, plan, first_luck);
  }
  void on(const PolicyEnd& event, PolicyId self, State& state) const {
    if (event.row == self) close_programmes(state, self);
  }
};

}  // namespace piecework::platform_work
