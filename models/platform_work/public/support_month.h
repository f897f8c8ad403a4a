#pragma once
// What policies pay and take at the census, beside the law: guaranteed income, dividends, wage subsidies, levies and
// contributions that requesters owe, premiums on insured pay from platforms. Only in arms with such a policy.
// Assumptions: guaranteed income and dividends are not taxed, and are income to Ontario Works.

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/public/take_home.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

class Rules;

struct SupportCase {
  PersonId person;
  MonthlyPay pay;
  CalendarMonth month;
};

/// Decides guaranteed income and dividend and notes them; what of the person's need they met. Returns their sum.
Cents pay_unearned(State& state, const Rules& rules, const SupportCase& beside);

/// Adds all of it to what the law left of the month.
void settle_support(State& state, const Rules& rules, const SupportCase& beside, TakeHome& result);

/// A claim of who has no job and lost insured pay from platforms, from now on.
void claim_for_platform_pay(State& state, const Rules& rules, const SupportCase& beside);

/// Only what requesters still owed.
void settle_with_who_left(State& state, PersonId person);

}  // namespace piecework::platform_work
