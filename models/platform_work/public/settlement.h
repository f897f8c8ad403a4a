#pragma once
// The month's settlement between residents and the public purse, at the census: pay, insurance benefits, Ontario Works,
// tax and contributions, into each resident's Livelihood and the public books. Cents of constant 2024 CAD.
//
// Benefits are settled every month, tax and contributions from the first recorded month on: nothing in the warm-up
// depends on them. Who left the city within the month is not settled. A couple's assistance is split in halves, because
// both are residents of their own.

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/public/take_home.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

class Rules;

/// The benefit unit of a resident, as far as there can be one.
BenefitUnit benefit_unit(const Career& career);

/// Closes the month for each resident: books hours, pay and claims up to now, and settles.
void settle_month(State& state, const Rules& rules, const CalendarMonth& month);
/// The same without any policy.
void settle_month(State& state, const CalendarMonth& month);

/// What a person believes to keep of a little more pay from a platform, from now on; see Person::kept.
void renew_kept_share(State& state, const Rules& rules, PersonId person);
void renew_kept_share(State& state, PersonId person);

/// From the board and from driving, after the vehicle, since the last census.
Cents platform_pay(const State& state, PersonId person);

/// Benefits that a job would end, a month: of the claim while it lasts, and of assistance. Before tax.
Cents monthly_benefits(const State& state, PersonId person);

}  // namespace piecework::platform_work
