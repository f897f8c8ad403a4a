#pragma once
// What entrants may be given by chance, so that it can be told what it does: a trial job, a certificate, a reference.
// Everybody considered is noted with where the account stood (Assignment), also those who get nothing.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A signal of quality with this precision, and a shift of its mean.
struct SignalPlan {
  double precision = 0.0;
  double shift = 0.0;
};

/// A signal that a policy gave, in Account::is_certified or is_verified in the place of 1.
inline constexpr std::uint8_t by_policy = 2;

/// Notes that the account belongs to this group from now on.
void assign(State& state, AccountId id, Treatment treatment);

/// Luck of a kind of treatment, the same whenever it is offered to this account.
Draws treatment_draws(const State& state, AccountId id, Treatment kind);

/// Gives a paid job of so many hours at the account's own price; with an evaluation of this precision beside the score.
void begin_trial(State& state, AccountId id, double hours, double precision);

/// Sets the certificate, or the verified history, of an account. `luck`: standard normal.
void give_certificate(State& state, AccountId id, const SignalPlan& plan, double luck);
void give_history(State& state, AccountId id, const SignalPlan& plan, double luck);

/// Whether an active policy is for whoever has this account; of a group, only residents are.
bool is_for(const State& state, PolicyId policy, AccountId id);

/// The account that these events opened, if it bids; a null id if not.
AccountId entrant_of(const State& state, const Registration& event);
AccountId entrant_of(const State& state, const FreelanceEntry& event);

}  // namespace piecework::platform_work
