#include "models/platform_work/people/demography.h"

#include <algorithm>
#include <numeric>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/people/build.h"
#include "models/platform_work/platforms/build.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t first_id_landed = 1ULL << 33;
constexpr std::uint64_t first_id_of_age = 1ULL << 34;

double per_month(const State& state, double per_year) {
  return per_year / months_in_a_year / state.scenario->scale.people_per_resident();
}

/// How likely a candidate for landing is to land in this month: candidates come all year as in the strongest month.
double landing_chance(const State& state) {
  const auto& weights = state.scenario->demography.landings_by_month;
  return weights[static_cast<std::size_t>(month_index(state.now) % 12)] / *std::ranges::max_element(weights);
}

double candidates_per_month(const State& state) {
  const DemographyParameters& demography = state.scenario->demography;
  const auto& weights = demography.landings_by_month;
  const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) / months_in_a_year;
  return per_month(state, demography.landings) * *std::ranges::max_element(weights) / mean;
}

template <class Event>
void schedule_next(State& state, Event event, double rate, Draws& draws) {
  if (rate > 0.0) state.schedule.at(state.now + months(exponential(draws, 1.0 / rate)), event);
}

void add(State& state, const Rules& rules, std::uint64_t id, const SyntheticResident& resident) {
  const PersonId person = add_resident(state, id, resident);
  arrive(state, rules, person);
  schedule_consideration(state, person);
}

}  // namespace

void handle(State& state, const Rules& rules, Landing event) {
  const std::uint64_t id = first_id_landed + state.demography.landed++;
  Draws chance = state.draws(purposes::landing_time, id, 0);
  schedule_next(state, event, candidates_per_month(state), chance);
  if (!bernoulli(chance, landing_chance(state))) return;
  Draws draws = state.draws(purposes::landing, id, 0);
  add(state, rules, id, state.scenario->population.lands(state.now, draws));
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, ComingOfAge event) {
  const std::uint64_t id = first_id_of_age + state.demography.of_age++;
  Draws wait = state.draws(purposes::coming_of_age_time, id, 0);
  schedule_next(state, event, per_month(state, state.scenario->demography.youths), wait);
  Draws draws = state.draws(purposes::coming_of_age, id, 0);
  add(state, rules, id, state.scenario->population.comes_of_age(state.now, draws));
  rules.notify(event, state);
}

void start_demography(State& state) {
  const Id<Calendars> calendar{0};
  Draws landing = state.draws(purposes::landing_time, 0, 0);
  schedule_next(state, Landing{calendar}, candidates_per_month(state), landing);
  Draws of_age = state.draws(purposes::coming_of_age_time, 0, 0);
  schedule_next(state, ComingOfAge{calendar}, per_month(state, state.scenario->demography.youths), of_age);
}

double departure_hazard(const State& state, const Career& career) {
  const DemographyParameters& demography = state.scenario->demography;
  constexpr std::int64_t settled_days = 5 * 365;
  const std::size_t age = career.traits.age_band;
  const std::int64_t today = state.now.seconds / seconds_per_day;
  const bool recent = career.is_immigrant() && today - career.landed_day < settled_days;
  const double moving = demography.moving_by_age[age] * (recent ? demography.newcomer_moving : 1.0);
  return (moving + demography.death_by_age[age]) / months_in_a_year;
}

/// Study ends at a constant hazard from the age at which school ends.
void study(const State& state, std::uint64_t id, double age, Career& career) {
  constexpr double school_ends = 18.0;
  if (!career.is(Flag::student) || age < school_ends) return;
  Draws draws = state.draws(purposes::graduation, id, static_cast<std::uint64_t>(month_index(state.now)));
  const double hazard = 1.0 / (months_in_a_year * state.scenario->demography.study_years);
  if (!bernoulli(draws, std::min(1.0, hazard))) return;
  const auto [education, trained] = state.scenario->population.graduates(career.traits, career.trained, draws);
  career.traits.education = education;
  career.trained = trained;
  career.set(Flag::student, false);
}

void grow_older(const State& state, std::uint64_t id, Career& career) {
  constexpr double first_end = 25.0;  // bands: 15-24, then ten years each, 65 and over
  constexpr double newcomer_years = 10.0;
  const double age = years_since(career.birth_day, state.now);
  const double band = age < first_end ? 0.0 : (age - first_end) / 10.0 + 1.0;
  career.traits.age_band = static_cast<std::uint8_t>(std::min(band, static_cast<double>(age_bands - 1)));
  const bool settled = career.is_immigrant() && years_since(career.landed_day, state.now) > newcomer_years;
  if (settled) career.traits.immigrant = ImmigrantClass::established;
  study(state, id, age, career);
}

}  // namespace piecework::platform_work
