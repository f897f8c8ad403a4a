// What happens to one resident: losing and leaving a job, searching, giving up, starting on one's own, moving away.
//
// Each resident has one pending step. Its time is exponential with the sum of all hazards (`Career::bound`), taken at
// the last step with room for layoffs and for more to apply to; when it comes, the hazards of the moment decide what it
// is, or that nothing happens (thinning). Hazards that only fall while nothing happens (tenure, effort) are therefore
// followed exactly.

#include <algorithm>
#include <array>

#include "models/platform_work/dispatch/handle.h"
#include "models/platform_work/dispatch/side_work.h"
#include "models/platform_work/jobs/apply.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/jobs/start_demand.h"
#include "models/platform_work/jobs/status.h"
#include "models/platform_work/marketplace/residents.h"
#include "models/platform_work/people/demography.h"
#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/public/claims.h"
#include "models/platform_work/skills/learned_fit.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

enum Step : std::uint8_t {
  lose_job,
  leave_labour_force,
  apply,
  work_for_oneself,
  look_for_work,
  move_away,
  recognition
};
constexpr std::size_t steps = 7;
using Hazards = std::array<double, steps>;  // per month

constexpr double layoff_room = 0.05;  // per month; layoffs come no faster
constexpr double search_room = 0.3;   // of the hazard to apply: a larger rise of vacancies counts from the next step on

double tenure_months(const State& state, const Career& career) {
  return static_cast<double>(state.now.seconds - career.since) / static_cast<double>(seconds_per_month);
}

double separation(const State& state, const Career& career) {
  const FlowParameters& flows = state.scenario->flows;
  const double fading = math::exp(-tenure_months(state, career) / flows.separation_fade);
  const double fit = state.scenario->occupations.proximity(career.trained, career.held);
  const double by_tenure = flows.separation_settled + (flows.separation_new - flows.separation_settled) * fading;
  return by_tenure * math::exp(-flows.fit_slope * fit);
}

/// Whether a separation that was drawn without regard to it does not come, as the person now fits the job better than
/// at the start: the hazard is smaller by exp(-fit_slope x gain). Few have learned, so it is asked only here.
bool holds_on(const State& state, PersonId person, double drawn, Draws& draws) {
  const Career& career = state.careers[person];
  if (career.kind != JobKind::employee) return false;
  const double gain = learned_fit(state, person, career.held).gain();
  if (gain <= 0.0) return false;
  const double kept = separation(state, career) * -math::expm1(-state.scenario->flows.fit_slope * gain);
  return bernoulli(draws, kept / drawn);
}

/// Hazard of a layoff because the employers of the occupation have more jobs than demand.
double layoff(const State& state, const Career& career) {
  const Cell& cell = state.jobs.cells[career.held];
  const auto jobs = static_cast<double>(cell.employees);
  const double beyond = jobs + static_cast<double>(state.jobs.vacancies.open_count(career.held)) - cell.demand;
  return std::clamp(state.scenario->flows.layoff_speed * beyond / jobs, 0.0, layoff_room);
}

/// The ability to start working from outside the labour force, relative to the age at which it is highest.
double attachment(const FlowParameters& flows, std::size_t age) {
  const double highest = *std::ranges::max_element(flows.entering_by_age);
  return highest > 0.0 ? flows.entering_by_age[age] / highest : 0.0;
}

double job_search(const State& state, const Career& career) {
  const SearchParameters& search = state.scenario->search;
  const bool below =
      !state.scenario->occupations.info(career.trained).low && state.scenario->occupations.info(career.held).low;
  return search.applications_employed * (below ? search.misfit_search : 1.0);
}

double unemployed_search(const State& state, const Career& career) {
  const SearchParameters& search = state.scenario->search;
  const double effort = std::max(search.effort_least, math::exp(-search.effort_decline * tenure_months(state, career)));
  return search.applications_unemployed * effort * math::exp(need(state, career));
}

void add_employed(const State& state, const Career& career, Hazards& hazards) {
  const FlowParameters& flows = state.scenario->flows;
  hazards[leave_labour_force] = flows.leaving_by_age[career.traits.age_band];
  if (career.kind == JobKind::own_account) {
    hazards[lose_job] = flows.own_account_exit;
    return;
  }
  hazards[lose_job] = separation(state, career) + layoff(state, career);
  hazards[apply] = job_search(state, career);
}

Hazards hazards_of(const State& state, const Rules& rules, PersonId person) {
  const Career& career = state.careers[person];
  const FlowParameters& flows = state.scenario->flows;
  const std::size_t age = career.traits.age_band;
  Hazards hazards{};
  switch (career.state) {
    case LabourState::employed: add_employed(state, career, hazards); break;
    case LabourState::unemployed:
      hazards[leave_labour_force] = flows.giving_up_by_age[age];
      hazards[apply] = unemployed_search(state, career);
      hazards[work_for_oneself] = flows.own_account_entry;
      break;
    case LabourState::not_in_labour_force:
      hazards[look_for_work] = flows.entry_level * flows.entering_by_age[age];
      hazards[apply] = flows.entry_level * state.scenario->search.applications_out_by_age[age];
      hazards[work_for_oneself] = flows.own_account_entry * attachment(flows, age);
      break;
  }
  const double effort = hazards[apply] * search_factor(state, person);
  hazards[apply] = state.jobs.findable[career.trained] * rules.decide(SearchEffort{person}, effort, state);
  hazards[move_away] = departure_hazard(state, career);
  if (career.is(Flag::educated_abroad) && !career.is(Flag::recognized)) {
    hazards[recognition] = state.scenario->search.recognition / 12.0;
  }
  return hazards;
}

