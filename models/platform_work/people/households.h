#pragma once
// With whom residents live, how many children there are, and what income the person must bring. All by age alone
// (assumption: no joint table was found); the need follows a basket of a household of four by the square root of size.

#include "models/platform_work/people/population_parameters.h"
#include "models/platform_work/people/resident.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

/// Sets household, children and need. `age_band` is in the traits.
void draw_household(const HouseholdParameters& parameters, SyntheticResident& person, Draws& draws);

/// CAD per month that the person must bring, from household and children.
std::uint16_t need_of(const HouseholdParameters& parameters, const SyntheticResident& person);

}  // namespace piecework::platform_work
