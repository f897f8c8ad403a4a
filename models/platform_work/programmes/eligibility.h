#pragma once
// Who may apply for a programme.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A resident for whom it is meant, of the policy's group, who has not had it as often, or as lately, as is allowed.
bool is_eligible(const State& state, const Programme& programme, ProgrammeId row, PersonId person);

inline bool has_seat(const State& state, PersonId person) { return state.programmes.seats.contains(person.row()); }

}  // namespace piecework::platform_work
