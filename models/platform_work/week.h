#pragma once
// Sizes of weekly and daily profiles, and where a week begins.

#include <cstddef>
#include <cstdint>

#include "sim/base/time.h"

namespace piecework::platform_work {

inline constexpr std::size_t hours_per_day = 24;
inline constexpr std::size_t days_per_week = 7;
/// 1970-01-01 was a Thursday; weeks are counted from the Monday before.
inline constexpr std::int64_t monday_offset = 3 * seconds_per_day;

}  // namespace piecework::platform_work
