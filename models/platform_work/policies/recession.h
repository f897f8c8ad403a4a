#pragma once
// Shock: a recession. Demand falls in all occupations, most in those that make, build, sell and move things.

#include "models/platform_work/jobs/shock.h"
#include "models/platform_work/policy.h"

namespace piecework::platform_work {

struct Recession {
  using Parameters = LabourShock;
  static constexpr std::span<const FieldInfo> fields = labour_shock_fields;
  static constexpr PolicyText text{.name = "recession",
                                   .intervention = "shock",
                                   .label_en = "Recession",
                                   .label_fr = "Récession",
                                   .meaning = "demand for labour falls, most where demand follows the cycle",
                                   .for_residents = true};
  using touches = TypeList<Scales<LabourDemand>, Scales<VacancyOpening>, Scales<PostedVolume>>;

  Parameters parameters;

  double modify(const LabourDemand& at, double jobs, const State&) const { return parameters.demand(at, jobs); }
  double modify(const VacancyOpening& at, double rate, const State&) const { return parameters.openings(at, rate); }
  double modify(const PostedVolume&, double tasks, const State&) const { return parameters.volume(tasks); }
};

}  // namespace piecework::platform_work
