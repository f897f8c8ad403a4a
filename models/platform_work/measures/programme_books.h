#pragma once
// The books of each programme that has a waiting list, in /accounts/programmes: who applied, gave up, waits, began, is
// on the course, completed and dropped out, and what it cost. Persons at the run's scale, cents of constant 2024 CAD.
// skills_programme, which has no list, is in the sums of /accounts alone.

#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// Of every such programme of the arm, from the first month on, whether it has opened yet or not.
void record_programmes(const State& state, Recorder& recorder);

}  // namespace piecework::platform_work