/// Cuts what the hazard to apply has risen by beyond its room; all others keep theirs.
Hazards kept_within(Hazards hazards, double bound) {
  double others = 0.0;
  for (std::size_t step = 0; step < steps; ++step) others += step == apply ? 0.0 : hazards[step];
  hazards[apply] = std::min(hazards[apply], std::max(0.0, bound - others));
  return hazards;
}

/// Cents per hour: the year's income is log-normal, as at the start (people.work).
std::uint32_t own_account_wage(const State& state, Draws& draws) {
  constexpr double weeks_in_a_year = 52.0;
  const WorkParameters& work = state.scenario->work;
  const double hours = weeks_in_a_year * state.scenario->flows.own_account_hours;
  const double income = lognormal(draws, work.own_account_income, work.own_account_sigma);
  return static_cast<std::uint32_t>(100.0 * income / hours + 0.5);
}

void start_on_own_account(State& state, PersonId person, Draws& draws) {
  ++state.jobs.books.own_account_started;
  const auto hours = static_cast<std::uint8_t>(state.scenario->flows.own_account_hours);
  const std::uint32_t wage = own_account_wage(state, draws);
  take_up(state, person, {LabourState::employed, JobKind::own_account, state.careers[person].trained, hours, wage});
  draw_solo(state, state.careers[person], draws);
}

/// An employee may claim insurance benefits from now on.
void become_unemployed(State& state, PersonId person) {
  const Career& career = state.careers[person];
  const bool insured = career.kind == JobKind::employee;
  const Cents weekly_pay{std::int64_t{career.hours} * career.wage_cents};
  ++(insured ? state.jobs.books.separations : state.jobs.books.own_account_ended);
  take_up(state, person, {.state = LabourState::unemployed});
  if (insured) open_claim(state, person, weekly_pay);
}

/// A step that was drawn; `steps` and beyond: none.
struct Taken {
  PersonId person;
  std::size_t step = steps;
};

/// `draws`: what is left of the step's own.
void take(State& state, const Rules& rules, const Taken& taken, Draws& draws) {
  const auto [person, step] = taken;
  Career& career = state.careers[person];
  JobBooks& books = state.jobs.books;
  switch (step) {
    case lose_job: return become_unemployed(state, person);
    case leave_labour_force:
      if (career.state == LabourState::employed) ++books.quits_to_inactivity;
      return take_up(state, person, {.state = LabourState::not_in_labour_force});
    case apply: return apply_somewhere(state, rules, person);
    case work_for_oneself: return start_on_own_account(state, person, draws);
    case look_for_work: return take_up(state, person, {.state = LabourState::unemployed});
    case move_away: return depart(state, person);
    case recognition: return career.set(Flag::recognized, true);
    default: return;  // thinned out: nothing happens
  }
}

/// Draws when the next step comes, if these are the hazards of now.
void schedule_with(State& state, PersonId person, const Hazards& hazards) {
  Career& career = state.careers[person];
  double total = search_room * hazards[apply];
  for (const double hazard : hazards) total += hazard;
  if (career.kind == JobKind::employee) total += layoff_room - layoff(state, career);
  career.bound = static_cast<float>(total);
  if (total <= 0.0) return;
  Draws draws = state.draws(purposes::labour, state.people[person].id, ++career.count);
  state.schedule.at(state.now + months(exponential(draws, 1.0 / total)), LabourStep{person}, state);
}

}  // namespace

void schedule_step(State& state, const Rules& rules, PersonId person) {
  if (state.careers[person].presence == Presence::here) {
    schedule_with(state, person, hazards_of(state, rules, person));
  }
}

void handle(State& state, const Rules& rules, LabourStep event) {
  const Career& career = state.careers[event.row];
  Draws draws = state.draws(purposes::labour, state.people[event.row].id, career.count);
  draws();  // the first word was the wait
  const auto bound = static_cast<double>(career.bound);
  double target = uniform01(draws) * bound;
  const Hazards hazards = hazards_of(state, rules, event.row);
  const Hazards taken = kept_within(hazards, bound);
  std::size_t step = 0;
  while (step < steps && target >= taken[step]) target -= taken[step++];
  if (step == lose_job && holds_on(state, event.row, hazards[lose_job], draws)) step = steps;
  take(state, rules, {event.row, step}, draws);
  if (step >= steps || step == apply) {  // the person is as before: most steps
    schedule_with(state, event.row, hazards);
  } else {
    schedule_step(state, rules, event.row);
  }
  rules.notify(event, state);
}

void arrive(State& state, const Rules& rules, PersonId person) {
  count_in(state, state.careers[person]);
  ++state.jobs.books.arrived;
  schedule_step(state, rules, person);
}

void depart(State& state, PersonId person) {
  settle_job_hours(state, person);
  stop_driving(state, person);
  stop_freelancing(state, person);
  Career& career = state.careers[person];
  count_out(state, career);
  ++state.jobs.books.departed;
  career.presence = Presence::gone;
  career.kind = JobKind::none;
  career.hours = 0;
  state.schedule.cancel(LabourStep{person}, state);
  state.schedule.cancel(JoinConsideration{person}, state);
  if (state.people[person].membership == Membership::active) state.people[person].membership = Membership::leaving;
}

void start_labour(State& state, const Rules& rules) {
  for (std::size_t row = 0; row < state.careers.size(); ++row) {
    const Career& career = state.careers.rows()[row];
    if (career.presence == Presence::here) count_in(state, career);
  }
  start_demand(state);
  for (std::size_t row = 0; row < state.careers.size(); ++row) schedule_step(state, rules, state.people.id(row));
}

}  // namespace piecework::platform_work
