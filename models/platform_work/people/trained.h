#pragma once
// The occupation a person was trained for, from which the skills come: drawn from the jobs of non-immigrant employees
// of the same age band, sex and education, whatever the immigrant status. Taking the present job's occupation instead
// would train the over-qualified for the jobs that waste their skills.
//
// Of the employed, the share `trained_kept` has the occupation of the job wherever that keeps the distribution (a
// maximal coupling of their class's jobs with the trained occupations); the others' does not regard the job.
// Who has a degree was not trained for an occupation that asks for high school or less, whatever share of those with a
// degree work in one: they are the over-qualified.

#include "models/platform_work/people/employees.h"
#include "models/platform_work/people/grid.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

using LowOccupations = std::array<bool, occupations>;

class TrainedOccupations {
 public:
  TrainedOccupations() = default;
  /// `low`: occupations that ask for high school or less, for which no degree trains anybody.
  TrainedOccupations(const WeightedCells& employees, double kept, const LowOccupations& low);

  /// `held`: of the job, or no_occupation.
  [[nodiscard]] Occupation draw(const Traits& traits, Occupation held, Draws& draws) const;

 private:
  Grid<age_bands, 2, education_levels, occupations> trained_;                  // shares
  Grid<immigrant_classes, age_bands, 2, education_levels, occupations> held_;  // shares
  double kept_ = 0.0;
};

}  // namespace piecework::platform_work
