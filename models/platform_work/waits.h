#pragma once
// From drawn waits to the clock. A wait is at least a second, so that time moves on, and at most three thousand years:
// whoever waits longer waits for ever, and an event's time has only 40 bits.

#include <algorithm>

#include "sim/base/time.h"

namespace piecework::platform_work {

inline constexpr double longest_wait_months = 36'000.0;

inline Duration months(double count) {
  const double seconds = std::min(count, longest_wait_months) * static_cast<double>(seconds_per_month);
  return {static_cast<std::int64_t>(seconds) + 1};
}

}  // namespace piecework::platform_work
