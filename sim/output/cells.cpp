#include "sim/output/cells.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include "sim/base/error.h"

namespace piecework {
namespace {

template <class Element>
Element missing() {
  if constexpr (std::is_floating_point_v<Element>) return std::numeric_limits<Element>::quiet_NaN();
  if constexpr (std::is_integral_v<Element>) return -1;
  if constexpr (std::is_same_v<Element, std::string>) return {};
}

}  // namespace

Values missing_like(const Values& like, std::size_t count) {
  const auto elements = [&]<class Element>(const std::vector<Element>&) -> Values {
    return std::vector<Element>(count, missing<Element>());
  };
  return std::visit(elements, like);
}

CellFile::CellFile(std::unique_ptr<Scratch> scratch, std::size_t cells)
    : scratch_(std::move(scratch)), rows_(cells), written_(cells, false) {}

std::size_t CellFile::add_column(const Values& like) {
  const auto describe = [&]<class Element>(const std::vector<Element>& values) {
    const std::size_t each = std::is_same_v<Element, std::string> ? sizeof(Text) : sizeof(Element);
    columns_.push_back({missing_like(like, 0), values.size(), width_, std::vector<bool>(rows_.size(), false)});
    width_ += each * values.size();
  };
  std::visit(describe, like);
  return columns_.size() - 1;
}

void CellFile::put(std::size_t column, const Values& values) {
  const Column& to = columns_[column];
  expect(values.index() == to.none.index() && element_count(values) == to.count, "a cell has the values of its column");
  row_.resize(width_);
  std::visit([&](const auto& elements) { put_elements(to, elements); }, values);
  filled_.push_back(column);
}

template <class Element>
void CellFile::put_elements(const Column& column, const std::vector<Element>& elements) {
  if constexpr (std::is_same_v<Element, std::string>) {
    std::vector<Text> places;
    for (const std::string& text : elements) {
      places.push_back({texts_.size(), text.size()});
      texts_ += text;
    }
    std::ranges::copy(std::as_bytes(std::span(places)), row_.begin() + static_cast<std::ptrdiff_t>(column.offset));
  } else {
    std::ranges::copy(std::as_bytes(std::span(elements)), row_.begin() + static_cast<std::ptrdiff_t>(column.offset));
  }
}

void CellFile::end_row(std::size_t cell) {
  expect(!written_[cell], "a cell is written once");
  rows_[cell] = {end_, end_ + row_.size()};
  const std::span<const std::byte> texts = std::as_bytes(std::span(texts_));
  row_.insert(row_.end(), texts.begin(), texts.end());
  if (!row_.empty()) scratch_->write(end_, row_);
  end_ += row_.size();
  written_[cell] = true;
  for (const std::size_t column : filled_) columns_[column].held[cell] = true;
  row_.clear();
  texts_.clear();
  filled_.clear();
}

template <class Element>
void CellFile::read_cell(const Column& column, std::size_t cell, ElementRange range, Element* into) const {
  const Row& row = rows_[cell];
  if constexpr (std::is_same_v<Element, std::string>) {
    std::vector<Text> places(range.count);
    scratch_->read(row.numbers + column.offset + range.first * sizeof(Text), std::as_writable_bytes(std::span(places)));
    for (const Text& place : places) {
      into->resize(place.size);
      scratch_->read(row.texts + place.offset, std::as_writable_bytes(std::span(*into++)));
    }
  } else {
    scratch_->read(row.numbers + column.offset + range.first * sizeof(Element),
                   std::as_writable_bytes(std::span(into, range.count)));
  }
}

template <class Element>
std::vector<Element> CellFile::read_elements(const Column& column, ElementRange range) const {
  std::vector<Element> elements(range.count, missing<Element>());
  for (std::size_t done = 0; done < range.count;) {
    const std::size_t at = range.first + done;
    const std::size_t within = at % column.count;
    const std::size_t count = std::min(range.count - done, column.count - within);
    const std::size_t cell = at / column.count;
    if (column.held[cell]) read_cell(column, cell, {within, count}, elements.data() + done);
    done += count;
  }
  return elements;
}

Values CellFile::read(std::size_t column, ElementRange range) const {
  const auto elements = [&]<class Element>(const std::vector<Element>&) -> Values {
    return read_elements<Element>(columns_[column], range);
  };
  return std::visit(elements, columns_[column].none);
}

}  // namespace piecework
