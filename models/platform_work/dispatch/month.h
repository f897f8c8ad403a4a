#pragma once
// What a resident did beside a job on platforms for deliveries and rides, and in small own-account work, since the last
// census. CAD cents of 2024; seconds.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The row of this person among the drivers, if it drives or drove in this month.
inline const Driver* driver_of(const State& state, const PersonRecord& record) {
  return record.driver == no_driver ? nullptr : &state.dispatch.drivers[record.driver];
}

inline std::int64_t driving_seconds(const State& state, const PersonRecord& record) {
  const Driver* driver = driver_of(state, record);
  return driver == nullptr ? 0 : driver->online_seconds;
}

/// Time online that the running week is planned to have.
inline std::int64_t planned_driving(const State& state, const PersonRecord& record) {
  const Driver* driver = driver_of(state, record);
  return driver == nullptr ? 0 : driver->plan_seconds;
}

/// After the cost of the vehicle. A month's loss counts as no income: the driver bears it.
inline Cents driving_income(const State& state, const PersonRecord& record) {
  const Driver* driver = driver_of(state, record);
  if (driver == nullptr || driver->pay_cents <= driver->cost_cents) return {};
  return {static_cast<std::int64_t>(driver->pay_cents) - driver->cost_cents};
}

inline Cents sideline_income(const PersonRecord& record) { return {std::int64_t{record.sideline} * 100}; }

}  // namespace piecework::platform_work
