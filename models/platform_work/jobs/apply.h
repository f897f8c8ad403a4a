#pragma once
// One step of search.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Looks at one vacancy and applies if its usual offer would be accepted; the employer may call back.
void apply_somewhere(State& state, const Rules& rules, PersonId person);

}  // namespace piecework::platform_work
