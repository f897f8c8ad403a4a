#pragma once
// Rows whose every byte is a member's: equal rows are equal bytes, so a table can be copied whole into a checkpoint,
// and two checkpoints of equal states are equal files.

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

namespace piecework {

namespace detail {

/// No constant where the row has padding: its bytes have no value.
template <class Row>
constexpr unsigned byte_sum() {
  unsigned sum = 0;
  for (const unsigned char byte : std::bit_cast<std::array<unsigned char, sizeof(Row)>>(Row{})) sum += byte;
  return sum;
}

}  // namespace detail

/// Trivially copyable and without padding. The row must be default-constructible in a constant expression.
template <class Row>
concept Packed = std::is_trivially_copyable_v<Row> &&
                 requires { typename std::integral_constant<unsigned, detail::byte_sum<Row>()>; };

}  // namespace piecework
