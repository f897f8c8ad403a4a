#pragma once
// Intakes, courses, drop-outs and what they cost.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, ProgrammeIntake event);
void handle(State& state, const Rules& rules, CourseReview event);

}  // namespace piecework::platform_work
