#include "models/platform_work/people/build.h"

#include <algorithm>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/dispatch/side_work.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/platforms/build.h"
#include "models/platform_work/public/luck.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t first_id_abroad = 1ULL << 32;

/// A day at which the state began; the second within it is drawn, so that nothing comes in bursts.
std::int64_t second_in(std::int32_t day, Draws& draws) {
  return day * seconds_per_day + static_cast<std::int64_t>(uniform01(draws) * static_cast<double>(seconds_per_day));
}

/// When the present job or spell began, before now.
std::int64_t began(const State& state, const SyntheticResident& resident, Draws& draws) {
  std::int32_t day = no_day;
  if (resident.state == LabourState::employed) day = resident.job_since_day;
  if (resident.state == LabourState::unemployed) day = resident.unemployed_since_day;
  return day == no_day ? state.now.seconds : std::min(state.now.seconds, second_in(day, draws));
}

/// Education from abroad may have been recognized in the years since landing.
bool is_recognized(const State& state, const SyntheticResident& resident, Draws& draws) {
  const double years = resident.landed_day == no_day ? 0.0 : years_since(resident.landed_day, state.now);
  return bernoulli(draws, 1.0 - math::exp(-state.scenario->search.recognition * years));
}

Career career_of(const State& state, std::uint64_t id, const SyntheticResident& resident) {
  Draws draws = state.draws(purposes::career, id, 0);
  Career career;
  career.pride = static_cast<float>(state.scenario->search.reservation_sigma * normal(draws));
  career.since = began(state, resident, draws);
  career.birth_day = resident.birth_day;
  career.landed_day = resident.landed_day;
  // Who comes with a job may have been paid by an earlier minimum wage.
  career.wage_cents = resident.wage_cents;
  if (resident.kind == JobKind::employee) career.wage_cents = std::max(career.wage_cents, minimum_wage(state));
  career.ability = resident.ability;
  career.traits = resident.traits;
  career.trained = resident.trained;
  career.held = resident.occupation;
  career.hours = resident.hours;
  career.kind = resident.kind;
  career.state = resident.state;
  career.presence = Presence::here;
  career.flags = resident.flags;
  career.set(Flag::recognized, is_recognized(state, resident, draws));
  career.firm_size = resident.firm_size;
  career.language = resident.language;
  career.household = resident.household;
  career.children_under_6 = resident.children_under_6;
  career.children_6_to_14 = resident.children_6_to_14;
  career.need = resident.need;
  if (career.kind == JobKind::own_account) draw_solo(state, career, draws);
  return career;
}

/// Insured hours of the months before now in which the job was held already. Assumption: who is out of work when the
/// run begins has no claim.
Livelihood livelihood_of(const State& state, std::uint64_t id, const Career& career) {
  Livelihood own;
  draw_public_luck(state, id, career, own);
  if (career.kind != JobKind::employee) return own;
  constexpr std::int64_t most_hours = 255;
  const std::int64_t hours = std::min(most_hours, divided(career.hours * weeks_per_year, months_per_year));
  const auto kept = static_cast<std::int64_t>(own.insured_hours.size()) - 1;  // and the month that begins
  const std::int64_t held = std::min(kept, (state.now.seconds - career.since) / seconds_per_month);
  for (std::int64_t ago = 1; ago <= held; ++ago) {
    own.insured_hours[static_cast<std::size_t>((month_index(state.now) - ago) % months_per_year)] =
        static_cast<std::uint8_t>(hours);
  }
  return own;
}

/// Rows for those who will come, so that the tables need not move when they do.
std::size_t expected_rows(const Scenario& scenario) {
  constexpr double allowance = 1.02;
  const DemographyParameters& demography = scenario.demography;
  const double months = static_cast<double>(month_index(scenario.period.last()) - month_index(scenario.period.begin()));
  const double comers = (demography.landings + demography.youths) * months / months_in_a_year;
  return static_cast<std::size_t>(comers * allowance / scenario.scale.people_per_resident());
}

}  // namespace

PersonId add_resident(State& state, std::uint64_t id, const SyntheticResident& resident) {
  expect(state.people.size() < EventKey::max_row, "an event names at most 16.7 million people");
  Person person;
  person.id = id;
  PersonRecord record;
  record.labour_since = state.now.seconds;
  record.state_at_census = resident.state;
  const PersonId row = state.people.add(person);
  const Career career = career_of(state, id, resident);
  state.careers.add(career);
  state.records.add(record);
  state.livelihoods.add(livelihood_of(state, id, career));
  draw_board_traits(state, row);
  return row;
}

PersonId add_worker_abroad(State& state, std::uint64_t id) {
  expect(state.people.size() < EventKey::max_row, "an event names at most 16.7 million people");
  Person person;
  person.id = id;
  Career career;
  career.traits.education = education_abroad;
  state.careers.add(career);
  state.records.add({});
  state.livelihoods.add({});
  return state.people.add(person);
}

void build_people(State& state, std::size_t extra_residents, const std::stop_token& stop) {
  const Scenario& scenario = *state.scenario;
  const std::size_t residents = scenario.resident_count() + extra_residents;
  const std::size_t total = scenario.abroad_count() + residents + expected_rows(scenario);
  expect(total <= EventKey::max_row, "an event names at most 16.7 million people");
  state.people.reserve(total);
  state.careers.reserve(total);
  state.records.reserve(total);
  state.livelihoods.reserve(total);
  state.abroad = scenario.abroad_count();
  for (std::uint64_t id = 0; id < state.abroad; ++id) {
    draw_board_traits(state, add_worker_abroad(state, first_id_abroad + id));
  }
  for (std::uint64_t id = 0; id < residents; ++id) {
    constexpr std::uint64_t look_up_every = 4096;
    if (id % look_up_every == 0 && stop.stop_requested()) throw Interrupted();
    add_resident(state, id, scenario.population.resident(id, state.key));
  }
}

}  // namespace piecework::platform_work
