#pragma once
// One participant's course, from the seat to its end.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Gives a free seat to who has none.
void start_course(State& state, const Rules& rules, ProgrammeId row, PersonId person);

/// Hazard of drop-out times the length of the full course, with self-regulation and hours worked as they are now.
double dropout_risk(const State& state, const Rules& rules, PersonId person, const ProgrammePlan& plan);

}  // namespace piecework::platform_work
