#pragma once
// The groups by which every measure is given: everybody, and the members of four attributes.

#include <array>
#include <span>
#include <string_view>

#include "models/platform_work/people/state.h"

namespace piecework::platform_work {

struct GroupCell {
  std::string_view dimension;  // "" for everybody
  std::string_view member;     // "" for everybody
  std::string_view label_en;
  std::string_view label_fr;
};

struct GroupDimension {
  std::string_view name;
  std::string_view label_en;
  std::string_view label_fr;
  std::size_t first = 0;  // index of its first member among the cells
  std::size_t count = 0;
  std::size_t (*member_of)(const Traits& traits) = nullptr;  // 0-based
};

inline constexpr std::size_t group_count = 1 + 3 + 2 + 6 + 5;
inline constexpr std::size_t everybody_cell = 0;
/// The first cell of each dimension, in their order.
inline constexpr std::array<std::size_t, 4> first_cells{1, 4, 6, 12};

/// Cell 0 is everybody; the dimensions follow, each with its members together.
std::span<const GroupCell> group_cells();
std::span<const GroupDimension> group_dimensions();

/// Every combination of traits has a number below this.
inline constexpr std::size_t trait_combinations = immigrant_classes * 2 * age_bands * education_levels;

constexpr std::size_t combination_of(const Traits& traits) {
  const std::size_t sex_and_age = static_cast<std::size_t>(traits.sex) * age_bands + traits.age_band;
  return (static_cast<std::size_t>(traits.immigrant) * 2 * age_bands + sex_and_age) * education_levels +
         traits.education;
}
Traits traits_of(std::size_t combination);

/// The cells that a person belongs to: everybody and one of each dimension.
constexpr std::array<std::size_t, 5> cells_of(const Traits& traits) {
  return {0, first_cells[0] + static_cast<std::size_t>(traits.immigrant),
          first_cells[1] + static_cast<std::size_t>(traits.sex), first_cells[2] + traits.age_band,
          first_cells[3] + traits.education};
}

}  // namespace piecework::platform_work
