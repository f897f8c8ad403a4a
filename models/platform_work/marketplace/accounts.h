#pragma once
// A freelancer's own decisions: whether to bid at all, for how much, and what a bid teaches.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Opens an account with this address; it bids from now on if that seems worth its time.
AccountId open_account(State& state, std::uint64_t id);
/// Counts a new account, which bids from now on if that seems worth its time, until it is closed.
void enter_market(State& state, AccountId id);
/// Whether a bid pays for its time and these further hours, by what the account believes.
bool bid_pays(const State& state, const Account& account, double further_hours);
/// Takes an account out of those who bid.
void stop_bidding(State& state, AccountId id, AccountStatus status);
/// What a bid taught: belief and mark-up; who no longer finds bidding worth it stops.
void learn_from_bid(State& state, AccountId id, double won);
/// Price of a project, US cents.
std::int64_t bid_price(const Account& account, double hours);

}  // namespace piecework::platform_work
