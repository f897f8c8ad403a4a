#pragma once
// Employees of the Toronto CMA by age, sex, education, immigrant class, occupation and hours: the Labour Force Survey's
// cross-tabulation with ten occupation groups, widened to 43 by the survey's two-way tables and fitted to them
// (iterative proportional fitting). Cells without a sampled person stay empty.

#include <vector>

#include "models/platform_work/people/margins.h"

namespace piecework::platform_work {

/// Tables of the Labour Force Survey, September 2023; weighted counts of employees.
struct EmployeeTables {
  const CsvTable& seed;            // six ages x sex x education x immigrant x ten occupations x hours
  const CsvTable& people;          // twelve ages x sex x education x immigrant
  const CsvTable& by_education;    // 43 occupations x sex x education
  const CsvTable& by_immigrant;    // 43 occupations x immigrant
  const CsvTable& by_age;          // 43 occupations x six ages
  const CsvTable& job_attributes;  // full or part time by six ages, among others
};

struct WeightedCells {
  std::vector<CellCodes> cells;
  std::vector<double> weights;  // people
  std::vector<Margin> margins;  // with targets and fitted counts
};

/// Throws InputError, see fit_cells and read_targets.
WeightedCells fit_employees(const EmployeeTables& tables, const FitPlan& plan);

}  // namespace piecework::platform_work
