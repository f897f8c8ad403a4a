#pragma once
// From drawn waits to the clock. A wait is at least a second, so that time moves on, and at most three thousand years:
// whoever waits longer waits for ever, and an event's time has only 40 bits.

#include <algorithm>

#include "sim/base/math.h"
#include "sim/base/time.h"
#include "sim/random/distributions.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

inline constexpr double longest_wait_months = 36'000.0;

inline Duration months(double count) {
  const double seconds = std::min(count, longest_wait_months) * static_cast<double>(seconds_per_month);
  return {static_cast<std::int64_t>(seconds) + 1};
}

inline Duration in_days(double count) { return {static_cast<std::int64_t>(count * seconds_per_day)}; }

/// Months until a life event ends what somebody does: exponential with a gamma-mixed hazard (Lomax). Half of people
/// are met within `half_life` months; the higher `shape`, the more go at once and the more stay for years.
inline double months_to_life_event(double half_life, double shape, Draws& draws) {
  const double exponent = 1.0 / shape;
  const double scale = half_life / (math::pow(2.0, exponent) - 1.0);
  return scale * (math::pow(1.0 / open01(draws), exponent) - 1.0);
}

}  // namespace piecework::platform_work
