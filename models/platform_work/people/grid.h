#pragma once
// Numbers by several attributes: a dense table with one fixed extent per attribute, the last varying fastest.

#include <array>
#include <cstddef>
#include <vector>

namespace piecework::platform_work {

template <std::size_t... Extents>
class Grid {
 public:
  using Codes = std::array<std::size_t, sizeof...(Extents)>;
  static constexpr std::size_t size = (Extents * ...);

  static constexpr std::size_t index(const Codes& codes) {
    constexpr Codes extents{Extents...};
    std::size_t at = 0;
    for (std::size_t which = 0; which < codes.size(); ++which) at = at * extents[which] + codes[which];
    return at;
  }

  /// The codes of the cell with this index.
  static constexpr Codes codes(std::size_t index) {
    constexpr Codes extents{Extents...};
    Codes found{};
    for (std::size_t which = found.size(); which-- > 0;) {
      found[which] = index % extents[which];
      index /= extents[which];
    }
    return found;
  }

  double& operator[](const Codes& codes) { return values_[index(codes)]; }
  double operator[](const Codes& codes) const { return values_[index(codes)]; }
  [[nodiscard]] const std::vector<double>& values() const { return values_; }

 private:
  std::vector<double> values_ = std::vector<double>(size);
};

}  // namespace piecework::platform_work
