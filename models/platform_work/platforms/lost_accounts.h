#pragma once
// Steps that membership, management and thresholds share.

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

/// Why the platform shuts an account.
enum class Cause : std::uint8_t {
  mistake,        // taken for a fraud that it is not
  below,          // below a threshold
  below_unfairly  // the same, only because correct work was rejected
};
struct Closing {
  Cause cause = Cause::mistake;
  double withheld_share = 0.0;  // of the pay that is due
};
void shut_account(State& state, const Rules& rules, PersonId person, const Closing& closing);
/// Has an account that is not being closed already.
bool has_account(const State& state, PersonId person);

}  // namespace piecework::platform_work
