#pragma once
// What moves the volume of work that requesters post; see board_demand_parameters.h.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void start_board_demand(State& state);
/// Once a month, after the census.
void update_board_demand(State& state, const Rules& rules);
Gate gate_of(const Requester& requester);
/// Log of the factor on the tasks of this requester's next batch; 0 as long as nothing has moved. `reward_cents`: what
/// it would post per task, before rounding.
double log_demand(const State& state, const Requester& requester, double reward_cents);

/// Keeps the books by class of task.
void note_posted(State& state, const Batch& batch);
/// A spell of work, before its tasks are approved.
void note_worked(State& state, std::uint8_t task_class, const BoardLife& life);

}  // namespace piecework::platform_work
