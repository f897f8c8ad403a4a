#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "sim/config/data_file.h"
#include "sim/config/problems.h"
#include "sim/config/text_position.h"

namespace piecework {
namespace {

[[noreturn]] void refuse(const Place& place, std::string problem) {
  throw InputError(Problem{place, {}, std::move(problem), {}, {}});
}

struct Cell {
  std::string text;
  Place place;
};

/// Reads line after line. Positions are kept up as it goes: a large file is not scanned again for each cell.
class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] Place here() const { return {file_, line_, column_}; }

  std::vector<Cell> record() {
    std::vector<Cell> cells;
    do {
      cells.push_back(cell());
    } while (take(','));
    if (!at_end() && !take_line_end()) refuse(here(), "a quoted cell must end before a comma or the line's end");
    return cells;
  }

 private:
  void advance() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == 0) refuse(here(), "a NUL byte is not text");
    ++at_;
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if (at_ == text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
      ++column_;
    }
  }

  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    advance();
    return true;
  }

  bool take_line_end() {
    if (text_.substr(at_).starts_with("\r\n")) advance();
    return take('\n');
  }

  bool at_line_end() const { return text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n"); }

  Cell cell() {
    Cell result{{}, here()};
    if (take('"')) {
      result.text = quoted(result.place);
      return result;
    }
    const std::size_t start = at_;
    while (!at_end() && text_[at_] != ',' && !at_line_end()) {
      if (text_[at_] == '"') refuse(here(), "a quote inside a cell that does not begin with one");
      if (text_[at_] == '\r') refuse(here(), "a carriage return without a line feed");
      advance();
    }
    result.text = text_.substr(start, at_ - start);
    return result;
  }

  std::string quoted(const Place& start) {
    std::string cell_text;
    while (!at_end()) {
      const char c = text_[at_];
      advance();
      if (c == '"' && !take('"')) return cell_text;
      cell_text += c;
    }
    refuse(start, "a quoted cell is not closed");
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

void check_header(const std::vector<Cell>& header) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i].text.empty()) refuse(header[i].place, "a column has no name");
    const auto same = [&](const Cell& other) { return other.text == header[i].text; };
    if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      refuse(header[i].place, fmt::format("the column \"{}\" is there twice", header[i].text));
    }
  }
}

template <class Value>
std::optional<Value> parsed(const std::string& text) {
  Value value{};
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc{} || end != last) return std::nullopt;
  return value;
}

}  // namespace

CsvTable parse_csv(std::string_view text, const std::string& file) {
  if (const auto wrong = find_invalid_utf8(text)) refuse(place_at(text, *wrong, file), "not valid UTF-8");
  CsvReader reader(text, file);
  if (reader.at_end()) refuse({file, 1, 1}, "is empty; the first line must name the columns");
  CsvTable table;
  table.file_ = file;
  const std::vector<Cell> header = reader.record();
  check_header(header);
  for (const Cell& cell : header) table.header_.push_back(cell.text);
  while (!reader.at_end()) {
    const Place start = reader.here();
    std::vector<Cell> cells = reader.record();
    if (cells.size() != header.size()) {
      refuse(start, fmt::format("the line has {} cells; the header names {} columns", cells.size(), header.size()));
    }
    for (Cell& cell : cells) {
      table.cells_.push_back(std::move(cell.text));
      table.spots_.push_back({cell.place.line, cell.place.column});
    }
  }
  return table;
}

CsvTable read_csv(const std::string& path) { return parse_csv(read_text_file(path, most_csv_bytes), path); }

std::size_t CsvTable::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) {
    Problems problems;
    problems.add_unknown({{file_, 1, 1}, {}, fmt::format("there is no column \"{}\"", name), {}, {}}, name, header_);
    problems.throw_if_any();
  }
  return static_cast<std::size_t>(found - header_.begin());
}

const std::string& CsvTable::cell(std::size_t row, std::size_t column) const {
  expect(row < row_count() && column < header_.size(), "a cell inside the table");
  return cells_[row * header_.size() + column];
}

double CsvTable::number(std::size_t row, std::size_t column) const {
  const auto value = parsed<double>(cell(row, column));
  if (value && std::isfinite(*value)) return *value;
  refuse(place(row, column),
         fmt::format("\"{}\" in column \"{}\" is not a finite number", cell(row, column), header_[column]));
}

std::int64_t CsvTable::whole(std::size_t row, std::size_t column) const {
  if (const auto value = parsed<std::int64_t>(cell(row, column))) return *value;
  refuse(place(row, column),
         fmt::format("\"{}\" in column \"{}\" is not a whole number", cell(row, column), header_[column]));
}

Place CsvTable::place(std::size_t row, std::size_t column) const {
  expect(row < row_count() && column < header_.size(), "a cell inside the table");
  const Spot& spot = spots_[row * header_.size() + column];
  return {file_, spot.line, spot.column};
}

}  // namespace piecework
