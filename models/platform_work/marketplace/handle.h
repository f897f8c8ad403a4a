#pragma once
// The marketplace at work: clients post, freelancers bid, one is hired, works, is paid by milestones and is rated.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, ProjectPosting event);
void handle(State& state, const Rules& rules, Registration event);
void handle(State& state, const Rules& rules, BidsClose event);
void handle(State& state, const Rules& rules, Milestone event);
void handle(State& state, const Rules& rules, AccountClosing event);
void handle(State& state, const Rules& rules, TrialEnd event);
void handle(State& state, const Rules& rules, FreelanceEntry event);

/// The marketplace on its opening day, if the scenario has one: nobody has worked for anybody.
void build_marketplace(State& state, const Rules& rules);
/// Each month: demand moves, scores of the month become what the next month's are read against.
void update_marketplace(State& state, const Rules& rules);

}  // namespace piecework::platform_work
