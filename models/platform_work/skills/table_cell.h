#pragma once
// One cell of a table whose words and codes are checked: where it is, what stands there, what may stand there.

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/platform_work/occupation.h"
#include "sim/config/data_file.h"
#include "sim/config/problems.h"

namespace piecework::platform_work {

struct TableCell {
  const CsvTable& table;
  std::size_t row;
  std::size_t column;

  [[nodiscard]] const std::string& text() const { return table.cell(row, column); }
  [[nodiscard]] Place place() const { return table.place(row, column); }
  [[nodiscard]] std::string key() const { return table.header()[column]; }
};

inline void refuse(const TableCell& cell, std::string problem, std::vector<std::string> allowed, Problems& problems) {
  problems.add({cell.place(), cell.key(), std::move(problem), std::move(allowed), {}});
}

/// The place of a name in a list, or nothing, with a problem noted.
template <class Names>
std::optional<std::size_t> known(const TableCell& cell, const Names& names, std::string_view what, Problems& problems) {
  const auto found = std::find(names.begin(), names.end(), cell.text());
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::vector<std::string> all(names.begin(), names.end());
  problems.add_unknown({cell.place(), cell.key(), fmt::format("unknown {} '{}'", what, cell.text()), {}, {}},
                       cell.text(), all);
  return std::nullopt;
}

/// A group's number in the file, 1 to 43, as our code.
inline std::optional<Occupation> occupation_of(const TableCell& cell, Problems& problems) {
  const std::int64_t number = cell.table.whole(cell.row, cell.column);
  if (number >= 1 && number <= static_cast<std::int64_t>(occupations)) return static_cast<Occupation>(number - 1);
  refuse(cell, fmt::format("there is no occupation group {}", number), {fmt::format("1 to {}", occupations)}, problems);
  return std::nullopt;
}

}  // namespace piecework::platform_work
