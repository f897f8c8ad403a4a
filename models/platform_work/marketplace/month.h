#pragma once
// What a resident did on the marketplace since the last census, counted up to Account::counted_until. CAD cents of
// 2024; seconds.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The account of this person, if there is one.
inline const Account* freelance_account(const State& state, const PersonRecord& record) {
  return record.account == no_account ? nullptr : &state.marketplace.accounts[AccountId{record.account}];
}

/// On contracts and on bids.
inline std::int64_t freelance_seconds(const State& state, const PersonRecord& record) {
  const Account* account = freelance_account(state, record);
  return account == nullptr ? 0 : std::int64_t{account->month_work_seconds} + account->month_bid_seconds;
}

/// Bid or worked in the twelve months that end now.
inline bool freelanced_within_a_year(const State& state, const PersonRecord& record) {
  constexpr std::int64_t year = 365 * seconds_per_day;
  const Account* account = freelance_account(state, record);
  return account != nullptr && account->active_at > 0 && state.now.seconds - account->active_at <= year;
}

/// Paid in the month, after the fee.
inline Cents freelance_income(const State& state, const PersonRecord& record) {
  const Account* account = freelance_account(state, record);
  if (account == nullptr || account->month_pay_cents == 0) return {};
  return to_cents(static_cast<double>(account->month_pay_cents) / 100.0 * state.scenario->board.exchange_rate);
}

/// Hours a week on the contracts in hand.
inline double planned_freelancing(const State& state, const PersonRecord& record) {
  const Account* account = freelance_account(state, record);
  return account == nullptr ? 0.0 : account->in_hand * state.scenario->marketplace.accounts.hours_per_week;
}

}  // namespace piecework::platform_work
