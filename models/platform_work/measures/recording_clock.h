#pragma once
// When the records of the board begin and end, in seconds of model time: read from the scenario once, since an event
// asks for it each time.

#include <cstdint>

#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct RecordingClock {
  static constexpr std::int64_t window_months = 16;  // of targets that compare requesters (Ipeirotis 2010)

  std::int64_t known = 0;  // 1 once the rest is
  std::int64_t recorded_from = 0;
  std::int64_t evaluated_from = 0;
  std::int64_t window_until = 0;  // sixteen months after the first recorded day

  void read(const State& state) {
    if (known != 0) return;
    const Period& period = state.scenario->period;
    known = 1;
    recorded_from = period.first().seconds;
    evaluated_from = period.evaluated_from().seconds;
    window_until = start_of_month(month_index(period.first()) + window_months).seconds;
  }

  [[nodiscard]] bool recorded(Time now) const { return now.seconds >= recorded_from; }
  [[nodiscard]] bool evaluated(Time now) const { return now.seconds >= evaluated_from; }
  [[nodiscard]] bool in_window(Time now) const { return recorded(now) && now.seconds < window_until; }
};
static_assert(Packed<RecordingClock>);

}  // namespace piecework::platform_work
