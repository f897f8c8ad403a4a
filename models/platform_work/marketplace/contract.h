#pragma once
// From the choice of a bid to the last payment.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Who was hired, for how much. No account: somebody from outside.
struct Hire {
  AccountId account;
  std::int64_t price_cents = 0;
};

/// Puts the price in escrow and schedules the first milestone.
void begin_contract(State& state, ProjectId id, const Hire& hire);
/// The public score that follows from this satisfaction with this client's norm.
void take_score(State& state, Account& account, double satisfaction, double norm);
/// The project is over or nobody was hired: its row is free.
void release_project(MarketplaceState& market, ProjectId id);

}  // namespace piecework::platform_work
