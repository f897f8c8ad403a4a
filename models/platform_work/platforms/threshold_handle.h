#pragma once
// Thresholds of a board on approval and speed: what is counted of an account, and who is looked at.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Tasks of one spell after their review.
struct Decided {
  std::int64_t tasks = 0;
  std::int64_t rejected = 0;
  std::int64_t unfair = 0;  // of these, correct work
};

/// How an account stands to the thresholds of its board.
enum class Verdict : std::uint8_t { meets, below, below_unfairly };
Verdict verdict_on(const TaskRecord& record, const ThresholdParameters& thresholds);

/// Counts the spell in hand. Where a board has thresholds only.
void note_decided(State& state, PersonId person, const Decided& spell);
/// Counts anew from now on.
void begin_task_record(State& state, PersonId person);
/// Looks at the accounts of the month that begins: those below a threshold have an event.
void find_accounts_below(State& state);

}  // namespace piecework::platform_work
