#pragma once
// What became of accounts that a policy treated, and of those that chance left out: by treatment, in the month in which
// the sixth or twelfth month since the assignment ends. Sums, so that means over any months can be made of them.

#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// `/series/treatments/...`, along `treatment`.
void record_treatments(const State& state, Recorder& recorder);

}  // namespace piecework::platform_work
