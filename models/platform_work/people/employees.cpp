#include "models/platform_work/people/employees.h"

#include "models/platform_work/people/grid.h"

namespace piecework::platform_work {
namespace {

using Seed = Grid<age_bands, 2, education_levels, immigrant_classes, survey::broad_groups, 2>;
using PeopleCounts = Grid<survey::five_year_ages, 2, education_levels, immigrant_classes>;
using Wide = Grid<survey::five_year_ages, 2, education_levels, immigrant_classes, occupations, 2>;

Seed read_seed(const CsvTable& table) {
  Seed seed;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto code = [&](std::string_view column, std::span<const std::string_view> words) {
      return survey::code(table, row, column, words);
    };
    seed[{code("age_group", survey::age_bands_words), code("sex", survey::sexes), code("education", survey::educations),
          code("immigrant_status", survey::immigrants), code("lfs_noc10", survey::broad),
          code("ft_pt", survey::part_or_full)}] += survey::count(table, row);
  }
  return seed;
}

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

/// What share of its broad group an occupation has, by some attributes: targets of a margin whose first attribute is
/// the occupation, `others` combinations of the rest to each.
std::vector<double> shares_of_group(const Margin& margin, std::size_t others) {
  std::vector<double> of_group(survey::broad_groups * others);
  for (std::size_t at = 0; at < margin.categories.size(); ++at) {
    of_group[survey::broad_group(at / others) * others + at % others] += margin.categories[at].target;
  }
  std::vector<double> shares;
  for (std::size_t at = 0; at < margin.categories.size(); ++at) {
    shares.push_back(
        ratio(margin.categories[at].target, of_group[survey::broad_group(at / others) * others + at % others]));
  }
  return shares;
}

struct Widening {
  Seed seed;
  std::vector<double> half;          // of an age band's people in the five-year age, by sex, education, immigrant
  std::vector<double> by_education;  // of the broad group's people, by sex and education
  std::vector<double> by_immigrant;
  std::vector<double> by_age;
  std::vector<double> overall;
};

std::vector<double> shares_of_band(const Margin& people) {
  const std::size_t others = people.categories.size() / survey::five_year_ages;
  std::vector<double> shares;
  for (std::size_t at = 0; at < people.categories.size(); ++at) {
    const std::size_t first = at / (2 * others) * (2 * others) + at % others;
    const double both = people.categories[first].target + people.categories[first + others].target;
    shares.push_back(ratio(people.categories[at].target, both));
  }
  return shares;
}

/// The margins in the order of EmployeeTables: people, education, immigrant, age, hours.
std::vector<Margin> read_margins(const EmployeeTables& tables) {
  using enum PersonAttribute;
  const auto read = [](const CsvTable& table, std::string name, std::vector<PersonAttribute> attributes,
                       const MarginColumns& columns) {
    Margin margin = empty_margin(std::move(name), MarginScope::employees, std::move(attributes));
    read_targets(table, columns, margin);
    return margin;
  };
  std::vector<Margin> margins;
  margins.push_back(read(tables.people, "employees by age, sex, education, immigrant class",
                         {age, sex, education, immigrant}, {{"age_group", "sex", "education", "immigrant_status"}}));
  margins.push_back(read(tables.by_education, "employees by occupation, sex, education", {occupation, sex, education},
                         {{"lfs_noc43", "sex", "education"}}));
  margins.push_back(read(tables.by_immigrant, "employees by occupation, immigrant class", {occupation, immigrant},
                         {{"lfs_noc43", "immigrant_status"}}));
  margins.push_back(
      read(tables.by_age, "employees by occupation, age", {occupation, age_band}, {{"lfs_noc43", "age_group"}}));
  margins.push_back(read(tables.job_attributes, "employees by age, hours", {age_band, hours},
                         {{"by_level", "level"}, {{"attribute", "full/part time"}, {"by", "age_group"}}}));
  return margins;
}

/// Independent splits within the broad group, as a start for the fit.
double widened(const Widening& from, const Wide::Codes& at) {
  const auto [age, sex, education, immigrant, occupation, hours] = at;
  const std::size_t group = survey::broad_group(occupation);
  const double overall = from.overall[occupation];
  return from.seed[{age / 2, sex, education, immigrant, group, hours}] *
         from.half[PeopleCounts::index({age, sex, education, immigrant})] *
         from.by_education[(occupation * 2 + sex) * education_levels + education] *
         ratio(from.by_immigrant[occupation * immigrant_classes + immigrant], overall) *
         ratio(from.by_age[occupation * age_bands + age / 2], overall);
}

std::vector<double> overall_shares(const Margin& by_immigrant) {
  Margin overall = empty_margin("", MarginScope::employees, {PersonAttribute::occupation});
  for (std::size_t at = 0; at < by_immigrant.categories.size(); ++at) {
    overall.categories[at / immigrant_classes].target += by_immigrant.categories[at].target;
  }
  return shares_of_group(overall, 1);
}

}  // namespace

WeightedCells fit_employees(const EmployeeTables& tables, const FitPlan& plan) {
  WeightedCells fitted;
  fitted.margins = read_margins(tables);
  const std::vector<Margin>& margins = fitted.margins;
  const Widening from{read_seed(tables.seed),
                      shares_of_band(margins[0]),
                      shares_of_group(margins[1], 2 * education_levels),
                      shares_of_group(margins[2], immigrant_classes),
                      shares_of_group(margins[3], age_bands),
                      overall_shares(margins[2])};
  std::vector<double> seed;
  for (std::size_t index = 0; index < Wide::size; ++index) {
    const Wide::Codes at = Wide::codes(index);
    const double weight = widened(from, at);
    if (weight <= 0.0) continue;
    const auto small = [&](std::size_t which) { return static_cast<std::uint8_t>(at[which]); };
    fitted.cells.push_back({small(0), small(1), small(2), small(3), small(4), small(5)});
    seed.push_back(weight);
  }
  fitted.weights = fit_cells(std::move(seed), fitted.cells, fitted.margins, plan);
  return fitted;
}

}  // namespace piecework::platform_work
