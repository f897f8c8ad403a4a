#pragma once
// Rows addressed by their own kind of id, in huge pages once they are many. Hot rows (what an event needs) are kept to
// one cache line by the model.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/huge_pages.h"
#include "sim/base/id.h"
#include "sim/base/prefetch.h"

namespace piecework {

template <class Tag, class Row>
class Table {
 public:
  using RowId = Id<Tag>;

  RowId add(const Row& row) {
    rows_.push_back(row);
    return RowId{static_cast<std::uint32_t>(rows_.size() - 1)};
  }

  Row& operator[](RowId id) { return rows_[id.row()]; }
  const Row& operator[](RowId id) const { return rows_[id.row()]; }

  /// Asks for the row's memory, all its lines, which will be written soon.
  void prefetch(RowId id) const {
    const auto* row = reinterpret_cast<const std::byte*>(&rows_[id.row()]);
    for (std::size_t at = 0; at < sizeof(Row); at += cache_line) prefetch_line(row + at);
  }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const { return rows_.capacity() * sizeof(Row); }
  void reserve(std::size_t count) { rows_.reserve(count); }
  [[nodiscard]] std::span<const Row> rows() const { return rows_; }
  [[nodiscard]] std::span<Row> rows() { return rows_; }
  [[nodiscard]] RowId id(std::size_t row) const { return RowId{static_cast<std::uint32_t>(row)}; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [rows] = self;
    list.rows("rows", rows);
  }

 private:
  std::vector<Row, HugePages<Row>> rows_;
};

}  // namespace piecework
