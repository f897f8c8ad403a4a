#include "models/platform_work/people/households.h"

#include <algorithm>

#include "sim/base/math.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr std::int64_t most_children_of_an_age = 3;  // of each of the two ages

std::uint8_t draw_children(double mean, Draws& draws) {
  return static_cast<std::uint8_t>(
      binomial(draws, most_children_of_an_age, mean / static_cast<double>(most_children_of_an_age)));
}

}  // namespace

void draw_household(const HouseholdParameters& parameters, SyntheticResident& person, Draws& draws) {
  const std::size_t band = person.traits.age_band;
  const double named = parameters.alone[band] + parameters.couple[band] + parameters.lone_parent[band];
  const std::array<double, 4> weights{parameters.alone[band], parameters.couple[band], parameters.lone_parent[band],
                                      std::max(0.0, 1.0 - named)};
  person.household = static_cast<Household>(categorical(draws, weights));
  const bool may_have_children = person.household == Household::couple || person.household == Household::lone_parent;
  const std::uint8_t small = draw_children(parameters.children_under_6[band], draws);
  const std::uint8_t larger = draw_children(parameters.children_6_to_14[band], draws);
  person.children_under_6 = may_have_children ? small : std::uint8_t{0};
  person.children_6_to_14 = may_have_children ? larger : std::uint8_t{0};
  person.need = need_of(parameters, person);
}

std::uint16_t need_of(const HouseholdParameters& parameters, const SyntheticResident& person) {
  constexpr double months = 12.0;
  constexpr double reference_size = 4.0;
  const bool is_shared = person.household == Household::other_adults;
  const double adults = is_shared ? parameters.adults_together : person.household == Household::couple ? 2.0 : 1.0;
  const double size = adults + person.children_under_6 + person.children_6_to_14;
  const bool is_child_at_home = is_shared && person.traits.age_band == 0;
  const double part = is_child_at_home ? parameters.need_with_parents : 1.0;
  const double need = parameters.basic_need / months * math::sqrt(size / reference_size) / adults * part;
  return static_cast<std::uint16_t>(std::min(need, 65535.0) + 0.5);
}

}  // namespace piecework::platform_work
