#pragma once
// Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; the default of R and
// NumPy).

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace piecework {

/// `sorted` ascending; NaN when it is empty.
inline double quantile(const std::vector<double>& sorted, double probability) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Of values in any order, at ascending probabilities. Puts the values in another order, which takes less than to sort
/// them.
template <std::size_t count>
std::array<double, count> quantiles(std::vector<double>& values, const std::array<double, count>& probabilities) {
  std::array<double, count> found;
  found.fill(std::numeric_limits<double>::quiet_NaN());
  auto begin = values.begin();  // nothing before it is greater than anything from it on
  for (std::size_t i = 0; i < count && !values.empty(); ++i) {
    const double position = probabilities[i] * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(begin, below, values.end());
    const double next = below + 1 == values.end() ? *below : *std::min_element(below + 1, values.end());
    found[i] = *below + (position - static_cast<double>(below - values.begin())) * (next - *below);
    begin = below;
  }
  return found;
}

}  // namespace piecework
