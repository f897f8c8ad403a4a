#pragma once
// What a resident brings to a category of projects: weighted means of the five rated skills, in standard deviations of
// freelancers, see resident_parameters.h.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct FreelanceSkill {
  double seen = 0.0;     // from the occupation trained for, and from the profile
  double quality = 0.0;  // the person's own skills, with what was learned since
};

/// The person's own ratings, with what was learned since.
Skills own_ratings(const State& state, PersonId person);

FreelanceSkill freelance_skill(const State& state, PersonId person, std::size_t category);

}  // namespace piecework::platform_work
