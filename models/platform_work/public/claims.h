#pragma once
// Insured work and claims of Employment Insurance while the month runs; benefits are paid at its end (settlement.h).
// A claim opens when an employee's job ends in unemployment and ends after its weeks, with a job or with search given
// up. Assumption: hours of the last twelve calendar months count, also those that an earlier claim came of.

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Unemployed to labour force, among residents now.
Rate unemployment_rate(const State& state);

/// Insurable hours of the last twelve months, this one included.
std::int64_t insured_hours(const Livelihood& own);

/// If the hours suffice. `weekly_pay`: of the job lost, cents.
void open_claim(State& state, PersonId person, Cents weekly_pay);

/// Counts hours of a month as insured beside those of a job.
void insure_hours(Livelihood& own, const CalendarMonth& month, std::int64_t hours);

/// Nothing is paid from now on.
void end_claim(Livelihood& own);

/// Whether a day of unemployment would be paid now.
bool has_claim(const State& state, PersonId person);

/// Books work, pay or time on claim from `since` to now, which lie in one month.
void book_livelihood(State& state, PersonId person, const CalendarMonth& month);

/// Forgets the hours of the month that comes round, and claims that ended.
void turn_month(Livelihood& own, const CalendarMonth& ended);

/// Pay of the job held in a whole month, cents: 52/12 weeks.
Cents monthly_pay(const Career& career);

}  // namespace piecework::platform_work
