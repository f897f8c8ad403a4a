#pragma once
// The 43 occupation groups of the Labour Force Survey (NOC 2021), which every table of the scenario uses: group 01 is
// 0, group 43 is 42.

#include <cstddef>
#include <cstdint>

namespace piecework::platform_work {

using Occupation = std::uint8_t;

inline constexpr std::size_t occupations = 43;
inline constexpr Occupation no_occupation = 255;

}  // namespace piecework::platform_work
