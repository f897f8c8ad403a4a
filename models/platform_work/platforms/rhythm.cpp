#include "models/platform_work/platforms/rhythm.h"

#include <algorithm>

#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

std::int64_t second_of_week(Time time, int zone_shift) {
  const std::int64_t seconds = time.seconds + monday_offset + zone_shift * seconds_per_hour;
  const std::int64_t inside = seconds % seconds_per_week;
  return inside < 0 ? inside + seconds_per_week : inside;
}

}  // namespace

Rhythm::Rhythm(const std::array<double, days_per_week>& by_weekday, const std::array<double, hours_per_day>& by_hour) {
  double total = 0.0;
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    intensity_[hour] = by_weekday[hour / hours_per_day] * by_hour[hour % hours_per_day];
    total += intensity_[hour];
  }
  expect(total > 0.0, "a rhythm has at least one hour with positive intensity");
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    intensity_[hour] *= static_cast<double>(week_hours) / total;
    accumulated_[hour + 1] = accumulated_[hour] + intensity_[hour];
  }
  accumulated_[week_hours] = static_cast<double>(week_hours);
}

Time Rhythm::after(Time from, double hours_of_mean_intensity, int zone_shift) const {
  const std::int64_t start = second_of_week(from, zone_shift);
  const auto hour = static_cast<std::size_t>(start / seconds_per_hour);
  const double part = static_cast<double>(start % seconds_per_hour) / static_cast<double>(seconds_per_hour);
  constexpr double longest = longest_wait_months * static_cast<double>(seconds_per_month) / seconds_per_hour;
  double target = accumulated_[hour] + part * intensity_[hour] + std::min(hours_of_mean_intensity, longest);
  const auto weeks = static_cast<std::int64_t>(target / static_cast<double>(week_hours));
  target -= static_cast<double>(weeks) * static_cast<double>(week_hours);
  const auto above = std::upper_bound(accumulated_.begin() + 1, accumulated_.end() - 1, target);
  const auto last = static_cast<std::size_t>(above - accumulated_.begin()) - 1;
  const double inside = intensity_[last] > 0.0 ? (target - accumulated_[last]) / intensity_[last] : 0.0;
  const double second = (static_cast<double>(last) + inside) * static_cast<double>(seconds_per_hour);
  const std::int64_t moved = weeks * seconds_per_week + static_cast<std::int64_t>(second) - start;
  return from + Duration{std::max<std::int64_t>(moved, 1)};
}

double Rhythm::at(Time time, int zone_shift) const {
  return intensity_[static_cast<std::size_t>(second_of_week(time, zone_shift) / seconds_per_hour)];
}

}  // namespace piecework::platform_work
