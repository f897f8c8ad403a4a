#include "models/platform_work/marketplace/residents.h"

#include <algorithm>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/marketplace/accounts.h"
#include "models/platform_work/marketplace/freelance_skill.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/skills/handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint8_t north_america = 3;
constexpr std::uint64_t first_resident = 1ULL << 48;  // addresses of residents' accounts
constexpr double most_signed = 100.0;                 // contracts at a time, whatever the hours

const FreelancerParameters& entry_parameters(const State& state) { return state.scenario->marketplace.residents; }

/// CAD an hour below which the resident does no project.
double asked_for_projects(const State& state, PersonId person) {
  const Career& career = state.careers[person];
  const double home = static_cast<double>(state.people[person].reservation_wage) * state.scenario->board.exchange_rate;
  const std::uint32_t wage = career.wage_cents > 0 ? career.wage_cents : minimum_wage(state);
  const double usual = static_cast<double>(wage) / 100.0 * math::exp(-need(state, career));
  return std::max(home, entry_parameters(state).wage_share * usual);
}

/// CAD an hour that clients of the category pay, after the fee and what tax and benefits take.
double believed_pay(const State& state, PersonId person, std::size_t category) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  const double kept = static_cast<double>(state.people[person].kept) / whole_kept;
  return market.demand.client_rate[category] * (1.0 - market.fees.share[0]) * kept *
         state.scenario->board.exchange_rate;
}

std::uint32_t capacity_of(const State& state, PersonId person) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  const PersonRecord& record = state.records[person];
  const double driving = static_cast<double>(planned_driving(state, record)) / seconds_per_hour;
  const double taken = state.careers[person].hours + static_cast<double>(record.course_hours) + driving;
  const double hours = market.residents.time_share * std::max(0.0, state.scenario->members.waking_hours - taken);
  const double contracts = std::min(market.accounts.most_contracts, hours / market.accounts.hours_per_week);
  return static_cast<std::uint32_t>(std::min(most_signed, contracts));
}

/// What the account has of the person now.
void renew(State& state, AccountId id) {
  Account& account = state.marketplace.accounts[id];
  const PersonId person{account.person};
  const FreelanceSkill skill = freelance_skill(state, person, account.category);
  account.skill = static_cast<float>(skill.seen);
  account.quality = static_cast<float>(skill.quality);
  account.wage = static_cast<float>(asked_for_projects(state, person) / state.scenario->board.exchange_rate);
  account.capacity = capacity_of(state, person);
}

std::uint8_t chosen_category(const State& state, PersonId person, Draws& draws) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  std::array<double, project_categories> weights{};
  for (std::size_t category = 0; category < project_categories; ++category) {
    const double quality = freelance_skill(state, person, category).quality;
    weights[category] = market.demand.category_share[category] * math::exp(market.residents.category_taste * quality);
  }
  return static_cast<std::uint8_t>(categorical(draws, weights));
}

/// Chance that a resident considers an account in a month.
double consideration_chance(const State& state, PersonId person) {
  const FreelancerParameters& parameters = entry_parameters(state);
  const Career& career = state.careers[person];
  const double digital = own_ratings(state, person)[static_cast<std::size_t>(Skill::digital)];
  const double weight =
      parameters.digital_weight * (digital - parameters.digital_usual) + parameters.need_weight * need(state, career);
  const double hazard = parameters.consideration * parameters.by_education[career.traits.education] * math::exp(weight);
  return 1.0 - math::exp(-hazard);
}

