#pragma once
// How long a policy has been at work, for those whose effect grows with time.

#include <string_view>

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Years since the policy of that name began in this arm; 0 if the arm has none.
inline double years_in_force(const State& state, std::string_view policy) {
  constexpr double seconds_per_year = 12.0 * static_cast<double>(seconds_per_month);
  for (const PolicyRecord& record : *state.policies) {
    if (record.name == policy) return static_cast<double>((state.now - record.start).seconds) / seconds_per_year;
  }
  return 0.0;
}

}  // namespace piecework::platform_work
