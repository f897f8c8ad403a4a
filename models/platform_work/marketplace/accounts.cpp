#include "models/platform_work/marketplace/accounts.h"

#include <algorithm>

#include "models/platform_work/marketplace/arrivals.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/quality_belief.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

const AccountParameters& account_parameters(const State& state) { return state.scenario->marketplace.accounts; }

/// A signal of quality with the precision that the scenario gives it.
float signal_of(double quality, double precision, double luck) {
  return static_cast<float>(precision > 0.0 ? quality + luck / math::sqrt(precision) : 0.0);
}

void draw_signals(const State& state, Account& account) {
  const AccountParameters& own = account_parameters(state);
  const HiringParameters& hiring = state.scenario->marketplace.hiring;
  const auto quality = static_cast<double>(account.quality);
  Draws draws = state.draws(purposes::freelancer_signals, account.id, 0);
  account.is_certified = bernoulli(draws, own.certified_share) ? 1 : 0;
  account.certificate = signal_of(quality, hiring.certificate_precision, normal(draws));
  account.is_verified = bernoulli(draws, own.verified_share) ? 1 : 0;
  account.history = signal_of(quality, hiring.history_precision, normal(draws));
  account.is_imported = bernoulli(draws, own.imported_share) ? 1 : 0;
  account.imported = signal_of(quality, hiring.rating_precision * own.imported_ratings, normal(draws));
}

/// What clients of the category pay for an hour, relative to all: an hour costs more where it is worth more.
double category_level(const ProjectParameters& demand, std::size_t category) {
  double mean = 0.0;
  for (std::size_t other = 0; other < project_categories; ++other) {
    mean += demand.category_share[other] * demand.client_rate[other];
  }
  return demand.client_rate[category] / mean;
}

void draw_traits(const State& state, Account& account) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  const AccountParameters& own = market.accounts;
  Draws draws = state.draws(purposes::freelancer, account.id, 0);
  account.category = static_cast<std::uint8_t>(categorical(draws, market.demand.category_share));
  account.region = static_cast<std::uint8_t>(categorical(draws, own.region_share));
  account.skill = static_cast<float>(normal(draws));
  account.quality = static_cast<float>(normal(draws));
  const double level = category_level(market.demand, account.category) * own.wage_median[account.region];
  const double median = level * math::exp(own.wage_skill * static_cast<double>(account.skill));
  account.wage = static_cast<float>(lognormal(draws, median, own.wage_sigma));
  account.belief = static_cast<float>(std::min(1.0, lognormal(draws, own.belief_median, own.belief_sigma)));
}

void begin_bidding(State& state, AccountId id) {
  MarketplaceState& market = state.marketplace;
  Account& account = market.accounts[id];
  auto& bidders = market.bidders[account.category];
  account.place = static_cast<std::uint32_t>(bidders.size());
  account.status = AccountStatus::bidding;
  bidders.push_back(id.row());
  ++market.books.began_bidding;
}

}  // namespace

AccountId open_account(State& state, std::uint64_t id) {
  Account account;
  account.id = id;
  draw_traits(state, account);
  draw_signals(state, account);
  const AccountId row = state.marketplace.accounts.add(account);
  enter_market(state, row);
  return row;
}

void enter_market(State& state, AccountId id) {
  Account& account = state.marketplace.accounts[id];
  account.opened_at = state.now.seconds;
  ++state.marketplace.books.registered;
  const double closing = account_parameters(state).closing;
  Draws stay = state.draws(purposes::freelancer_stay, account.id, 0);
  if (closing > 0.0) state.schedule.at(state.now + months(exponential(stay, 1.0 / closing)), AccountClosing{id});
  if (bid_pays(state, account, account_parameters(state).profile_hours)) begin_bidding(state, id);
}

bool bid_pays(const State& state, const Account& account, double further_hours) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  const double hours = market.demand.budget_median[account.category] / market.demand.client_rate[account.category];
  const double price = static_cast<double>(account.wage) * math::exp(static_cast<double>(account.log_markup)) * hours;
  const double cost = static_cast<double>(account.wage) * (market.accounts.bid_hours + further_hours);
  return static_cast<double>(account.belief) * (1.0 - market.fees.share[0]) * price >= cost;
}

void stop_bidding(State& state, AccountId id, AccountStatus status) {
  MarketplaceState& market = state.marketplace;
  Account& account = market.accounts[id];
  if (account.status == AccountStatus::bidding) {
    auto& bidders = market.bidders[account.category];
    const std::uint32_t last = bidders.back();
    bidders[account.place] = last;
    market.accounts[AccountId{last}].place = account.place;
    bidders.pop_back();
    account.place = no_row;
    ++market.books.stopped_bidding;
  }
  account.status = status;
}

void learn_from_bid(State& state, AccountId id, double won) {
  const AccountParameters& own = account_parameters(state);
  Account& account = state.marketplace.accounts[id];
  const auto belief = static_cast<double>(account.belief);
  account.belief = static_cast<float>(belief + own.belief_learning * (won - belief));
  account.log_markup = static_cast<float>(
      renewed_markup(static_cast<double>(account.log_markup), won, own.markup_learning, own.target_win_rate));
  if (!bid_pays(state, account, 0.0)) stop_bidding(state, id, AccountStatus::dormant);
}

std::int64_t bid_price(const Account& account, double hours) {
  const double price = static_cast<double>(account.wage) * hours * math::exp(static_cast<double>(account.log_markup));
  return std::max<std::int64_t>(1, to_cents(std::min(price, most_project_usd)).value);
}

void handle(State& state, const Rules& rules, Registration event) {
  ArrivalClock& clock = state.marketplace.registrations;
  constexpr std::uint64_t first_registered = 1ULL << 32;  // those of the opening day come before
  open_account(state, first_registered + clock.count);
  Draws draws = state.draws(purposes::registration, 0, clock.count + 1);
  begin_wait(clock, state.now, exponential(draws, 1.0));
  state.schedule.at(next_arrival(clock, state.now), event, state);
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, AccountClosing event) {
  if (state.marketplace.accounts[event.row].status != AccountStatus::closed) {  // or its owner left the city before
    stop_bidding(state, event.row, AccountStatus::closed);
    ++state.marketplace.books.closed;
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
