// The choice among the bids for a project. Who looks at it and how the client likes it is luck of the pair of
// freelancer and project, so one more account changes only the auctions in which it bids, and the order of rows changes
// none.

#include <algorithm>
#include <limits>

#include "models/platform_work/marketplace/accounts.h"
#include "models/platform_work/marketplace/contract.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/quality_belief.h"
#include "models/platform_work/marketplace/rating.h"
#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

/// Ordinal of the client's second draw; its first is what it is (projects.cpp).
constexpr std::uint64_t trusts_ratings = 1;

struct Auction {
  const Project& project;
  const Client& client;
  double looks = 0.0;                     // chance that a freelancer who bids looks at this project
  double doubt = 0.0;                     // of the client, uniform: ratings from elsewhere count if it is below a share
  std::vector<std::uint32_t> partners{};  // accounts that worked for the client, sorted
};

struct Bid {
  AccountId account;
  std::int64_t price_cents = 0;
  double worth = -std::numeric_limits<double>::infinity();
};

Auction auction_of(const State& state, const Project& project) {
  const MarketplaceState& market = state.marketplace;
  const double wanted = state.scenario->marketplace.accounts.bids_per_month;
  const double offered = market.postings[project.category].rate;
  Auction auction{project, market.clients[ClientId{project.client}], offered > wanted ? wanted / offered : 1.0};
  Draws trust = state.draws(purposes::client, auction.client.id, trusts_ratings);
  auction.doubt = uniform01(trust);
  for (std::uint32_t row = auction.client.partner; row != no_row; row = market.partnerships[row].next) {
    auction.partners.push_back(market.partnerships[row].account);
  }
  std::ranges::sort(auction.partners);
  return auction;
}

QualityBelief belief_about(const State& state, const Rules& rules, AccountId id, double doubt) {
  const MarketplaceParameters& parameters = state.scenario->marketplace;
  const HiringParameters& hiring = parameters.hiring;
  const Account& account = state.marketplace.accounts[id];
  QualityBelief belief;
  if (account.score_weight > 0.0) {
    const double weight = faded_weight(account, state.now.seconds, parameters.rating.memory_months);
    const double mean = account.score_sum / account.score_weight;
    belief.add_scores({mean, weight, state.marketplace.score_mean, state.marketplace.score_sd},
                      hiring.rating_precision);
  }
  if (account.is_certified != 0) {
    const double usual = account.is_certified == by_policy ? 0.0 : hiring.certificate_precision;
    const double precision = rules.decide(CertificatePrecision{id}, usual, state);
    belief.add(static_cast<double>(account.certificate), std::max(0.0, precision));
  }
  if (account.is_verified != 0) {
    const double usual = account.is_verified == by_policy ? 0.0 : hiring.history_precision;
    const double precision = rules.decide(HistoryPrecision{id}, usual, state);
    belief.add(static_cast<double>(account.history), std::max(0.0, precision));
  }
  belief.add(static_cast<double>(account.evaluation), static_cast<double>(account.evaluation_precision));
  if (account.is_imported != 0) {
    // The share of clients who take them for their own platform's; the others do not look at them.
    const bool counts = doubt < rules.decide(ImportedWeight{id}, 0.0, state);
    const double precision = hiring.rating_precision * parameters.accounts.imported_ratings;
    if (counts) belief.add(static_cast<double>(account.imported), precision);
  }
  return belief;
}

/// Contracts that the account takes at a time.
double capacity(const AccountParameters& parameters, const Account& account) {
  return account.person == no_row ? parameters.most_contracts : account.capacity;
}

