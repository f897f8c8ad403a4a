#pragma once
// The calendar month that a moment closes or lies in. What is earned in a month is a share of 52/12 weeks, whatever the
// number of its days: steady work is steady pay.

#include <cstdint>

#include "sim/base/time.h"

namespace piecework::platform_work {

inline constexpr std::int64_t months_in_a_year = 12;

/// Mean months from a second to now.
inline double months_since(std::int64_t second, Time now) {
  return static_cast<double>(now.seconds - second) / static_cast<double>(seconds_per_month);
}

/// Years from a day (days since 1970) to today.
inline double years_since(std::int64_t day, Time now) {
  constexpr double days_in_a_year = 365.2425;
  return static_cast<double>(now.seconds / seconds_per_day - day) / days_in_a_year;
}

struct CalendarMonth {
  std::int64_t index = 0;  // months since January 1970
  Time begin;
  std::int64_t seconds = 0;  // its length
};

/// The month of the second before this moment.
inline CalendarMonth month_until(Time moment) {
  const std::int64_t index = month_index({moment.seconds - 1});
  const Time begin = start_of_month(index);
  return {index, begin, (start_of_month(index + 1) - begin).seconds};
}

}  // namespace piecework::platform_work
