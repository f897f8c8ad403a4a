#pragma once
// Platforms for deliveries and rides at work: residents begin and stop to drive, weeks are planned and paid.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, DispatchConsideration event);
void handle(State& state, const Rules& rules, DispatchWeek event);

/// Nobody drives yet; the first week begins on the next Monday.
void start_dispatch(State& state);
/// Books time and pay of the running week up to now. Before a month is settled.
void pay_drivers(State& state);
/// Begins the month's books anew; rows of drivers who left are given up. After a month is observed.
void begin_drivers_month(State& state);
/// Stops driving now, if this resident drives. Time and pay up to now are booked.
void stop_driving(State& state, PersonId person);

/// CAD per hour of take-home pay below which this person does not drive.
double asked_for_driving(const State& state, PersonId person);

}  // namespace piecework::platform_work
