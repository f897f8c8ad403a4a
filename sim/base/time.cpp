#include "sim/base/time.h"

#include <fmt/format.h>
#include <charconv>
#include <chrono>

namespace piecework {
namespace {

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

std::chrono::year_month_day calendar(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 0 || *month < 1 || *day < 1) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!calendar(date).ok()) return std::nullopt;
  return date;
}

std::string to_string(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string to_string(Time time) {
  const std::int64_t of_day = time.seconds - floor_divide(time.seconds, seconds_per_day) * seconds_per_day;
  return fmt::format("{} {:02}:{:02}:{:02}", to_string(date_of(time)), of_day / 3600, of_day / 60 % 60, of_day % 60);
}

Time start_of(const Date& date) {
  const std::chrono::sys_days day = calendar(date);
  return {std::int64_t{day.time_since_epoch().count()} * seconds_per_day};
}

Date date_of(Time time) {
  const auto day_number = static_cast<int>(floor_divide(time.seconds, seconds_per_day));
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{day_number}}};
  return {int{day.year()}, static_cast<int>(unsigned{day.month()}), static_cast<int>(unsigned{day.day()})};
}

std::int64_t month_index(Time time) {
  const Date date = date_of(time);
  return (std::int64_t{date.year} - 1970) * 12 + date.month - 1;
}

Time start_of_month(std::int64_t index) {
  const std::int64_t year = floor_divide(index, 12);
  return start_of({static_cast<int>(1970 + year), static_cast<int>(index - year * 12 + 1), 1});
}

int weekday(Time time) {
  const std::int64_t day = floor_divide(time.seconds, seconds_per_day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(day - floor_divide(day, 7) * 7);
}

int hour_of_day(Time time) {
  const std::int64_t hour = floor_divide(time.seconds, seconds_per_hour);
  return static_cast<int>(hour - floor_divide(hour, 24) * 24);
}

}  // namespace piecework
