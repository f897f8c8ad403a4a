#include "sim/base/time.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

TEST(Time, ReadsOnlyRealDates) {
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_FALSE(parse_date("2025-02-29"));
  EXPECT_FALSE(parse_date("2025-13-01"));
  EXPECT_FALSE(parse_date("2025-1-01"));
  EXPECT_FALSE(parse_date("2025-01-0x"));
  EXPECT_FALSE(parse_date(""));
}

TEST(Time, DatesRoundTripOverFourCenturies) {
  for (std::int64_t day = -73'000; day < 73'000; day += 7) {
    const Time time{day * seconds_per_day};
    EXPECT_EQ(start_of(date_of(time)), time);
  }
}

TEST(Time, KnowsKnownInstants) {
  EXPECT_EQ(start_of({1970, 1, 1}).seconds, 0);
  EXPECT_EQ(start_of({2025, 1, 1}).seconds, 1'735'689'600);
  EXPECT_EQ(weekday(start_of({2025, 1, 1})), 2);    // a Wednesday
  EXPECT_EQ(weekday(start_of({2026, 11, 21})), 5);  // a Saturday
  EXPECT_EQ(weekday(start_of({1969, 12, 29})), 0);  // a Monday before the origin
}

TEST(Time, CountsHoursAndMonths) {
  const Time noon = start_of({2025, 3, 1}) + hours(12);
  EXPECT_EQ(hour_of_day(noon), 12);
  EXPECT_EQ(month_index(noon), (2025 - 1970) * 12 + 2);
  EXPECT_EQ(start_of_month(month_index(noon)), start_of({2025, 3, 1}));
  EXPECT_EQ(month_index(Time{-1}), -1);
  EXPECT_EQ(start_of_month(-1), start_of({1969, 12, 1}));
  EXPECT_EQ(to_string(noon), "2025-03-01 12:00:00");
}

}  // namespace
}  // namespace piecework
