#pragma once
// Cumulative incidence of an event in the presence of competing ones (Aalen and Johansen 1978), in whole units of time.
// With S(t) the share to whom nothing has happened until t, and n(t) those at risk at t (followed until t at least),
//   F(t) = sum over s <= t of S(s - 1) event(s) / n(s),   S(t) = S(t - 1) (1 - (event(t) + competing(t)) / n(t)).
// Without competing events F is one minus the estimate of Kaplan and Meier.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace piecework {

/// How follow-ups of one length ended.
struct FollowUpEnds {
  std::uint32_t event = 0;
  std::uint32_t competing = 0;
  std::uint32_t censored = 0;  // nothing has happened up to this length, which is included; what came later is unknown
};

class CumulativeIncidence {
 public:
  /// `ends[t]`: the follow-ups that ended at time t.
  explicit CumulativeIncidence(std::span<const FollowUpEnds> ends) {
    std::int64_t at_risk = 0;
    for (const FollowUpEnds& each : ends) at_risk += std::int64_t{each.event} + each.competing + each.censored;
    double free = 1.0;
    double incidence = 0.0;
    for (const FollowUpEnds& now : ends) {
      if (at_risk == 0 && free > 0.0) break;  // nobody was followed that long
      if (at_risk > 0) {
        const auto risk = static_cast<double>(at_risk);
        incidence += free * static_cast<double>(now.event) / risk;
        const std::int64_t left = at_risk - now.event - now.competing;
        free = left == 0 ? 0.0 : free * static_cast<double>(left) / risk;
        at_risk = left - now.censored;
      }
      values_.push_back(incidence);
    }
  }

  /// F at that time; NaN if nobody was followed so long.
  [[nodiscard]] double at(std::size_t time) const {
    return time < values_.size() ? values_[time] : std::numeric_limits<double>::quiet_NaN();
  }

  /// The first time at which F reaches one half; NaN if it does not.
  [[nodiscard]] double median() const {
    for (std::size_t time = 0; time < values_.size(); ++time) {
      if (values_[time] >= 0.5) return static_cast<double>(time);
    }
    return std::numeric_limits<double>::quiet_NaN();
  }

 private:
  std::vector<double> values_;
};

}  // namespace piecework
