#pragma once
// Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; the default of R and
// NumPy).

#include <algorithm>
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

}  // namespace piecework
