#pragma once
// Orders against drivers online, hour by hour of a week: the pure arithmetic, without people.

#include <array>

#include "models/platform_work/dispatch/parameters.h"
#include "models/platform_work/dispatch/state.h"

namespace piecework::platform_work {

using WeekProfile = std::array<double, week_hours>;  // by hour from Monday 00:00

enum class DriverClass : std::uint8_t { free, beside_job };
inline constexpr std::size_t driver_classes = 2;

/// Share of the week's orders in each hour.
WeekProfile order_profile(const DispatchParameters& parameters);

/// Share of a driver's time online in each hour, given how busy the hours were.
WeekProfile online_profile(const DispatchParameters& parameters, DriverClass kind, const WeekProfile& utilisation);

/// Hours online in the week by class, and orders of the week.
struct WeekPlan {
  std::array<double, driver_classes> online_hours{};
  double orders = 0.0;
};

struct WeekOutcome {
  WeekProfile utilisation{};                     // engaged / online in each hour; 1 where nobody is online
  std::array<double, driver_classes> engaged{};  // share of the time online of a driver of each class
};

WeekOutcome clear_week(const DispatchParameters& parameters, const WeekPlan& plan, const WeekProfile& before);

}  // namespace piecework::platform_work