/// One draw a resident and month. Skills are looked at only where the highest of them would be enough.
void consider(State& state, PersonId person) {
  const FreelancerParameters& parameters = entry_parameters(state);
  const Career& career = state.careers[person];
  if (state.records[person].account != no_account || career.traits.age_band >= first_pension_band) return;
  Draws draws = state.draws(purposes::freelance_entry, state.people[person].id,
                            static_cast<std::uint64_t>(month_index(state.now)));
  const double luck = uniform01(draws);
  const double moment = uniform01(draws);
  const double most = parameters.digital_weight * (highest_rating - parameters.digital_usual) +
                      parameters.need_weight * need(state, career);
  const double hazard = parameters.consideration * parameters.by_education[career.traits.education] * math::exp(most);
  if (luck >= hazard || luck >= consideration_chance(state, person)) return;
  const auto wait = static_cast<std::int64_t>(moment * static_cast<double>(seconds_per_month));
  state.schedule.at(state.now + Duration{wait + 1}, FreelanceEntry{person});
}

void forget_month(Account& account) {
  account.month_pay_cents = 0;
  account.month_work_seconds = 0;
  account.month_bid_seconds = 0;
}

}  // namespace

void count_work(State& state, AccountId id) {
  Account& account = state.marketplace.accounts[id];
  if (account.person == no_row) return;
  const std::int64_t passed = state.now.seconds - account.counted_until;
  const double share = account.in_hand * state.scenario->marketplace.accounts.hours_per_week * seconds_per_hour /
                       static_cast<double>(seconds_per_week);
  account.month_work_seconds += static_cast<std::uint32_t>(share * static_cast<double>(passed));
  if (account.in_hand > 0) account.active_at = state.now.seconds;
  account.counted_until = state.now.seconds;
}

void count_freelance_month(State& state) {
  for (std::uint32_t row = 0; row < state.marketplace.accounts.size(); ++row) count_work(state, AccountId{row});
}

void begin_freelance_month(State& state) {
  MarketplaceState& market = state.marketplace;
  if (!state.scenario->marketplace.is_open() || !state.scenario->has_residents()) return;
  for (std::uint32_t row = 0; row < market.accounts.size(); ++row) {
    Account& account = market.accounts.rows()[row];
    if (account.person == no_row) continue;
    forget_month(account);
    if (account.status != AccountStatus::closed) renew(state, AccountId{row});
  }
  if (entry_parameters(state).consideration <= 0.0) return;
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (state.is_resident(person)) consider(state, person);
  }
}

void stop_freelancing(State& state, PersonId person) {
  const std::uint32_t row = state.records[person].account;
  if (row == no_account || state.marketplace.accounts[AccountId{row}].status == AccountStatus::closed) return;
  stop_bidding(state, AccountId{row}, AccountStatus::closed);
  ++state.marketplace.books.closed;
}

void learn_from_work(State& state, const Rules& rules, AccountId id, const WorkDone& work) {
  const Account& account = state.marketplace.accounts[id];
  if (account.person == no_row || !state.is_resident(PersonId{account.person})) return;
  Lesson lesson{.hours = work.hours, .complexity = entry_parameters(state).complexity, .feedback = work.feedback};
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    lesson.skills[skill] = entry_parameters(state).skill_mix[account.category * rated_skills + skill];
  }
  practise(state, rules, PersonId{account.person}, lesson);
  if (account.status != AccountStatus::closed) renew(state, id);
}

void handle(State& state, const Rules& rules, FreelanceEntry event) {
  const PersonId person = event.row;
  if (!state.is_resident(person) || state.records[person].account != no_account) return;
  renew_kept_share(state, rules, person);
  const std::uint64_t id = first_resident + state.people[person].id;
  Draws draws = state.draws(purposes::freelancer, id, 0);
  Account account;
  account.id = id;
  account.person = person.row();
  account.category = chosen_category(state, person, draws);
  account.region = north_america;
  account.counted_until = state.now.seconds;
  if (believed_pay(state, person, account.category) >= asked_for_projects(state, person)) {
    const AccountParameters& own = state.scenario->marketplace.accounts;
    account.belief = static_cast<float>(std::min(1.0, lognormal(draws, own.belief_median, own.belief_sigma)));
    const AccountId row = state.marketplace.accounts.add(account);
    state.records[person].account = row.row();
    renew(state, row);
    enter_market(state, row);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
