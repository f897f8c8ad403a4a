#pragma once
// Landings, coming of age, ageing, moving away and deaths. Arrivals are Poisson processes at the rates of the scenario;
// everybody who comes gets rows of its own at the end of the tables and an id that nobody had.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, Landing event);
void handle(State& state, const Rules& rules, ComingOfAge event);

/// Schedules the first of both.
void start_demography(State& state);

/// Hazard per month of moving away or dying.
double departure_hazard(const State& state, const Career& career);

/// Birthdays, ten years since landing, the end of study: once a month for everybody.
void grow_older(const State& state, std::uint64_t id, Career& career);

}  // namespace piecework::platform_work
