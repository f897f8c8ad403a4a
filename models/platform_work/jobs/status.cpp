#include "models/platform_work/jobs/status.h"

#include <algorithm>

#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/public/claims.h"

namespace piecework::platform_work {
namespace {

void count(State& state, const Career& career, std::int64_t by) {
  JobMarket& jobs = state.jobs;
  jobs.residents[static_cast<std::size_t>(career.state)] += by;
  if (career.kind == JobKind::own_account) jobs.own_account += by;
  if (career.kind == JobKind::employee) jobs.cells[career.held].employees += by;
}

/// Enough months in a job here, and employers count it.
void gain_experience(State& state, Career& career) {
  if (career.kind == JobKind::none || career.is(Flag::canadian_experience)) return;
  const double months = state.scenario->search.experience_months * static_cast<double>(seconds_per_month);
  if (static_cast<double>(state.now.seconds - career.since) >= months) career.set(Flag::canadian_experience, true);
}

}  // namespace

void count_in(State& state, const Career& career) { count(state, career, 1); }
void count_out(State& state, const Career& career) { count(state, career, -1); }

void take_up(State& state, PersonId person, const Job& job) {
  settle_job_hours(state, person);
  Career& career = state.careers[person];
  gain_experience(state, career);
  count_out(state, career);
  career.state = job.state;
  career.kind = job.kind;
  career.hours = job.hours;
  if (job.kind != JobKind::none) {  // else the last occupation and wage are kept
    career.held = job.occupation;
    career.wage_cents = job.wage_cents;
  }
  career.since = state.now.seconds;
  if (job.state != LabourState::unemployed) end_claim(state.livelihoods[person]);
  count_in(state, career);
}

void raise_to_minimum(State& state, Time since) {
  const std::uint32_t minimum = minimum_wage(state);
  if (minimum <= state.scenario->public_side.minimum_wage_cents(since).value) return;
  for (Career& career : state.careers.rows()) {
    if (career.kind == JobKind::employee) career.wage_cents = std::max(career.wage_cents, minimum);
  }
}

void settle_job_hours(State& state, PersonId person) { settle_job_hours(state, person, month_until(state.now)); }

void settle_job_hours(State& state, PersonId person, const CalendarMonth& month) {
  book_livelihood(state, person, month);
  PersonRecord& record = state.records[person];
  const std::int64_t passed = state.now.seconds - record.labour_since;
  const std::int64_t worked = passed * state.careers[person].hours * seconds_per_hour / seconds_per_week;
  record.job_seconds += static_cast<std::uint32_t>(worked);
  record.labour_since = state.now.seconds;
}

}  // namespace piecework::platform_work
