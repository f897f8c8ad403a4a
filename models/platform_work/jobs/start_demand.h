#pragma once
// Demand at the start of the warm-up.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// D(0) of each occupation from the employees counted in; the first candidates for openings.
void start_demand(State& state);

}  // namespace piecework::platform_work
