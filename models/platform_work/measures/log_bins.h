#pragma once
// Bins whose bounds grow by the same factor, for quantities that spread over decades: a count in each says where a
// median lies to a few per cent of its value, whatever the scale.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/base/math.h"

namespace piecework::platform_work {

/// Bin 0 holds what is below `low` (and 0); the last one holds what is beyond the others, too.
struct LogBins {
  double low = 1.0;
  double per_decade = 1.0;
  std::size_t count = 2;

  [[nodiscard]] std::size_t of(double value) const {
    if (!(value >= low)) return 0;
    const double place = math::log(value / low) * per_decade / log_ten;
    return std::min(count - 1, 1 + static_cast<std::size_t>(place + rounding));
  }

  /// Lower bounds, beginning with 0.
  [[nodiscard]] std::vector<double> bounds() const {
    std::vector<double> all(count, 0.0);
    for (std::size_t bin = 1; bin < count; ++bin) {
      all[bin] = low * math::exp(static_cast<double>(bin - 1) * log_ten / per_decade);
    }
    return all;
  }

  static constexpr double log_ten = 2.302585092994046;
  static constexpr double rounding = 1e-9;  // of a bin: a value on a bound belongs above it
};

/// US dollars an hour, from a cent to a hundred thousand: 5.9 % a bin.
inline constexpr LogBins pay_bins{0.01, 40.0, 282};
/// Seconds, from ten to three years: 12 % a bin.
inline constexpr LogBins duration_bins{10.0, 20.0, 142};

}  // namespace piecework::platform_work
