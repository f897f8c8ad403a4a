#pragma once
// What groups of people are told apart by.

#include <cstddef>
#include <cstdint>

namespace piecework::platform_work {

enum class Sex : std::uint8_t { women, men };
enum class ImmigrantClass : std::uint8_t { non_immigrant, established, newcomer };  // newcomer: landed <= 10 years ago
enum class LabourState : std::uint8_t { employed, unemployed, not_in_labour_force };

inline constexpr std::size_t labour_states = 3;
inline constexpr std::size_t age_bands = 6;            // 15-24, 25-34, 35-44, 45-54, 55-64, 65 and over
inline constexpr std::uint8_t bachelor = 3;            // the level from which on somebody is a graduate
inline constexpr std::uint8_t first_pension_band = 5;  // of age: 65 and over
inline constexpr std::size_t education_levels = 5;     // less than high school ... above bachelor's
inline constexpr std::size_t immigrant_classes = 3;

struct Traits {
  std::uint8_t age_band = 0;   // index into age_names
  std::uint8_t education = 0;  // index into education_levels
  Sex sex = Sex::women;
  ImmigrantClass immigrant = ImmigrantClass::non_immigrant;
};

}  // namespace piecework::platform_work
