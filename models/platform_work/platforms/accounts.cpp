// Accounts of a board without a city: who is there when the run begins and who comes. Candidates come at the highest
// rate that the scenario allows, each with an id of its own, and are thinned to the rate of the month: one candidate
// more changes nobody else's luck. Everybody has a row of its own, so that a row is an account.

#include <algorithm>

#include "models/platform_work/people/build.h"
#include "models/platform_work/platforms/build.h"
#include "models/platform_work/platforms/exit_handle.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t first_id_at_start = 1ULL << 32;
constexpr std::uint64_t first_id_later = 1ULL << 35;

/// Opens an account if the advertised pay is worth an hour at home to the person of this id; a null id if not.
PersonId open_account(State& state, const Rules& rules, std::uint64_t id) {
  const MemberParameters& members = state.scenario->members;
  const BoardTraits traits = board_traits(state, id, education_abroad, members.reservation_median);
  if (traits.reservation_wage > members.first_belief) return {};
  const PersonId person = add_worker_abroad(state, id);
  state.abroad = state.people.size();
  draw_board_traits(state, person);
  enrol_member(state, rules, person);
  return person;
}

void schedule_candidate(State& state, Draws& draws) {
  const WorldParameters& world = state.scenario->world;
  const double rate = world.accounts * world.entry * world.most_entry;
  if (rate <= 0.0) return;
  state.schedule.at(state.now + months(exponential(draws, 1.0 / rate)), AccountArrival{Id<Calendars>{0}});
}

}  // namespace

void handle(State& state, const Rules& rules, AccountArrival event) {
  const std::uint64_t id = first_id_later + state.platform.entry.candidates++;
  Draws draws = state.draws(purposes::account, id, 0);
  schedule_candidate(state, draws);
  const bool comes = bernoulli(draws, state.platform.entry.factor / state.scenario->world.most_entry);
  const bool let_in = !is_board_closed(state) && comes;
  const double chance = let_in ? rules.decide(AccountOpening{}, 1.0, state) : 0.0;
  if (chance >= 1.0 || bernoulli(draws, chance)) open_account(state, rules, id);
  rules.notify(event, state);
}

void open_first_accounts(State& state, const Rules& rules) {
  const auto wanted = static_cast<std::int64_t>(state.scenario->abroad_count());
  for (std::uint64_t id = first_id_at_start; state.platform.books.accounts_opened < wanted; ++id) {
    const PersonId person = open_account(state, rules, id);
    if (!person.valid()) continue;
    // The first session comes within a week, not at the stroke of midnight.
    Draws draws = state.draws(purposes::membership, id, 0);
    const auto wait = static_cast<std::int64_t>(uniform01(draws) * static_cast<double>(seconds_per_week));
    state.schedule.at(state.now + Duration{wait + 1}, SessionStart{person}, state);
  }
  Draws draws = state.draws(purposes::account, 0, 0);
  schedule_candidate(state, draws);
}

void update_entry(State& state) {
  const WorldParameters& world = state.scenario->world;
  double dollars = 0.0;
  double hours = 0.0;
  for (const BoardLife& life : state.platform.lives.rows()) {
    dollars += static_cast<double>(life.month.pay_cents) / 100.0;
    hours += static_cast<double>(life.month.total_seconds()) / static_cast<double>(seconds_per_hour);
  }
  if (hours <= 0.0) return;  // nobody worked: entry stays as it was
  const double factor = math::pow(dollars / hours / world.reference_wage, world.entry_elasticity);
  state.platform.entry.factor = std::min(factor, world.most_entry);
}

}  // namespace piecework::platform_work
