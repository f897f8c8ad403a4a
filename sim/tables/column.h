#pragma once
// How everything outside the model looks at its tables: a column is a base address, a stride, a count and a type,
// whether it lies inside hot rows or stands alone.

#include <cstddef>
#include <span>

#include "sim/base/fields.h"

namespace piecework {

struct ColumnView {
  const std::byte* base = nullptr;
  std::size_t stride = 0;  // bytes from one element to the next
  std::size_t count = 0;
  MemberType type = MemberType::f64;
};

/// One column per described member of the rows, in the order of the fields. Valid until the rows move.
template <class Row>
ColumnView column_of(std::span<const Row> rows, const FieldInfo& info) {
  if (rows.empty()) return {nullptr, sizeof(Row), 0, info.type};
  return {static_cast<const std::byte*>(info.address(rows.data())), sizeof(Row), rows.size(), info.type};
}

/// Element `index` as a real number. Text and arrays are not numbers: a broken promise of the caller.
double number_at(const ColumnView& column, std::size_t index);

}  // namespace piecework
