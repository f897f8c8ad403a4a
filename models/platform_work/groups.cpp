#include "models/platform_work/groups.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<GroupCell, group_count> cells{{
    {"", "", "everybody", "tout le monde"},
    {"immigrant_class", "non_immigrant", "born in Canada or non-permanent", "né au Canada ou non permanent"},
    {"immigrant_class", "established", "landed more than 10 years ago", "établi depuis plus de 10 ans"},
    {"immigrant_class", "newcomer", "landed in the last 10 years", "établi depuis 10 ans ou moins"},
    {"gender", "women", "women", "femmes"},
    {"gender", "men", "men", "hommes"},
    {"age", "15-24", "15 to 24", "15 à 24 ans"},
    {"age", "25-34", "25 to 34", "25 à 34 ans"},
    {"age", "35-44", "35 to 44", "35 à 44 ans"},
    {"age", "45-54", "45 to 54", "45 à 54 ans"},
    {"age", "55-64", "55 to 64", "55 à 64 ans"},
    {"age", "65+", "65 and over", "65 ans et plus"},
    {"education", "less_than_high_school", "less than high school", "sans diplôme secondaire"},
    {"education", "high_school", "high school", "diplôme secondaire"},
    {"education", "certificate_or_diploma", "certificate or diploma", "certificat ou diplôme"},
    {"education", "bachelors", "bachelor's degree", "baccalauréat"},
    {"education", "above_bachelors", "above bachelor's", "au-dessus du baccalauréat"},
}};

constexpr std::array<GroupDimension, 4> all_dimensions{{
    {"immigrant_class", "Immigrant class", "Catégorie d'immigration", first_cells[0], 3,
     [](const Traits& traits) { return static_cast<std::size_t>(traits.immigrant); }},
    {"gender", "Gender", "Genre", first_cells[1], 2,
     [](const Traits& traits) { return static_cast<std::size_t>(traits.sex); }},
    {"age", "Age", "Âge", first_cells[2], 6,
     [](const Traits& traits) { return static_cast<std::size_t>(traits.age_band); }},
    {"education", "Education", "Scolarité", first_cells[3], 5,
     [](const Traits& traits) { return static_cast<std::size_t>(traits.education); }},
}};

}  // namespace

std::span<const GroupCell> group_cells() { return cells; }
std::span<const GroupDimension> group_dimensions() { return all_dimensions; }

Traits traits_of(std::size_t combination) {
  Traits traits;
  traits.education = static_cast<std::uint8_t>(combination % education_levels);
  traits.age_band = static_cast<std::uint8_t>(combination / education_levels % age_bands);
  traits.sex = static_cast<Sex>(combination / education_levels / age_bands % 2);
  traits.immigrant = static_cast<ImmigrantClass>(combination / education_levels / age_bands / 2);
  return traits;
}

}  // namespace piecework::platform_work
