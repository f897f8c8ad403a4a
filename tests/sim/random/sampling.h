#pragma once
// Tests of samples against theory. Each gives a false alarm for fewer than one correct sample in 10^5.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace piecework {

/// Kolmogorov and Smirnov's test: P(sqrt(n) D > x) is near 2 exp(-2 x^2), which is 7e-6 at x = 2.5.
template <class Distribution>
bool follows(std::vector<double> values, Distribution distribution) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = distribution(values[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, expected - rank / n, (rank + 1) / n - expected});
  }
  return distance * std::sqrt(n) < 2.5;
}

/// The sample mean within 4.5 standard errors.
inline bool has_mean(const std::vector<double>& values, double mean, double standard_deviation) {
  const auto n = static_cast<double>(values.size());
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return std::abs(sum / n - mean) < 4.5 * standard_deviation / std::sqrt(n);
}

/// Pearson's statistic below its quantile at 4.5 standard deviations, by E. B. Wilson and M. M. Hilferty's cube root.
inline bool small_chi_square(double statistic, double freedom) {
  const double width = 2 / (9 * freedom);
  return statistic < freedom * std::pow(1 - width + 4.5 * std::sqrt(width), 3);
}

struct Counts {
  std::vector<std::int64_t> in;  // by value
  std::int64_t outside = 0;
};

inline Counts counts(const std::vector<std::int64_t>& values, std::int64_t low, std::int64_t high) {
  Counts result{std::vector<std::int64_t>(static_cast<std::size_t>(high - low + 1)), 0};
  for (const std::int64_t value : values) {
    ++(value >= low && value <= high ? result.in[static_cast<std::size_t>(value - low)] : result.outside);
  }
  return result;
}

/// Pearson's test; what is outside the listed values has the rest of the probability.
inline bool fits(const Counts& observed, const std::vector<double>& probabilities) {
  const std::int64_t n = std::accumulate(observed.in.begin(), observed.in.end(), observed.outside);
  double statistic = 0;
  double freedom = -1;
  const auto add = [&](std::int64_t count, double probability) {
    const double expected = probability * static_cast<double>(n);
    if (expected < 1e-6) return count == 0;
    statistic += std::pow(static_cast<double>(count) - expected, 2) / expected;
    freedom += 1;
    return true;
  };
  bool possible = add(observed.outside, 1 - std::accumulate(probabilities.begin(), probabilities.end(), 0.0));
  for (std::size_t i = 0; i < probabilities.size(); ++i) possible = add(observed.in[i], probabilities[i]) && possible;
  return possible && small_chi_square(statistic, freedom);
}

}  // namespace piecework
