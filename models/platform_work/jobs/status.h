#pragma once
// The one place where a resident changes jobs or labour-force state: stocks and the employers' counts change with it.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// What a resident does for a living from now on.
struct Job {
  LabourState state = LabourState::unemployed;
  JobKind kind = JobKind::none;
  Occupation occupation = no_occupation;  // of a job
  std::uint8_t hours = 0;
  std::uint32_t wage_cents = 0;
};

/// From now on. Hours worked so far are settled; the experience gained counts.
void take_up(State& state, PersonId person, const Job& job);

/// Employees below the minimum wage of today get it, if it has risen since then. At every census.
void raise_to_minimum(State& state, Time since);

/// Adds this resident to the stocks, or takes it out of them.
void count_in(State& state, const Career& career);
void count_out(State& state, const Career& career);

}  // namespace piecework::platform_work
