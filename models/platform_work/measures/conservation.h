#pragma once
// Conservation laws, checked at every census of every run: persons, money to the cent (also of the public purse),
// tasks, hours. Each compares sums that were kept independently of each other; a broken law is a bug and ends the run.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Throws InternalError naming the law, the date and both sides. `month_seconds`: length of the month that ended.
void check_conservation(const State& state, std::int64_t month_seconds);

}  // namespace piecework::platform_work