/// The bid of this account, if it makes one; its worth is minus infinity if not.
Bid bid_of(const State& state, const Rules& rules, const Auction& auction, AccountId id) {
  const MarketplaceParameters& parameters = state.scenario->marketplace;
  const Account& account = state.marketplace.accounts[id];
  const double lacking = static_cast<double>(auction.project.required) - static_cast<double>(account.skill);
  if (account.in_hand >= capacity(parameters.accounts, account) || lacking > parameters.accounts.skill_gap) return {};
  Draws draws = state.draws(purposes::project_bid, account.id, auction.project.id);
  if (!bernoulli(draws, auction.looks)) return {};
  BidWorth bid;
  const std::int64_t price = bid_price(account, static_cast<double>(auction.project.hours));
  bid.price_ratio = static_cast<double>(price) / static_cast<double>(auction.project.budget_cents);
  bid.same_region = account.region == auction.client.region;
  bid.new_partner = !std::ranges::binary_search(auction.partners, id.row());
  bid.support = account.jobs == 0 ? rules.decide(NoviceSupport{id}, 0.0, state) : 0.0;
  const double taste = parameters.hiring.taste * gumbel(draws);
  return {id, price, worth_of(parameters.hiring, belief_about(state, rules, id, auction.doubt), bid) + taste};
}

/// The better of two; of equals the one with the lower address, whatever the rows.
void keep_better(const MarketplaceState& market, Bid& best, const Bid& other) {
  const bool equal = other.worth == best.worth && best.account.valid();
  if (other.worth > best.worth || (equal && market.accounts[other.account].id < market.accounts[best.account].id)) {
    best = other;
  }
}

/// A resident's time, and practice in bidding.
void note_bid(State& state, Account& account) {
  if (account.person == no_row) return;
  const double seconds = state.scenario->marketplace.accounts.bid_hours * seconds_per_hour;
  account.month_bid_seconds += static_cast<std::uint32_t>(seconds);
  account.active_at = state.now.seconds;
  note_application(state, PersonId{account.person});
}

/// All who bid, and the best of their bids in `best`.
std::vector<AccountId> collect_bids(State& state, const Rules& rules, const Auction& auction, Bid& best) {
  MarketplaceState& market = state.marketplace;
  std::vector<AccountId> all;
  for (const std::uint32_t row : market.bidders[auction.project.category]) {
    const AccountId id{row};
    const Bid bid = bid_of(state, rules, auction, id);
    if (!bid.account.valid()) continue;
    all.push_back(id);
    keep_better(market, best, bid);
    Account& account = market.accounts[id];
    ++account.bids;
    ++market.books.bids;
    if (account.jobs == 0) ++market.books.novice_bids;
    note_bid(state, account);
  }
  const double hours = state.scenario->marketplace.accounts.bid_hours * static_cast<double>(all.size());
  market.books.bid_seconds += static_cast<std::int64_t>(hours * seconds_per_hour);
  return all;
}

enum class Choice { nobody, outside, bid };

/// Among hiring nobody, the best from outside, and the best bid.
Choice choose(const State& state, const Auction& auction, const Bid& best) {
  const HiringParameters& hiring = state.scenario->marketplace.hiring;
  Draws draws = state.draws(purposes::auction, auction.project.id, 0);
  const double nobody = hiring.nobody + hiring.taste * gumbel(draws);
  const double outside = best_outside(hiring, open01(draws)) + hiring.taste * gumbel(draws);
  if (best.worth > nobody && best.worth >= outside) return Choice::bid;
  return outside > nobody ? Choice::outside : Choice::nobody;
}

}  // namespace

void handle(State& state, const Rules& rules, BidsClose event) {
  MarketplaceState& market = state.marketplace;
  const Project& project = market.projects[event.row];
  expect(project.status == ProjectStatus::open, "bids close on an open project");
  const Auction auction = auction_of(state, project);
  Bid best;
  const std::vector<AccountId> bidders = collect_bids(state, rules, auction, best);
  const Choice choice = choose(state, auction, best);
  if (choice == Choice::nobody) {
    ++market.books.unfilled[project.category];
    release_project(market, event.row);
  } else if (choice == Choice::outside) {
    begin_contract(state, event.row, {AccountId{}, project.budget_cents});
  } else {
    begin_contract(state, event.row, {best.account, best.price_cents});
  }
  for (const AccountId id : bidders) {
    learn_from_bid(state, id, choice == Choice::bid && id == best.account ? 1.0 : 0.0);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
