// Orders against drivers online: the arithmetic of a week.

#include "models/platform_work/dispatch/supply.h"

#include <gtest/gtest.h>
#include <numeric>

namespace piecework::platform_work {
namespace {

/// Even in all hours, an order takes half an hour.
DispatchParameters even() {
  DispatchParameters parameters;
  parameters.order_minutes = 30.0;
  parameters.orders_by_weekday.fill(1.0);
  parameters.orders_by_hour.fill(1.0);
  parameters.online_by_hour.fill(1.0);
  parameters.online_by_hour_beside_job.fill(1.0);
  return parameters;
}

WeekProfile busy() {
  WeekProfile all{};
  all.fill(1.0);
  return all;
}

TEST(DispatchSupply, UtilisationIsOrdersTimesMinutesOverDriversOnline) {
  const WeekOutcome outcome = clear_week(even(), {{1000.0, 600.0}, 1600.0}, busy());
  for (const double share : outcome.utilisation) EXPECT_NEAR(share, 0.5, 1e-12);  // 800 hours of orders, 1600 online
  EXPECT_NEAR(outcome.engaged[0], 0.5, 1e-12);
  EXPECT_NEAR(outcome.engaged[1], 0.5, 1e-12);
}

TEST(DispatchSupply, NobodyIsBusierThanAlways) {
  const WeekOutcome outcome = clear_week(even(), {{10.0, 0.0}, 1e6}, busy());
  for (const double share : outcome.utilisation) EXPECT_EQ(share, 1.0);
  EXPECT_LE(outcome.engaged[0], 1.0);
  EXPECT_NEAR(outcome.engaged[0], 1.0, 1e-12);
}

TEST(DispatchSupply, WithoutDriversTheFirstOneWouldBeBusy) {
  EXPECT_NEAR(clear_week(even(), {{0.0, 0.0}, 5.0}, busy()).engaged[0], 1.0, 1e-12);
  EXPECT_EQ(clear_week(even(), {{5.0, 0.0}, 0.0}, busy()).engaged[0], 0.0);  // and without orders never
}

TEST(DispatchSupply, ProfilesAreSharesOfAWeek) {
  DispatchParameters parameters = even();
  parameters.orders_by_weekday[5] = 3.0;
  parameters.online_by_hour_beside_job.fill(0.0);
  parameters.online_by_hour_beside_job[19] = 1.0;
  const WeekProfile orders = order_profile(parameters);
  EXPECT_NEAR(std::accumulate(orders.begin(), orders.end(), 0.0), 1.0, 1e-12);
  EXPECT_NEAR(orders[5 * 24] / orders[0], 3.0, 1e-12);
  const WeekProfile online = online_profile(parameters, DriverClass::beside_job, busy());
  EXPECT_NEAR(std::accumulate(online.begin(), online.end(), 0.0), 1.0, 1e-12);
  EXPECT_EQ(online[9], 0.0);           // Monday, at work
  EXPECT_GT(online[19], 0.0);          // Monday evening
  EXPECT_GT(online[5 * 24 + 9], 0.0);  // Saturday
}

TEST(DispatchSupply, DriversChaseBusyHoursAndTheChaseSettles) {
  DispatchParameters parameters = even();
  parameters.orders_by_hour[18] = 5.0;
  parameters.chasing = 0.5;
  WeekProfile before = busy();
  double change = 1.0;
  for (int week = 0; week < 60; ++week) {
    const WeekOutcome outcome = clear_week(parameters, {{2000.0, 0.0}, 1500.0}, before);
    change = 0.0;
    for (std::size_t hour = 0; hour < week_hours; ++hour) {
      change = std::max(change, outcome.utilisation[hour] - before[hour]);
      change = std::max(change, before[hour] - outcome.utilisation[hour]);
    }
    before = outcome.utilisation;
  }
  EXPECT_LT(change, 1e-6);
  EXPECT_GT(before[18], before[3]);                                                   // still busier,
  EXPECT_LT(before[18] / before[3], 5.0);                                             // but less than orders are
  EXPECT_GT(online_profile(parameters, DriverClass::free, before)[18] * 168.0, 1.0);  // since drivers went there
}

}  // namespace
}  // namespace piecework::platform_work
