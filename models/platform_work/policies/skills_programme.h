#pragma once
// I1, a skill-development programme for platform work: opens a programme with seats, intakes and costs when it starts
// and closes it when it ends. Effects come through skill, knowledge of the board and lost time, never through a bonus.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/programmes/state.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

inline constexpr std::array skills_programme_fields{
    field<&ProgrammePlan::seats>({.name = "seats",
                                  .unit = "persons",
                                  .low = 0,
                                  .high = 1e6,
                                  .label_en = "Seats",
                                  .label_fr = "Places",
                                  .meaning = "people who can be on the course at the same time, at scale 1:1"}),
    field<&ProgrammePlan::weeks>({.name = "weeks",
                                  .unit = "weeks",
                                  .low = 0.2,
                                  .high = 208,
                                  .label_en = "Length",
                                  .label_fr = "Durée",
                                  .meaning = "length of the full course"}),
    field<&ProgrammePlan::course_hours>({.name = "course_hours",
                                         .unit = "hours/week",
                                         .low = 0,
                                         .high = 40,
                                         .label_en = "Hours a week",
                                         .label_fr = "Heures par semaine",
                                         .meaning = "time that the course takes from participants"}),
    field<&ProgrammePlan::completion>({.name = "completion",
                                       .unit = "1",
                                       .low = 0.001,
                                       .high = 1,
                                       .label_en = "Completion",
                                       .label_fr = "Taux d'achèvement",
                                       .meaning = "probability that a participant stays to the end"}),
    field<&ProgrammePlan::application>({.name = "application",
                                        .unit = "1",
                                        .low = 0,
                                        .high = 1,
                                        .label_en = "Application",
                                        .label_fr = "Candidature",
                                        .meaning = "probability that an eligible person applies at a monthly intake"}),
    field<&ProgrammePlan::complexity>({.name = "complexity",
                                       .unit = "1",
                                       .low = 0,
                                       .high = 1,
                                       .label_en = "Complexity of what is taught",
                                       .label_fr = "Complexité de la matière",
                                       .meaning = "sets how fast it is learned and how far (skills.learning)"}),
    field<&ProgrammePlan::curriculum>(
        {.name = "curriculum",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Curriculum",
         .label_fr = "Programme",
         .meaning = "shares of the hours that teach a rated skill (digital, language, numeracy, creative, technical); "
                    "an hour may teach several things"}),
    field<&ProgrammePlan::task_share>({.name = "task_share",
                                       .unit = "1",
                                       .low = 0,
                                       .high = 1,
                                       .label_en = "Share on doing microtasks",
                                       .label_fr = "Part des microtâches",
                                       .meaning = "share of the hours that teach how to do microtasks"}),
    field<&ProgrammePlan::market_share>({.name = "market_share",
                                         .unit = "1",
                                         .low = 0,
                                         .high = 1,
                                         .label_en = "Share on finding work",
                                         .label_fr = "Part de la recherche de travail",
                                         .meaning = "share of the hours that teach how to find and win work"}),
    field<&ProgrammePlan::knowledge_gain>(
        {.name = "knowledge_gain",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Gain in knowledge of the board",
         .label_fr = "Gain de connaissance de la plateforme",
         .meaning = "added to the weight of the true rate in a member's beliefs, full course"}),
    field<&ProgrammePlan::cost_per_week>({.name = "cost_per_week",
                                          .unit = "CAD/week",
                                          .low = 0,
                                          .high = 10000,
                                          .label_en = "Cost per participant and week",
                                          .label_fr = "Coût par participant et semaine",
                                          .meaning = "public cost of a seat in use"}),
};
static_assert(described_bytes(skills_programme_fields) == sizeof(ProgrammePlan));

struct SkillsProgramme {
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
    Programme programme;
    programme.id = state.programmes.programmes.size();
    programme.policy = static_cast<std::uint8_t>(self.row());
    programme.plan = parameters;
    const double seats = parameters.seats * state.policy(self).intensity;
    programme.seats = static_cast<std::int64_t>(seats / state.scenario->scale.people_per_resident() + 0.5);
    state.programmes.programmes.push_back(programme);
    const ProgrammeId row{static_cast<std::uint32_t>(programme.id)};
    state.schedule.at(state.now, ProgrammeIntake{row});
  }

  void on(const PolicyEnd& event, PolicyId self, State& state) const {
    if (event.row != self) return;
    for (Programme& programme : state.programmes.programmes) {
      if (programme.policy == self.row()) programme.open = false;
    }
  }
};

}  // namespace piecework::platform_work
