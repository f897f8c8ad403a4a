#include "models/platform_work/people/survey.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/config/problems.h"

namespace piecework::platform_work::survey {
namespace {

bool stands_for(std::string_view cell, std::string_view word) {
  return cell.starts_with(word) && (cell.size() == word.size() || cell[word.size()] == ' ');
}

}  // namespace

std::size_t code(const CsvTable& table, std::size_t row, std::string_view column,
                 std::span<const std::string_view> words) {
  const std::size_t at = table.column(column);
  const std::string& cell = table.cell(row, at);
  const auto found =
      std::find_if(words.begin(), words.end(), [&](std::string_view word) { return stands_for(cell, word); });
  if (found == words.end()) {
    Problems problems;
    const std::vector<std::string> known(words.begin(), words.end());
    problems.add_unknown({table.place(row, at), std::string(column), "unknown value '" + cell + "'", {}, ""}, cell,
                         known);
    problems.throw_if_any();
  }
  return static_cast<std::size_t>(found - words.begin());
}

double count(const CsvTable& table, std::size_t row, std::string_view column) {
  const std::size_t at = table.column(column);
  const double number = table.number(row, at);
  if (number < 0.0) {
    throw InputError({table.place(row, at), std::string(column), "a negative count", {"0 or more"}, ""});
  }
  return number;
}

std::size_t census_row(const CsvTable& census, std::string_view table, std::string_view category) {
  for (std::size_t row = 0; row < census.row_count(); ++row) {
    if (census.cell(row, census.column("table")) == table && census.cell(row, census.column("category")) == category) {
      return row;
    }
  }
  throw InputError(
      {{census.file(), 1, 1}, std::string(table), "no row for the category '" + std::string(category) + "'", {}, ""});
}

double census_count(const CsvTable& census, std::string_view table, std::string_view category) {
  return count(census, census_row(census, table, category));
}

double census_sum(const CsvTable& census, std::string_view table, std::span<const std::string_view> categories) {
  double sum = 0.0;
  for (const std::string_view category : categories) sum += census_count(census, table, category);
  return sum;
}

bool row_is(const CsvTable& table, std::size_t row,
            std::span<const std::pair<std::string_view, std::string_view>> cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [&](const auto& cell) { return table.cell(row, table.column(cell.first)) == cell.second; });
}

}  // namespace piecework::platform_work::survey
