#include "models/platform_work/people/without_job.h"

#include <fmt/format.h>
#include <algorithm>

#include "models/platform_work/people/grid.h"

namespace piecework::platform_work {
namespace {

using Joint = Grid<survey::five_year_ages, 2, education_levels, immigrant_classes>;

void set_target(const CsvTable& census, std::string_view table, std::span<const std::string_view> names,
                Category& category) {
  const std::size_t first = survey::census_row(census, table, names.front());
  category.place = census.place(first, census.column("value"));
  category.target = survey::census_sum(census, table, names);
}

/// Ages below 70 as published by sex; above, the census total split by `women_share_70_plus`.
Margin age_and_sex(const CensusTables& tables, double women_share_70_plus) {
  constexpr std::array<std::string_view, 4> oldest{"70 to 74 years", "75 to 79 years", "80 to 84 years",
                                                   "85 years and over"};
  Margin margin =
      empty_margin("residents by age, sex", MarginScope::residents, {PersonAttribute::age, PersonAttribute::sex});
  read_targets(tables.age_sex, {{"age_group", "sex"}, {{"year", "2021"}}}, margin);
  Category& women = margin.categories[margin.categories.size() - 2];
  Category& men = margin.categories.back();
  set_target(tables.margins, "age", oldest, women);
  men = {men.label, women.place, women.target * (1.0 - women_share_70_plus), 0.0};
  women.target *= women_share_70_plus;
  return margin;
}

Margin education(const CsvTable& census) {
  Margin margin = empty_margin("residents by education", MarginScope::residents, {PersonAttribute::education});
  constexpr std::array<std::string_view, education_levels> names{
      "No certificate, diploma or degree", "High (secondary) school diploma or equivalency certificate",
      "Postsecondary certificate or diploma below bachelor level", "Bachelor's degree", "Bachelor's degree or higher"};
  for (std::size_t level = 0; level < names.size(); ++level) {
    set_target(census, "highest_certificate_15plus", std::span(&names[level], 1), margin.categories[level]);
  }
  margin.categories[4].target -= margin.categories[3].target;
  return margin;
}

Margin immigrant(const CsvTable& census) {
  Margin margin = empty_margin("residents by immigrant class", MarginScope::residents, {PersonAttribute::immigrant});
  constexpr std::string_view table = "immigrant_status_and_period";
  constexpr std::array<std::string_view, 2> born{"Non-immigrants", "Non-permanent residents"};
  constexpr std::array<std::string_view, 4> established{"Before 1980", "1980 to 1990", "1991 to 2000", "2001 to 2010"};
  constexpr std::array<std::string_view, 1> newcomers{"2011 to 2021"};
  set_target(census, table, born, margin.categories[0]);
  set_target(census, table, established, margin.categories[1]);
  set_target(census, table, newcomers, margin.categories[2]);
  return margin;
}

struct Remainder {
  double total = 0.0;
  double least = 0.0;            // share of a category
  double most_reconciled = 0.0;  // people
};

/// The population's margin less the employed, by the rule above.
Margin left_over(const Margin& population, const WeightedCells& employed, const Remainder& rule) {
  std::vector<double> with_job(population.categories.size());
  for (std::size_t cell = 0; cell < employed.cells.size(); ++cell) {
    with_job[population.category_of(employed.cells[cell])] += employed.weights[cell];
  }
  Margin rest = population;
  double added = 0.0;
  for (std::size_t at = 0; at < with_job.size(); ++at) {
    Category& category = rest.categories[at];
    const double remainder = category.target - with_job[at];
    const double kept = std::max(remainder, rule.least * category.target);
    added += kept - remainder;
    if (added > rule.most_reconciled) {
      throw InputError({category.place,
                        rest.name,
                        fmt::format("a margin that cannot be met: {}: {:.0f} residents, of whom {:.0f} are employed",
                                    category.label, category.target, with_job[at]),
                        {},
                        ""});
    }
    category.target = kept;
  }
  const double scale = rule.total / rest.total();
  for (Category& category : rest.categories) category.target *= scale;
  return rest;
}

}  // namespace

std::vector<Margin> population_margins(const CensusTables& tables, const PeopleParameters& parameters) {
  std::vector<Margin> margins{age_and_sex(tables, parameters.women_share_70_plus), education(tables.margins),
                              immigrant(tables.margins)};
  for (Margin& margin : margins) {
    const double scale = parameters.population / margin.total();
    for (Category& category : margin.categories) category.target *= scale;
  }
  return margins;
}

WeightedCells fit_without_job(const std::vector<Margin>& population, const WeightedCells& employed,
                              const PeopleParameters& parameters) {
  Joint joint;
  double total = 0.0;
  for (std::size_t cell = 0; cell < employed.cells.size(); ++cell) {
    const CellCodes& codes = employed.cells[cell];
    joint[{codes.age, codes.sex, codes.education, codes.immigrant}] += employed.weights[cell];
    total += employed.weights[cell];
  }
  WeightedCells rest;
  std::vector<double> seed;
  for (std::size_t index = 0; index < Joint::size; ++index) {
    const Joint::Codes at = Joint::codes(index);
    const auto small = [&](std::size_t which) { return static_cast<std::uint8_t>(at[which]); };
    rest.cells.push_back({small(0), small(1), small(2), small(3), no_occupation, 0});
    seed.push_back(joint[at] + parameters.seed_smoothing * std::max(total, 1.0) / static_cast<double>(Joint::size));
  }
  const double left = parameters.population - total;
  for (const Margin& margin : population) {
    rest.margins.push_back(left_over(
        margin, employed, {left, parameters.least_left_over, parameters.most_reconciled * parameters.population}));
  }
  rest.weights = fit_cells(std::move(seed), rest.cells, rest.margins, {left, parameters.margin_tolerance});
  return rest;
}

}  // namespace piecework::platform_work
