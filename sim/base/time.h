#pragma once
// Simulated time: whole seconds since 1970-01-01 00:00 of one fixed zone (UTC-5, no daylight saving), so that event
// order is exact and a day always has 86,400 seconds. Dates follow the proleptic Gregorian calendar.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace piecework {

struct Duration {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.seconds + b.seconds}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.seconds - b.seconds}; }
};

inline constexpr std::int64_t seconds_per_hour = 3600;
inline constexpr std::int64_t seconds_per_day = 24 * seconds_per_hour;
inline constexpr std::int64_t seconds_per_week = 7 * seconds_per_day;
/// Mean Gregorian month (365.2425 / 12 days): the "month" of every monthly rate.
inline constexpr std::int64_t seconds_per_month = 2'629'746;

constexpr Duration hours(std::int64_t count) { return {count * seconds_per_hour}; }
constexpr Duration days(std::int64_t count) { return {count * seconds_per_day}; }

struct Time {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(Time, Time) = default;
  friend constexpr Time operator+(Time at, Duration by) { return {at.seconds + by.seconds}; }
  friend constexpr Duration operator-(Time a, Time b) { return {a.seconds - b.seconds}; }
};

struct Date {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Reads "2025-01-31"; nothing if the text has another form or the day does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);
/// "2025-01-31 13:05:00"
std::string to_string(Time time);

Time start_of(const Date& date);
Date date_of(Time time);

/// Whole months since January 1970; the ordinal of monthly (calendar) draws and the month axis of the output.
std::int64_t month_index(Time time);
Time start_of_month(std::int64_t index);

/// 0 = Monday ... 6 = Sunday.
int weekday(Time time);
/// Hour of the day, 0..23.
int hour_of_day(Time time);

}  // namespace piecework
