#pragma once
// Sizes of weekly and daily profiles.

#include <cstddef>

namespace piecework::platform_work {

inline constexpr std::size_t hours_per_day = 24;
inline constexpr std::size_t days_per_week = 7;

}  // namespace piecework::platform_work
