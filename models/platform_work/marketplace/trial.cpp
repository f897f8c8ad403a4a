#include "models/platform_work/marketplace/trial.h"

#include <algorithm>

#include "models/platform_work/marketplace/accounts.h"
#include "models/platform_work/marketplace/contract.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/rating.h"
#include "models/platform_work/marketplace/residents.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

float signal_of(const Account& account, const SignalPlan& plan, double luck) {
  if (plan.precision <= 0.0) return 0.0F;
  return static_cast<float>(static_cast<double>(account.quality) + plan.shift + luck / math::sqrt(plan.precision));
}

AccountId if_bidding(const State& state, AccountId id) {
  return state.marketplace.accounts[id].status == AccountStatus::bidding ? id : AccountId{};
}

/// Scored as a client used to the month's scores would; the evaluation says more, to all clients alike.
void evaluate(State& state, const Trial& trial, Account& account) {
  const RatingParameters& parameters = state.scenario->marketplace.rating;
  Draws draws = state.draws(purposes::trial_outcome, account.id, 0);
  const double satisfaction = satisfaction_of(parameters, static_cast<double>(account.quality), 0.0, normal(draws));
  take_score(state, account, satisfaction, state.marketplace.score_mean);
  if (trial.precision <= 0.0) return;
  account.evaluation = signal_of(account, {.precision = trial.precision}, normal(draws));
  account.evaluation_precision = static_cast<float>(trial.precision);
}

}  // namespace

void assign(State& state, AccountId id, Treatment treatment) {
  const Account& account = state.marketplace.accounts[id];
  Assignment row;
  row.won_cents = account.won_cents;
  row.gross_cents = account.gross_cents;
  row.month = month_index(state.now);
  row.account = id.row();
  row.wins = account.wins;
  row.treatment = treatment;
  state.marketplace.assignments.push_back(row);
}

Draws treatment_draws(const State& state, AccountId id, Treatment kind) {
  return state.draws(purposes::treatment, state.marketplace.accounts[id].id, static_cast<std::uint64_t>(kind));
}

void begin_trial(State& state, AccountId id, double hours, double precision) {
  MarketplaceState& market = state.marketplace;
  count_work(state, id);
  Account& account = market.accounts[id];
  Trial trial;
  trial.pay_cents = bid_price(account, hours);
  trial.precision = precision;
  trial.account = id.row();
  trial.seconds = static_cast<std::uint32_t>(hours * seconds_per_hour);
  ++account.in_hand;
  ++market.books.trials;
  if (account.person != no_row) note_contract(state, PersonId{account.person});
  const double weeks = hours / state.scenario->marketplace.accounts.hours_per_week;
  const auto wait = static_cast<std::int64_t>(weeks * static_cast<double>(seconds_per_week));
  state.schedule.at(state.now + Duration{wait + 1}, TrialEnd{market.trials.add(trial)});
}

void handle(State& state, const Rules& rules, TrialEnd event) {
  MarketplaceState& market = state.marketplace;
  Trial& trial = market.trials[event.row];
  expect(trial.is_done == 0, "a trial job ends once");
  const AccountId id{trial.account};
  count_work(state, id);
  Account& account = market.accounts[id];
  trial.is_done = 1;
  --account.in_hand;
  ++account.jobs;
  account.earned_cents += trial.pay_cents;
  if (account.person != no_row) account.month_pay_cents += static_cast<std::uint32_t>(trial.pay_cents);
  ++market.books.trials_done;
  market.books.trial_cents += trial.pay_cents;
  market.books.work_seconds += trial.seconds;
  evaluate(state, trial, account);
  learn_from_work(state, rules, id, {static_cast<double>(trial.seconds) / seconds_per_hour, 1.0});
  rules.notify(event, state);
}

void give_certificate(State& state, AccountId id, const SignalPlan& plan, double luck) {
  Account& account = state.marketplace.accounts[id];
  account.certificate = signal_of(account, plan, luck);
  account.is_certified = by_policy;
}

void give_history(State& state, AccountId id, const SignalPlan& plan, double luck) {
  Account& account = state.marketplace.accounts[id];
  account.history = signal_of(account, plan, luck);
  account.is_verified = by_policy;
}

bool is_for(const State& state, PolicyId policy, AccountId id) {
  const PolicyRecord& record = state.policy(policy);
  if (!state.active[policy.row()]) return false;
  if (record.group.everybody()) return true;
  const std::uint32_t person = state.marketplace.accounts[id].person;
  return person != no_row && record.group.contains(state.careers[PersonId{person}].traits);
}

AccountId entrant_of(const State& state, const Registration&) {
  const std::size_t count = state.marketplace.accounts.size();
  return if_bidding(state, AccountId{static_cast<std::uint32_t>(count - 1)});
}

AccountId entrant_of(const State& state, const FreelanceEntry& event) {
  const std::uint32_t account = state.records[event.row].account;
  if (account == no_account) return {};
  const AccountId id{account};
  return state.marketplace.accounts[id].opened_at == state.now.seconds ? if_bidding(state, id) : AccountId{};
}

}  // namespace piecework::platform_work
