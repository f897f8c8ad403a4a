#pragma once
// Puts the board's requesters and first members in place.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Requesters: sizes by the quantiles of a log-normal, so that the work posted in total does not depend on luck.
void build_requesters(State& state);

/// Members at the start, in Toronto and abroad; everybody else hears of the board later.
void build_members(State& state, const Rules& rules);

/// Traits that concern the board: skill, reservation wage, sessions per week, clock.
void draw_board_traits(State& state, PersonId person);

}  // namespace piecework::platform_work
