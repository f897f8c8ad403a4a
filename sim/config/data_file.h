#pragma once
// Data beside scenarios: finding the file and reading comma-separated values (RFC 4180, UTF-8, one header line).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework {

/// The file that a text node names: absolute, beside the file that wrote it (the current folder for an override), or
/// inside ./scenarios or a search folder. Throws InputError with the node's place and `key` when there is none.
std::string resolve_data_path(const Node& text_node, std::string_view key, const LoadOptions& options);

/// Every row has as many cells as the header; header names are unique and not empty.
class CsvTable {
 public:
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] std::size_t row_count() const { return header_.empty() ? 0 : cells_.size() / header_.size(); }
  /// Index of a column; throws InputError with the names there are and the nearest.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const;
  /// Throw InputError with the cell's place when it is no finite number, or no whole number.
  [[nodiscard]] double number(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::int64_t whole(std::size_t row, std::size_t column) const;
  /// Where a cell was written, for problems that the caller finds.
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const;

 private:
  friend CsvTable parse_csv(std::string_view text, const std::string& file);

  struct Spot {
    int line = 0;
    int column = 0;
  };

  std::string file_;
  std::vector<std::string> header_;
  std::vector<std::string> cells_;  // row by row
  std::vector<Spot> spots_;         // of each cell
};

inline constexpr std::size_t most_csv_bytes = 256 * 1024 * 1024;

/// Throws InputError with file:line:column.
CsvTable parse_csv(std::string_view text, const std::string& file);
CsvTable read_csv(const std::string& path);

}  // namespace piecework
