#pragma once
// Shock: a pandemic. Demand falls where work means meeting people, while work on the board may grow.

#include "models/platform_work/jobs/shock.h"
#include "models/platform_work/policy.h"

namespace piecework::platform_work {

struct Pandemic {
  using Parameters = LabourShock;
  static constexpr std::span<const FieldInfo> fields = labour_shock_fields;
  static constexpr PolicyText text{.name = "pandemic",
                                   .intervention = "shock",
                                   .label_en = "Pandemic",
                                   .label_fr = "Pandémie",
                                   .meaning = "demand for labour falls where people meet",
                                   .for_residents = true};
  using touches = TypeList<Scales<LabourDemand>, Scales<VacancyOpening>, Scales<PostedVolume>>;

  Parameters parameters;

  double modify(const LabourDemand& at, double jobs, const State&) const { return parameters.demand(at, jobs); }
  double modify(const VacancyOpening& at, double rate, const State&) const { return parameters.openings(at, rate); }
  double modify(const PostedVolume&, double tasks, const State&) const { return parameters.volume(tasks); }
};

}  // namespace piecework::platform_work
