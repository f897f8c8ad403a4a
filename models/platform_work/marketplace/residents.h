#pragma once
// Residents of the city on the marketplace: who joins, with what skills and hours, what a month of it was, what the
// work teaches. Freelancers abroad pass through most of this untouched.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Books a resident's work up to now; before the number of contracts in hand changes.
void count_work(State& state, AccountId id);
/// The same for all, before a month is settled.
void count_freelance_month(State& state);
/// New books; cost of an hour, skills and hours of each freelancing resident as they are now; who considers it next.
void begin_freelance_month(State& state);
/// A resident leaves the city: no further bids.
void stop_freelancing(State& state, PersonId person);
/// Work that was done; `feedback`: 1 if the client said what it thought of it, else 0.
struct WorkDone {
  double hours = 0.0;
  double feedback = 0.0;
};
/// What it taught a resident.
void learn_from_work(State& state, const Rules& rules, AccountId id, const WorkDone& work);

}  // namespace piecework::platform_work
