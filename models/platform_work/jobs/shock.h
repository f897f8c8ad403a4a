#pragma once
// A shock to the demand for labour, as a kind of policy that nobody chose: for as long as it is in force the employers
// of each occupation want so many jobs fewer and open fewer vacancies; beyond what they want there are layoffs by the
// model's own rule. Work posted on platforms may fall or rise with it.

#include <algorithm>
#include <array>

#include "models/platform_work/decisions.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct LabourShock {
  std::array<double, occupations> drop{};
  double freeze = 0.0;
  double platform_volume = 0.0;

  [[nodiscard]] double demand(const LabourDemand& at, double jobs) const { return jobs * (1.0 - drop[at.cell.row()]); }
  [[nodiscard]] double openings(const VacancyOpening& at, double rate) const {
    return rate * std::max(0.0, 1.0 - freeze * drop[at.cell.row()]);
  }
  [[nodiscard]] double volume(double tasks) const { return tasks * (1.0 + platform_volume); }
};

inline constexpr std::array labour_shock_fields{
    field<&LabourShock::drop>({.name = "drop",
                               .unit = "1",
                               .low = -1,
                               .high = 1,
                               .label_en = "Fall of demand by occupation",
                               .label_fr = "Baisse de la demande par profession",
                               .meaning =
                                   "share of the jobs wanted that is lost, by group 01 to 43 of the Labour Force "
                                   "Survey; below 0 there are more"}),
    field<&LabourShock::freeze>({.name = "freeze",
                                 .unit = "1",
                                 .low = 0,
                                 .high = 20,
                                 .label_en = "Hiring freeze",
                                 .label_fr = "Gel de l'embauche",
                                 .meaning = "openings of vacancies fall by this times the fall of demand"}),
    field<&LabourShock::platform_volume>({.name = "platform_volume",
                                          .unit = "1",
                                          .low = -1,
                                          .high = 5,
                                          .label_en = "Change of work on the board",
                                          .label_fr = "Variation du travail affiché",
                                          .meaning = "tasks posted with / without the shock, less 1"}),
};
static_assert(described_bytes(labour_shock_fields) == sizeof(LabourShock));

}  // namespace piecework::platform_work
