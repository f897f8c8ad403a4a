#pragma once
// Residents without a job by age, sex, education and immigrant class: what the census margins of the population leave
// over once the employed are taken out, fitted with the odds ratios of the employed as seed (no joint table of people
// without a job is published for the metropolitan area).
//
// The survey (2023, metropolitan area) and the census (2021, City of Toronto, shares only) differ. Rule: of any
// category at least `least_left_over` have no job; what that adds is taken from the other categories in proportion, and
// when it exceeds `most_reconciled` of the residents, the margin cannot be met.

#include "models/platform_work/people/employees.h"
#include "models/platform_work/people/parameters.h"

namespace piecework::platform_work {

struct PopulationCounts {
  double residents = 0.0;
  double employed = 0.0;
};

struct CensusTables {
  const CsvTable& margins;  // City of Toronto 2021: age, highest certificate, immigrant status and period
  const CsvTable& age_sex;  // City of Toronto, five-year age by sex, 15 to 69
};

/// The three population margins, scaled to the residents: age and sex; education; immigrant class.
std::vector<Margin> population_margins(const CensusTables& tables, const PeopleParameters& parameters);

/// Cells of residents without a job. `population` is what population_margins gives.
WeightedCells fit_without_job(const std::vector<Margin>& population, const WeightedCells& employed,
                              const PeopleParameters& parameters);

}  // namespace piecework::platform_work
