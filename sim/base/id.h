#pragma once
// A row number that knows which table it belongs to, so that ids of two tables cannot be mixed up.
// 32 bits: four thousand million rows; the largest value means "none".

#include <compare>
#include <cstdint>
#include <limits>

namespace piecework {

template <class Table>
class Id {
 public:
  constexpr Id() = default;  // none
  constexpr explicit Id(std::uint32_t row) : row_(row) {}

  [[nodiscard]] constexpr std::uint32_t row() const { return row_; }
  [[nodiscard]] constexpr bool valid() const { return row_ != none_value; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t row_ = none_value;
};

}  // namespace piecework
