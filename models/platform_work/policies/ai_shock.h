#pragma once
// I24, substitution by AI: from its start on, work of each class is done by machines at a hazard of its own, and work
// that complements them grows; work that asks for no qualification is hit harder and grows less. Adds to what the
// scenario has. On the marketplace the same holds for projects by category, those that ask for less than the mean skill
// being hit harder. Nothing else moves: pay, time and choice stay as they are.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"
#include "models/platform_work/years_in_force.h"

namespace piecework::platform_work {

struct AiShockParameters {
  TaskParameters::ByClass hazard{};
  TaskParameters::ByClass growth{};
  std::array<double, project_categories> project_hazard{};
  std::array<double, project_categories> project_growth{};
  double novice = 0.0;
};

inline constexpr std::array ai_shock_fields{
    field<&AiShockParameters::hazard>(
        {.name = "hazard",
         .unit = "1/year",
         .low = 0,
         .high = 5,
         .label_en = "Automation by class of task",
         .label_fr = "Automatisation selon la tâche",
         .meaning = "added to the hazard of work behind a gate; image tagging, data entry, sentiment rating, survey, "
                    "transcription, content moderation, AI training and evaluation, short creative"}),
    field<&AiShockParameters::growth>({.name = "growth",
                                       .unit = "1/year",
                                       .low = 0,
                                       .high = 5,
                                       .label_en = "Growth by class of task",
                                       .label_fr = "Croissance selon la tâche",
                                       .meaning = "added to the growth of work behind a gate"}),
    field<&AiShockParameters::project_hazard>(
        {.name = "project_hazard",
         .unit = "1/year",
         .low = 0,
         .high = 5,
         .label_en = "Automation by category of project",
         .label_fr = "Automatisation selon la catégorie de projet",
         .meaning = "rate at which projects that ask for more than the mean skill are no longer posted; software, "
                    "creative, writing, sales, microwork, clerical, professional"}),
    field<&AiShockParameters::project_growth>({.name = "project_growth",
                                               .unit = "1/year",
                                               .low = 0,
                                               .high = 5,
                                               .label_en = "Growth by category of project",
                                               .label_fr = "Croissance selon la catégorie de projet",
                                               .meaning = "rate at which such projects become more"}),
    field<&AiShockParameters::novice>(
        {.name = "novice",
         .unit = "1",
         .low = 1,
         .high = 10,
         .label_en = "Novices' part",
         .label_fr = "Poids sur les débutants",
         .meaning =
             "hazard of work that asks for no qualification / behind a gate, and of projects below / above the mean "
             "skill; growth is lower by as much"}),
};
static_assert(described_bytes(ai_shock_fields) == sizeof(AiShockParameters));

struct AiShock {
  using Parameters = AiShockParameters;
  static constexpr std::span<const FieldInfo> fields = ai_shock_fields;
  static constexpr PolicyText text{.name = "ai_shock",
                                   .intervention = "I24",
                                   .label_en = "Shock of AI",
                                   .label_fr = "Choc de l'IA",
                                   .meaning = "machines take over tasks of some classes and call for more of others"};
  using touches = TypeList<Shifts<AiHazard>, Shifts<AiGrowth>, Scales<ProjectVolume>, Shifts<SimpleProjects>>;

  Parameters parameters;

  double modify(const AiHazard& at, double hazard, const State&) const {
    const double own = parameters.hazard[at.task_class];
    return hazard + (at.gate == Gate::open ? own * parameters.novice : own);
  }
  double modify(const AiGrowth& at, double growth, const State&) const {
    const double own = parameters.growth[at.task_class];
    return growth + (at.gate == Gate::open ? own / parameters.novice : own);
  }
  double modify(const ProjectVolume& at, double volume, const State& state) const {
    const Left left = left_of(at.category, state);
    return volume * (usual_simple_share * left.simple + (1.0 - usual_simple_share) * left.other);
  }
  double modify(const SimpleProjects& at, double share, const State& state) const {
    const Left left = left_of(at.category, state);
    return share * left.simple / (share * left.simple + (1.0 - share) * left.other);
  }

 private:
  /// Of the projects of a category, relative to the start.
  struct Left {
    double simple = 1.0;
    double other = 1.0;
  };
  Left left_of(CategoryId category, const State& state) const {
    const double years = years_in_force(state, text.name);
    const double hazard = parameters.project_hazard[category.row()];
    const double growth = parameters.project_growth[category.row()];
    return {math::exp(years * (growth / parameters.novice - hazard * parameters.novice)),
            math::exp(years * (growth - hazard))};
  }
};

}  // namespace piecework::platform_work
