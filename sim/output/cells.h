// Values of a study on their way from one file per cell (an arm's replicate) to one file per study.
//
// A scratch file turns the table round: a row is written for each cell as it comes, and the values of one variable are
// read across the rows. In memory are 16 bytes per cell and a bit per cell and variable. Numbers lie as in memory, a
// text as its place and length, the texts of a row behind it. Of this process and machine alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/output/os.h"
#include "sim/output/result.h"
#include "sim/output/streamed.h"

namespace piecework {

/// So many elements of that type, none of which has a value: NaN, -1 or "".
Values missing_like(const Values& like, std::size_t count);

class CellFile {
 public:
  CellFile(std::unique_ptr<Scratch> scratch, std::size_t cells);

  /// A variable of which every cell has as many values as `like`, of that type; its number. Also within a row.
  std::size_t add_column(const Values& like);

  /// One row: its values in any order of columns, not all of which need be there, then its end.
  void put(std::size_t column, const Values& values);
  /// Throws InternalError if the cell has a row already, OutputError if it cannot be written.
  void end_row(std::size_t cell);

  /// Of one column through all cells; NaN, -1 or "" where a cell has none.
  [[nodiscard]] Values read(std::size_t column, ElementRange range) const;

 private:
  struct Column {
    Values none;             // of the type
    std::size_t count;       // of elements in a cell
    std::size_t offset;      // in a row
    std::vector<bool> held;  // per cell
  };
  struct Row {
    std::uint64_t numbers = 0;  // where they begin
    std::uint64_t texts = 0;
  };
  struct Text {
    std::uint64_t offset;  // among the texts of its row
    std::uint64_t size;
  };

  template <class Element>
  void put_elements(const Column& column, const std::vector<Element>& elements);
  template <class Element>
  std::vector<Element> read_elements(const Column& column, ElementRange range) const;
  template <class Element>
  void read_cell(const Column& column, std::size_t cell, ElementRange range, Element* into) const;

  std::unique_ptr<Scratch> scratch_;
  std::uint64_t end_ = 0;  // of the scratch file
  std::vector<Row> rows_;
  std::vector<bool> written_;  // per cell
  std::vector<Column> columns_;
  std::size_t width_ = 0;  // bytes of the columns

  std::vector<std::byte> row_;  // being put together
  std::string texts_;
  std::vector<std::size_t> filled_;  // columns of that row
};

}  // namespace piecework
