#pragma once
// How well the population meets what was published: every category of every margin, in people, and what is left of it
// in whole residents at the scenario's scale.

#include <string>
#include <vector>

#include "models/platform_work/people/population.h"

namespace piecework::platform_work {

struct FitRow {
  std::string margin;
  std::string category;
  double target = 0.0;        // people
  double fitted = 0.0;        // people
  std::uint64_t counted = 0;  // simulated residents
};

/// The stocks, the margins of employees, the margins of all residents. Categories that are empty on both sides are
/// left out. The counts are those of one replicate.
std::vector<FitRow> fit_report(const Population& population, StreamKey key);

}  // namespace piecework::platform_work
