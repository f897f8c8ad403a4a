#pragma once
// A weekly rhythm: when things tend to happen. Relative intensity by weekday and hour, mean 1 over the week. A waiting
// time drawn in "hours of mean intensity" is carried to the clock, so that one draw gives one time and a longer draw
// never an earlier time (time change of a Poisson process).

#include <array>

#include "models/platform_work/week.h"
#include "sim/base/error.h"
#include "sim/base/time.h"

namespace piecework::platform_work {

class Rhythm {
 public:
  Rhythm() : Rhythm(filled<days_per_week>(1.0), filled<hours_per_day>(1.0)) {}  // even
  /// Relative weights, Monday first; at least one weekday and one hour must be positive.
  Rhythm(const std::array<double, days_per_week>& by_weekday, const std::array<double, hours_per_day>& by_hour);

  /// The time at which `hours_of_mean_intensity` have passed since `from`. `zone_shift`: hours to add to Toronto time
  /// to get the clock that the rhythm follows.
  [[nodiscard]] Time after(Time from, double hours_of_mean_intensity, int zone_shift) const;

  /// Intensity at a time, relative to the week's mean.
  [[nodiscard]] double at(Time time, int zone_shift) const;

 private:
  template <std::size_t N>
  static std::array<double, N> filled(double value) {
    std::array<double, N> all{};
    all.fill(value);
    return all;
  }

  static constexpr std::size_t week_hours = days_per_week * hours_per_day;
  std::array<double, week_hours> intensity_{};        // from Monday 00:00
  std::array<double, week_hours + 1> accumulated_{};  // its integral; accumulated_[168] is 168
};

}  // namespace piecework::platform_work
