#pragma once
// Who lives here: the joint distribution from which residents are drawn.
//
// Employed residents follow the Labour Force Survey's weighted cross-tabulation of employees (the self-employed are
// assumed to be composed alike). Residents without a job follow what the census margins of the population leave over
// once the employed are taken out, each attribute drawn independently of the others (no joint table is published for
// the metropolitan area).

#include <array>
#include <vector>

#include "models/platform_work/people/parameters.h"
#include "models/platform_work/people/state.h"
#include "sim/config/data_file.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

struct EmployeeCell {
  Traits traits;
  bool full_time = true;
  double share = 0.0;  // of the employed
};

/// Shares of one attribute's values; they sum to 1.
template <std::size_t N>
using Margin = std::array<double, N>;

struct Margins {
  Margin<age_bands> age{};
  Margin<2> sex{};
  Margin<education_levels> education{};
  Margin<immigrant_classes> immigrant{};
};

struct Composition {
  std::vector<EmployeeCell> employees;
  std::vector<double> employee_weights;  // the cells' shares, for drawing
  Margins not_employed;
  double employed_share = 0.0;                       // of all residents
  std::array<double, age_bands> unemployed_share{};  // of residents without a job, by age band
  std::array<double, age_bands> entry_factor{};      // attachment by age, mean 1 over those out of the labour force
};

struct DrawnPerson {
  Traits traits;
  LabourState state = LabourState::not_in_labour_force;
  bool full_time = true;
};

/// Throws InputError with file, line and column for cells that cannot be read.
Composition read_composition(const CsvTable& employees, const CsvTable& census, const PeopleParameters& parameters);

/// One resident; the draws decide everything.
DrawnPerson draw_person(const Composition& composition, Draws& draws);

/// Mean over all residents of weight_by_age x weight_by_education.
double mean_weight(const Composition& composition, const std::array<double, age_bands>& by_age,
                   const std::array<double, education_levels>& by_education);

}  // namespace piecework::platform_work
