#include "models/platform_work/jobs/handle.h"

#include <array>

#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// Hazards per month of leaving the present state for each of the others.
std::array<double, labour_states> hazards(const State& state, const Rules& rules, PersonId person) {
  const JobParameters& jobs = state.scenario->jobs;
  std::array<double, labour_states> rates{};
  double& to_job = rates[static_cast<std::size_t>(LabourState::employed)];
  double& to_search = rates[static_cast<std::size_t>(LabourState::unemployed)];
  double& to_home = rates[static_cast<std::size_t>(LabourState::not_in_labour_force)];
  switch (state.people[person].labour_state) {
    case LabourState::employed:
      to_search = jobs.employed_to_unemployed;
      to_home = jobs.employed_to_inactive;
      break;
    case LabourState::unemployed:
      to_job = rules.decide(JobFinding{person}, jobs.unemployed_to_employed, state);
      to_home = jobs.unemployed_to_inactive;
      break;
    case LabourState::not_in_labour_force: {
      const double factor = state.scenario->population.entry_factor(state.records[person].traits.age_band);
      to_job = jobs.inactive_to_employed * factor;
      to_search = jobs.inactive_to_unemployed * factor;
      break;
    }
  }
  return rates;
}

/// When the present state ends. The draws of a transition: its time, then where it leads, then the hours of a job.
void schedule_transition(State& state, const Rules& rules, PersonId person) {
  Person& self = state.people[person];
  double total = 0.0;
  for (const double rate : hazards(state, rules, person)) total += rate;
  if (total <= 0.0) return;
  Draws draws = state.draws(purposes::labour, self.id, ++self.labour_count);
  state.schedule.at(state.now + months(exponential(draws, 1.0 / total)), LabourTransition{person}, state);
}

}  // namespace

void settle_job_hours(State& state, PersonId person) {
  PersonRecord& record = state.records[person];
  const Person& self = state.people[person];
  const std::int64_t passed = state.now.seconds - record.labour_since;
  if (self.labour_state == LabourState::employed) {
    record.job_seconds += passed * self.job_hours * seconds_per_hour / seconds_per_week;
  }
  record.labour_since = state.now.seconds;
}

void handle(State& state, const Rules& rules, LabourTransition event) {
  Person& self = state.people[event.row];
  settle_job_hours(state, event.row);
  Draws draws = state.draws(purposes::labour, self.id, self.labour_count);
  draws();  // the first word was this transition's time
  self.labour_state = static_cast<LabourState>(categorical(draws, hazards(state, rules, event.row)));
  if (self.labour_state == LabourState::employed) {
    const PeopleParameters& people = state.scenario->people;
    const bool full_time = bernoulli(draws, state.scenario->jobs.full_time_share);
    self.job_hours = static_cast<std::uint8_t>(full_time ? people.full_time_hours : people.part_time_hours);
  } else {
    self.job_hours = 0;
  }
  schedule_transition(state, rules, event.row);
  rules.notify(event, state);
}

void start_labour(State& state, const Rules& rules) {
  for (std::size_t row = 0; row < state.residents; ++row) schedule_transition(state, rules, state.people.id(row));
}

}  // namespace piecework::platform_work
