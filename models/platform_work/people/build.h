#pragma once
// Puts the residents and the workers abroad in place.

#include <stop_token>

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Residents 0 .. n-1, then the sample of workers abroad. A person's luck is its own: one more person changes nobody.
/// Throws Interrupted when `stop` was requested.
void build_people(State& state, std::size_t extra_residents, const std::stop_token& stop);

}  // namespace piecework::platform_work
