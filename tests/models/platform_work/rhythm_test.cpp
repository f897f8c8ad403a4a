#include "models/platform_work/platforms/rhythm.h"

#include <gtest/gtest.h>

namespace piecework::platform_work {
namespace {

std::array<double, hours_per_day> office_hours() {
  std::array<double, hours_per_day> hours{};
  for (std::size_t hour = 9; hour < 17; ++hour) hours[hour] = 1.0;
  return hours;
}

constexpr std::array<double, days_per_week> weekdays{1, 1, 1, 1, 1, 0, 0};
const Time monday = start_of({2025, 1, 6});

TEST(Rhythm, EvenRhythmIsTheClock) {
  const Rhythm even;
  EXPECT_EQ(even.after(monday, 5.0, 0), monday + hours(5));
  EXPECT_EQ(even.after(monday + hours(160), 24.0, 0), monday + hours(184));
}

TEST(Rhythm, NothingHappensOutsideItsHours) {
  const Rhythm office(weekdays, office_hours());
  for (double wait = 0.01; wait < 400.0; wait += 0.37) {
    const Time time = office.after(monday, wait, 0);
    EXPECT_GE(hour_of_day(time), 9);
    EXPECT_LE(hour_of_day(time + Duration{-1}), 16);
    EXPECT_LT(weekday(time), 5);
  }
}

TEST(Rhythm, ALongerWaitIsNeverEarlierAndAWeekIsAWeek) {
  const Rhythm office(weekdays, office_hours());
  Time last = monday;
  for (double wait = 0.1; wait < 500.0; wait += 0.1) {
    const Time time = office.after(monday + hours(10), wait, 0);
    EXPECT_GE(time, last);
    last = time;
  }
  const Time start = monday + hours(10);
  const std::int64_t week = (office.after(start, 168.0, 0) - start).seconds;
  EXPECT_NEAR(static_cast<double>(week), static_cast<double>(seconds_per_week), 2.0);
}

TEST(Rhythm, FollowsTheClockOfTheZone) {
  const Rhythm office(weekdays, office_hours());
  const Time here = office.after(monday, 0.5, 0);
  const Time there = office.after(monday, 0.5, 5);  // a clock five hours ahead reaches nine earlier
  EXPECT_EQ((here - there).seconds, 5 * seconds_per_hour);
  EXPECT_DOUBLE_EQ(office.at(monday + hours(4), 5), 168.0 / 40.0);
  EXPECT_DOUBLE_EQ(office.at(monday + hours(4), 0), 0.0);
}

TEST(Rhythm, TimeAlwaysMovesOn) {
  const Rhythm even;
  EXPECT_GT(even.after(monday, 0.0, 0), monday);
}

}  // namespace
}  // namespace piecework::platform_work
