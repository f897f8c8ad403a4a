// Contracts: escrow, milestones, fee, rating.

#include <algorithm>

#include "models/platform_work/marketplace/contract.h"
#include "models/platform_work/marketplace/fees.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/rating.h"
#include "models/platform_work/marketplace/residents.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

/// The row of these two, begun if they have not worked together.
std::uint32_t partnership_of(MarketplaceState& market, Client& client, AccountId account) {
  for (std::uint32_t row = client.partner; row != no_row; row = market.partnerships[row].next) {
    if (market.partnerships[row].account == account.row()) return row;
  }
  market.partnerships.push_back({account.row(), client.partner, 0});
  client.partner = static_cast<std::uint32_t>(market.partnerships.size() - 1);
  return client.partner;
}

void schedule_milestone(State& state, ProjectId id) {
  const Project& project = state.marketplace.projects[id];
  const double weeks = static_cast<double>(project.hours) / state.scenario->marketplace.accounts.hours_per_week;
  const double seconds = weeks * static_cast<double>(seconds_per_week) / project.milestones;
  state.schedule.at(state.now + Duration{static_cast<std::int64_t>(seconds) + 1}, Milestone{id});
}

std::int64_t fee_on(const State& state, const Rules& rules, const Project& project, std::int64_t amount) {
  const MarketplaceState& market = state.marketplace;
  const bool outside = project.partnership == no_row;
  const std::int64_t billed = outside ? project.paid_cents : market.partnerships[project.partnership].billed_cents;
  const double listed = fee_share(state.scenario->marketplace.fees, billed, amount);
  const double share = outside ? listed : rules.decide(MarketplaceFee{AccountId{project.account}}, listed, state);
  const double fee = std::clamp(share, 0.0, 1.0) * static_cast<double>(amount);
  return static_cast<std::int64_t>(fee + 0.5);
}

/// Releases a part of the escrow: the client has spent it, the freelancer gets it less the fee.
void pay(State& state, const Rules& rules, Project& project) {
  MarketplaceState& market = state.marketplace;
  ++project.reached;
  const std::int64_t amount = part_of_price(project.price_cents, project.reached, project.milestones);
  const std::int64_t fee = fee_on(state, rules, project, amount);
  project.paid_cents += amount;
  market.clients[ClientId{project.client}].spent_cents += amount;
  market.books.spent_cents += amount;
  market.books.fee_cents += fee;
  if (project.partnership == no_row) {
    market.books.outside_paid_cents += amount - fee;
    return;
  }
  market.partnerships[project.partnership].billed_cents += amount;
  Account& account = market.accounts[AccountId{project.account}];
  account.gross_cents += amount;
  account.earned_cents += amount - fee;
  if (account.person != no_row) account.month_pay_cents += static_cast<std::uint32_t>(amount - fee);
  market.books.paid_cents += amount - fee;
}

/// Whether the client said what it thought.
bool rate(State& state, const Project& project, Account& account) {
  const RatingParameters& parameters = state.scenario->marketplace.rating;
  Draws draws = state.draws(purposes::project_outcome, account.id, project.id);
  const double lacking = std::max(0.0, static_cast<double>(project.required) - static_cast<double>(account.skill));
  const double satisfaction = satisfaction_of(parameters, static_cast<double>(account.quality), lacking, normal(draws));
  if (!bernoulli(draws, parameters.feedback_share)) return false;
  take_score(state, account, satisfaction, project.norm);
  return true;
}

void finish(State& state, const Rules& rules, ProjectId id) {
  MarketplaceState& market = state.marketplace;
  const Project& project = market.projects[id];
  ++market.books.finished;
  market.books.work_seconds += static_cast<std::int64_t>(static_cast<double>(project.hours) * seconds_per_hour);
  if (project.partnership != no_row) {
    const AccountId own{project.account};
    count_work(state, own);
    Account& account = market.accounts[own];
    --account.in_hand;
    ++account.jobs;
    const double feedback = rate(state, project, account) ? 1.0 : 0.0;
    learn_from_work(state, rules, own, {static_cast<double>(project.hours), feedback});
  }
  release_project(market, id);
}

}  // namespace

void take_score(State& state, Account& account, double satisfaction, double norm) {
  const RatingParameters& parameters = state.scenario->marketplace.rating;
  const double score = public_score(parameters, satisfaction, norm);
  if (account.rated == 0) {
    account.first_rated_at = state.now.seconds;
    account.first_score = static_cast<float>(score);
  }
  add_score(account, score, state.now.seconds, parameters.memory_months);
  account.private_sum += static_cast<float>(satisfaction);
  ++account.rated;
  count_score(state.marketplace.month, satisfaction, score);
}

void release_project(MarketplaceState& market, ProjectId id) {
  market.projects[id].status = ProjectStatus::free;
  market.free_projects.push_back(id.row());
}

void begin_contract(State& state, ProjectId id, const Hire& hire) {
  MarketplaceState& market = state.marketplace;
  Project& project = market.projects[id];
  project.status = ProjectStatus::working;
  project.price_cents = hire.price_cents;
  project.milestones = milestones_of(state.scenario->marketplace.fees, hire.price_cents);
  market.books.escrow_cents += hire.price_cents;
  ++market.books.hired[project.category];
  if (hire.account.valid()) {
    count_work(state, hire.account);
    Account& account = market.accounts[hire.account];
    if (account.wins == 0) account.first_hired_at = state.now.seconds;
    account.won_cents += hire.price_cents;
    if (account.person != no_row) note_contract(state, PersonId{account.person});
    project.account = hire.account.row();
    project.partnership = partnership_of(market, market.clients[ClientId{project.client}], hire.account);
    ++market.books.wins;
    if (account.jobs == 0) ++market.books.novice_wins;
    ++account.wins;
    ++account.in_hand;
  } else {
    ++market.books.outside_hired;
  }
  schedule_milestone(state, id);
}

void handle(State& state, const Rules& rules, Milestone event) {
  Project& project = state.marketplace.projects[event.row];
  expect(project.status == ProjectStatus::working, "a milestone belongs to a running contract");
  pay(state, rules, project);
  if (project.reached == project.milestones) {
    finish(state, rules, event.row);
  } else {
    schedule_milestone(state, event.row);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
