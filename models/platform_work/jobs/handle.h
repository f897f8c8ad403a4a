#pragma once
// The labour market at work: residents lose and leave jobs, search, apply and are hired; employers open vacancies and
// choose.

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

void handle(State& state, const Rules& rules, LabourStep event);
void handle(State& state, const Rules& rules, CellStep event);
void handle(State& state, const Rules& rules, VacancyReview event);

/// Counts everybody in, sets demand, schedules first steps; careers are in place already.
void start_labour(State& state, const Rules& rules);
/// Shocks and demand of the month that begins.
void update_demand(State& state, const Rules& rules);
/// The same demand anew, when a policy that has a say in it begins or ends within the month.
void renew_demand(State& state, const Rules& rules);
/// Schedules what may happen next to this resident, in place of what was pending.
void schedule_step(State& state, const Rules& rules, PersonId person);
/// Takes a resident out of the labour market and the city; whatever was pending is cancelled.
void depart(State& state, PersonId person);
/// Counts a resident in who was just added to the tables, and schedules the first step.
void arrive(State& state, const Rules& rules, PersonId person);

/// Counts hours and pay of the job held, or time on an insurance claim, from `labour_since` to now and begins a new
/// count.
void settle_job_hours(State& state, PersonId person);
/// The same for who knows the month, which is the costly part.
void settle_job_hours(State& state, PersonId person, const CalendarMonth& month);

}  // namespace piecework::platform_work
