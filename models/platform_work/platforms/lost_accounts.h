#pragma once
// Steps that membership and management share.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A member is one from now on: until when, and the first session. Counts it.
void begin_membership(State& state, PersonId person);
/// A member is none any more; hears of the board again, unless the account was lost.
void leave_board(State& state, PersonId person);
/// What follows for somebody who has just left and whose account was lost; false if it was not.
bool lose_account(State& state, PersonId person);
/// The history of a lost account as far as it counts on a new one.
void import_history(State& state, const Rules& rules, PersonId person);
/// Raises alarms of the month that begins.
void flag_accounts(State& state, const Rules& rules);

}  // namespace piecework::platform_work
