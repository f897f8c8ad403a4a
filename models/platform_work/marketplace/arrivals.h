#pragma once
// Waits of a stream of arrivals whose rate changes from month to month (ArrivalClock in state.h).

#include <algorithm>

#include "models/platform_work/marketplace/state.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {

/// When the next arrival comes at this rate per month, from now on.
inline Time next_arrival(const ArrivalClock& clock, Time now) {
  return now + months(clock.rate > 0.0 ? clock.need / clock.rate : longest_wait_months);
}

/// The rate changes now: what is left of the wait is kept, as a number of arrivals.
inline void change_rate(ArrivalClock& clock, Time now, double rate) {
  const double passed = static_cast<double>(now.seconds - clock.since) / static_cast<double>(seconds_per_month);
  clock.need = std::max(0.0, clock.need - clock.rate * passed);
  clock.rate = rate;
  clock.since = now.seconds;
}

/// An arrival has come, and the next one needs so much.
inline void begin_wait(ArrivalClock& clock, Time now, double need) {
  ++clock.count;
  clock.need = need;
  clock.since = now.seconds;
}

}  // namespace piecework::platform_work
