#pragma once
// Margins of the population: published counts by some attributes, and how well the fitted weights meet them.

#include <string>
#include <utility>
#include <vector>

#include "models/platform_work/people/survey.h"

namespace piecework::platform_work {

enum class PersonAttribute : std::uint8_t { age, age_band, sex, education, immigrant, occupation, hours };

/// What the residents of one cell have in common. Without a job, occupation is no_occupation.
struct CellCodes {
  std::uint8_t age = 0;  // index into survey::ages
  std::uint8_t sex = 0;
  std::uint8_t education = 0;
  std::uint8_t immigrant = 0;
  Occupation occupation = no_occupation;
  std::uint8_t full_time = 0;

  [[nodiscard]] std::size_t get(PersonAttribute attribute) const;
  friend bool operator==(const CellCodes&, const CellCodes&) = default;
};

struct Category {
  std::string label;
  Place place;  // of the first row that counts for it
  double target = 0.0;
  double fitted = 0.0;  // set by fit_cells, in the unit of its total
};

enum class MarginScope : std::uint8_t { employees, residents };

struct Margin {
  std::string name;
  MarginScope scope = MarginScope::employees;
  std::vector<PersonAttribute> attributes;  // the last varies fastest among the categories
  std::vector<Category> categories{};       // every combination

  [[nodiscard]] std::size_t category_of(const CellCodes& codes) const;
  [[nodiscard]] double total() const;
};

/// All combinations with a target of 0, labelled; "" places.
Margin empty_margin(std::string name, MarginScope scope, std::vector<PersonAttribute> attributes);

/// Which column of a table has an attribute, and which rows count.
struct MarginColumns {
  std::vector<std::string_view> columns;                                 // one per attribute of the margin
  std::vector<std::pair<std::string_view, std::string_view>> only = {};  // column, text of the cell
};

/// Adds the table's counts to the targets. Throws InputError: unknown words, negative counts, no row at all.
void read_targets(const CsvTable& table, const MarginColumns& columns, Margin& margin);

struct FitPlan {
  double total = 0.0;      // people; every margin's targets are scaled to it
  double tolerance = 0.0;  // share of `total` that a category may be off
};

/// Weights that meet the margins. Throws InputError "a margin that cannot be met", with the place of the category: a
/// target where the seed has nobody, totals of two margins that differ, or no convergence.
std::vector<double> fit_cells(std::vector<double> seed, const std::vector<CellCodes>& cells,
                              std::vector<Margin>& margins, const FitPlan& plan);

}  // namespace piecework::platform_work
