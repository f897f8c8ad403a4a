#include "models/platform_work/people/build.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t first_id_abroad = 1ULL << 32;

void add_resident(State& state, std::uint64_t id) {
  const SyntheticResident drawn = state.scenario->population.resident(id, state.key);
  Person person;
  person.id = id;
  person.labour_state = drawn.state;
  person.job_hours = drawn.hours;
  PersonRecord record;
  record.traits = drawn.traits;
  record.labour_since = state.now.seconds;
  record.state_at_census = drawn.state;
  state.people.add(person);
  state.records.add(record);
}

void add_worker_abroad(State& state, std::uint64_t id) {
  Person person;
  person.id = id;
  PersonRecord record;
  record.traits.education = 2;  // skill at the mean of the levels; nothing else of the traits is used
  state.people.add(person);
  state.records.add(record);
}

}  // namespace

void build_people(State& state, std::size_t extra_residents, const std::stop_token& stop) {
  const Scenario& scenario = *state.scenario;
  state.residents = scenario.resident_count() + extra_residents;
  const std::size_t total = state.residents + scenario.abroad_count();
  expect(total <= EventKey::max_row, "an event names at most 16.7 million people");
  state.people.reserve(total);
  state.records.reserve(total);
  for (std::uint64_t id = 0; id < state.residents; ++id) {
    constexpr std::uint64_t look_up_every = 4096;
    if (id % look_up_every == 0 && stop.stop_requested()) throw Interrupted();
    add_resident(state, id);
  }
  for (std::uint64_t id = 0; id < scenario.abroad_count(); ++id) add_worker_abroad(state, first_id_abroad + id);
}

}  // namespace piecework::platform_work
