// Joining and leaving the board.

#include "models/platform_work/platforms/build.h"
#include "models/platform_work/platforms/exit_handle.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "models/platform_work/platforms/threshold_handle.h"
#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// Hazard per month with which a resident considers joining. The scenario gives the flow per member at the start; the
/// resident's part of it is by propensity.
double consideration_hazard(const State& state, const Traits& traits) {
  const MemberParameters& members = state.scenario->members;
  const double weight = members.propensity_by_age[traits.age_band] * members.propensity_by_education[traits.education] /
                        state.scenario->mean_propensity;
  return members.entry_rate * members.member_share / (1.0 - members.member_share) * weight;
}

/// The place of a worker abroad is taken by another person, with luck and traits of its own.
void replace_worker_abroad(State& state, PersonId person) {
  constexpr std::uint64_t next_worker = 1ULL << 40;
  state.people[person].id += next_worker;
  state.platform.management.lost.erase(person.row());
  begin_task_record(state, person);
  draw_board_traits(state, person);
}

/// Whether there is a board and it opens an account for this person.
bool is_let_in(const State& state, const Rules& rules, PersonId person) {
  if (is_board_closed(state)) return false;
  const double chance = rules.decide(AccountOpening{person}, 1.0, state);
  if (chance >= 1.0) return true;
  Draws luck = state.draws(purposes::join, state.people[person].id, state.records[person].join_count);
  luck();  // the wait for this consideration
  return bernoulli(luck, chance);
}

}  // namespace

void schedule_consideration(State& state, PersonId person) {
  PersonRecord& record = state.records[person];
  Draws draws = state.draws(purposes::join, state.people[person].id, ++record.join_count);
  if (state.careers[person].presence == Presence::gone) return;
  double hazard = state.scenario->members.abroad_entry;
  if (state.is_resident(person)) hazard = consideration_hazard(state, state.careers[person].traits);
  if (hazard <= 0.0) return;
  state.schedule.at(state.now + months(exponential(draws, 1.0 / hazard)), JoinConsideration{person}, state);
}

void handle(State& state, const Rules& rules, JoinConsideration event) {
  Person& self = state.people[event.row];
  if (state.careers[event.row].presence == Presence::abroad) replace_worker_abroad(state, event.row);
  const double believed = rules.decide(FirstBelief{event.row}, first_board_belief(state, event.row), state);
  if (state.is_resident(event.row)) renew_kept_share(state, rules, event.row);
  if (believed < asked_wage(self) || !is_let_in(state, rules, event.row)) {
    schedule_consideration(state, event.row);
  } else {
    enrol_member(state, rules, event.row);
  }
  rules.notify(event, state);
}

void enrol_member(State& state, const Rules& rules, PersonId person) {
  if (state.records[person].board_life == 0) open_board_life(state, person);
  state.own_board_life(person).believed_wage =
      static_cast<float>(rules.decide(FirstBelief{person}, first_board_belief(state, person), state));
  if (!state.platform.management.lost.empty()) import_history(state, rules, person);
  begin_membership(state, person);
}

void begin_membership(State& state, PersonId person) {
  Person& self = state.people[person];
  BoardLife& life = state.own_board_life(person);
  self.membership = Membership::active;
  life.bad_sessions = 0;
  ++(state.is_resident(person) ? state.platform.books.joined : state.platform.books.accounts_opened);
  Draws draws = state.draws(purposes::life_exit, self.id, ++life.exit_count);
  const MemberParameters& members = state.scenario->members;
  const double stay = months_to_life_event(members.life_exit_half_life, members.life_exit_shape, draws);
  state.schedule.at(state.now + months(stay), LifeExit{person}, state);
  state.schedule.at(state.now + Duration{1}, SessionStart{person}, state);
}

void leave_board(State& state, PersonId person) {
  Person& self = state.people[person];
  self.membership = Membership::none;
  state.own_board_life(person).session_pay = 0;
  state.schedule.cancel(LifeExit{person}, state);
  const bool abroad = state.careers[person].presence == Presence::abroad;
  ++(abroad ? state.platform.books.accounts_closed : state.platform.books.left);
  const bool lost = !state.platform.management.lost.empty() && lose_account(state, person);
  if (!lost) schedule_consideration(state, person);
}

void handle(State& state, const Rules& rules, LifeExit event) {
  state.people[event.row].membership = Membership::leaving;  // takes effect when the session in hand is over
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
