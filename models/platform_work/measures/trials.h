#pragma once
// What became of those for whom a programme drew lots, and of those whom the lots left out: in the first three years
// since the lot, and in two half years after the end of the full course. Sums of person-months, so that means over any
// months can be made of them; whoever has left the city is in none. A comparison is of people who were alike until the
// lot, whatever they did with the seat (intention to treat).

#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// `/series/trial/...`, in arms with a control group, from the first month on.
void record_trials(const State& state, Recorder& recorder);

}  // namespace piecework::platform_work
