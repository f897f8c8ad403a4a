#pragma once
// How well a person's skills cover what an occupation calls for (skills.h: fit, 0 to 1), at the start and now. What a
// person began with is in the wage equation and in what employers think of the occupation it was trained for; what it
// has learned since is in neither, so that only the difference of the two enters jobs (jobs/hiring.h). Gains are those
// of the last update (skills/handle.h), at most a month old.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct LearnedFit {
  double before = 1.0;
  double now = 1.0;

  [[nodiscard]] double gain() const { return now - before; }
};

/// The rated skills that a resident brought from its training.
Skills skills_at_start(const State& state, PersonId person);

/// Both are 1 for who has learned nothing, at the price of a look at one number.
LearnedFit learned_fit(const State& state, PersonId person, Occupation occupation);

}  // namespace piecework::platform_work
