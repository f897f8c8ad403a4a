#include "models/platform_work/dispatch/supply.h"

#include <algorithm>

#include "sim/base/math.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t saturday = 5;
constexpr double least_busy = 0.02;  // an hour that was empty is still tried

void normalise(WeekProfile& profile) {
  double total = 0.0;
  for (const double weight : profile) total += weight;
  if (total <= 0.0) return;
  for (double& weight : profile) weight /= total;
}

}  // namespace

WeekProfile order_profile(const DispatchParameters& parameters) {
  WeekProfile profile{};
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    profile[hour] =
        parameters.orders_by_weekday[hour / hours_per_day] * parameters.orders_by_hour[hour % hours_per_day];
  }
  normalise(profile);
  return profile;
}

WeekProfile online_profile(const DispatchParameters& parameters, DriverClass kind, const WeekProfile& utilisation) {
  WeekProfile profile{};
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    const bool at_work = kind == DriverClass::beside_job && hour / hours_per_day < saturday;
    const auto& could = at_work ? parameters.online_by_hour_beside_job : parameters.online_by_hour;
    const double busy = std::max(least_busy, utilisation[hour]);
    profile[hour] = could[hour % hours_per_day] * math::pow(busy, parameters.chasing);
  }
  normalise(profile);
  return profile;
}

WeekOutcome clear_week(const DispatchParameters& parameters, const WeekPlan& plan, const WeekProfile& before) {
  constexpr double minutes_per_hour = 60.0;
  const WeekProfile orders = order_profile(parameters);
  const std::array<WeekProfile, driver_classes> online{online_profile(parameters, DriverClass::free, before),
                                                       online_profile(parameters, DriverClass::beside_job, before)};
  WeekOutcome outcome;
  for (std::size_t hour = 0; hour < week_hours; ++hour) {
    double supply = 0.0;
    for (std::size_t kind = 0; kind < driver_classes; ++kind) supply += plan.online_hours[kind] * online[kind][hour];
    const double needed = plan.orders * orders[hour] * parameters.order_minutes / minutes_per_hour;
    outcome.utilisation[hour] = needed >= supply ? 1.0 : needed / supply;
    for (std::size_t kind = 0; kind < driver_classes; ++kind) {
      outcome.engaged[kind] += online[kind][hour] * outcome.utilisation[hour];
    }
  }
  for (double& share : outcome.engaged) share = std::min(1.0, share);
  return outcome;
}

}  // namespace piecework::platform_work
