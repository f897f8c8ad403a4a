#pragma once
// The occupation a person was trained for, from which the skills come: drawn from the jobs of non-immigrant employees
// of the same age band, sex and education, whatever the immigrant status. Taking the present job's occupation instead
// would train the over-qualified for the jobs that waste their skills.
//
// Of the employed, the share `trained_kept` has the occupation of the job wherever that keeps the distribution (a
// maximal coupling of their class's jobs with the trained occupations); the others' does not regard the job.

#include "models/platform_work/people/employees.h"
#include "models/platform_work/people/grid.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

class TrainedOccupations {
 public:
  TrainedOccupations() = default;
  TrainedOccupations(const WeightedCells& employees, double kept);

  /// `held`: of the job, or no_occupation.
  [[nodiscard]] Occupation draw(const Traits& traits, Occupation held, Draws& draws) const;

 private:
  Grid<age_bands, 2, education_levels, occupations> trained_;                  // shares
  Grid<immigrant_classes, age_bands, 2, education_levels, occupations> held_;  // shares
  double kept_ = 0.0;
};

}  // namespace piecework::platform_work
