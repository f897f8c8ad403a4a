#pragma once
// The labour market: residents move between employment, unemployment and being out of the labour force.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, LabourTransition event);

/// Schedules the residents' first transitions; their states are set already.
void start_labour(State& state, const Rules& rules);

/// Counts the hours of the job held from `labour_since` to now and begins a new count.
void settle_job_hours(State& state, PersonId person);

}  // namespace piecework::platform_work
