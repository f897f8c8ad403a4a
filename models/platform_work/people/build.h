#pragma once
// Puts the residents and the workers abroad in place.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Residents 0 .. n-1, then the sample of workers abroad. A person's luck is its own: one more person changes nobody.
void build_people(State& state, std::size_t extra_residents);

}  // namespace piecework::platform_work
