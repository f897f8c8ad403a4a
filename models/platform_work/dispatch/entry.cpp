// Who begins to drive, who stops.

#include <algorithm>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/dispatch/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// CAD per hour online, after the part of the cost that is counted: between what is advertised, which is pay for
/// engaged time and hence too high, and what drivers made last week; who was told of pay goes by the latter.
double first_belief(const State& state, PersonId person) {
  const DispatchParameters& parameters = state.scenario->dispatch;
  const double peers = parameters.peers_belief + (1.0 - parameters.peers_belief) * known_pay(state, person);
  const double gross = (1.0 - peers) * parameters.engaged_rate + peers * state.dispatch.usual_pay;
  return gross - parameters.cost_counted * parameters.vehicle_cost;
}

/// Platforms contract with adults only.
bool is_adult(const State& state, PersonId person) {
  constexpr double of_age = 18.0;
  return years_since(state.careers[person].birth_day, state.now) >= of_age;
}

double kept_share(const State& state, PersonId person) {
  return static_cast<double>(state.people[person].kept) / whole_kept;
}

void begin_to_drive(State& state, PersonId person, Draws& draws) {
  const DispatchParameters& parameters = state.scenario->dispatch;
  Driver driver;
  driver.person = person.row();
  driver.believed = static_cast<float>(first_belief(state, person));
  driver.usual_hours = static_cast<float>(lognormal(draws, parameters.usual_hours, parameters.usual_hours_sigma));
  const double stay = months_to_life_event(parameters.life_exit_half_life, parameters.life_exit_shape, draws);
  driver.leaves_at = (state.now + months(stay)).seconds;
  state.records[person].driver = static_cast<std::uint32_t>(state.dispatch.drivers.size());
  state.dispatch.drivers.push_back(driver);
  ++state.dispatch.total.joined;
  ++state.dispatch.month.joined;
}

}  // namespace

double asked_for_driving(const State& state, PersonId person) {
  const Career& career = state.careers[person];
  const double home = static_cast<double>(state.people[person].reservation_wage) * state.scenario->board.exchange_rate;
  const std::uint32_t wage = career.wage_cents > 0 ? career.wage_cents : minimum_wage(state);
  const double usual = static_cast<double>(wage) / 100.0 * math::exp(-need(state, career));
  return std::max(home, state.scenario->dispatch.wage_share * usual);
}

void handle(State& state, const Rules& rules, DispatchConsideration event) {
  if (!state.is_resident(event.row) || state.records[event.row].driver != no_driver) return;
  if (!is_adult(state, event.row)) return;
  renew_kept_share(state, rules, event.row);
  Draws draws =
      state.draws(purposes::driving, state.people[event.row].id, static_cast<std::uint64_t>(month_index(state.now)));
  if (first_belief(state, event.row) * kept_share(state, event.row) >= asked_for_driving(state, event.row)) {
    begin_to_drive(state, event.row, draws);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
