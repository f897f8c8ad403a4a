#include "sim/tables/column.h"

#include <cstring>

namespace piecework {
namespace {

template <class Value>
double load(const std::byte* at) {
  Value value;
  std::memcpy(&value, at, sizeof(Value));
  return static_cast<double>(value);
}

}  // namespace

double number_at(const ColumnView& column, std::size_t index) {
  expect(index < column.count, "column index is inside the column");
  const std::byte* at = column.base + index * column.stride;
  switch (column.type) {
    case MemberType::f64: return load<double>(at);
    case MemberType::f32: return load<float>(at);
    case MemberType::i64: return load<std::int64_t>(at);
    case MemberType::i32: return load<std::int32_t>(at);
    case MemberType::u64: return load<std::uint64_t>(at);
    case MemberType::u32: return load<std::uint32_t>(at);
    case MemberType::u16: return load<std::uint16_t>(at);
    case MemberType::u8: return load<std::uint8_t>(at);
    case MemberType::boolean: return load<bool>(at);
    case MemberType::text:
    case MemberType::f64_array: break;
  }
  fail("a text or array column has no numbers");
}

}  // namespace piecework
