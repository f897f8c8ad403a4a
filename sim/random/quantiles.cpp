#include "sim/random/quantiles.h"

#include <algorithm>

#include "sim/base/error.h"

namespace piecework {
namespace {

constexpr double negligible = 0x1p-70;

/// The sum of first + first * ratio(start) + ... while the terms matter; `step` is +1 or -1.
template <class Ratio>
double sum_outwards(double first, std::int64_t start, std::int64_t step, Ratio ratio) {
  double sum = 0;
  std::int64_t k = start;
  for (double weight = first; weight > negligible; weight *= ratio(static_cast<double>(k)), k += step) sum += weight;
  return sum;
}

/// `up(k)` is P(k + 1) / P(k) and `down(k)` is P(k - 1) / P(k).
template <class Up, class Down>
std::int64_t invert(double u, std::int64_t mode, Up up, Down down) {
  double below = sum_outwards(1.0, mode, -1, down);  // the mode included
  const double first_above = up(static_cast<double>(mode));
  const double target = u * (below + sum_outwards(first_above, mode + 1, 1, up));
  std::int64_t k = mode;
  double weight = 1;
  if (target < below) {
    while (below - weight > target) {
      const double next = weight * down(static_cast<double>(k));
      if (next <= negligible) break;
      below -= weight;
      weight = next;
      --k;
    }
    return k;
  }
  double rest = target - below;
  weight = first_above;
  ++k;
  while (rest >= weight) {
    const double next = weight * up(static_cast<double>(k));
    if (next <= negligible) break;
    rest -= weight;
    weight = next;
    ++k;
  }
  return k;
}

}  // namespace

std::int64_t poisson_quantile(double u, double mean) {
  expect(u >= 0 && u < 1, "poisson_quantile needs 0 <= u < 1");
  expect(mean >= 0 && mean <= static_cast<double>(largest_count), "the mean of a Poisson count must be in [0, 1e9]");
  if (mean == 0) return 0;
  return invert(
      u, static_cast<std::int64_t>(mean), [mean](double k) { return mean / (k + 1); },
      [mean](double k) { return k / mean; });
}

std::int64_t binomial_quantile(double u, std::int64_t trials, double p) {
  expect(u >= 0 && u < 1, "binomial_quantile needs 0 <= u < 1");
  expect(trials >= 0 && trials <= largest_count, "the trials of a binomial count must be in [0, 1e9]");
  expect(p >= 0 && p <= 1, "a probability must be in [0, 1]");
  if (p == 0) return 0;
  if (p == 1) return trials;
  const double n = static_cast<double>(trials);
  const double odds = p / (1 - p);
  const auto mode = std::min(static_cast<std::int64_t>((n + 1) * p), trials);
  return invert(
      u, mode, [n, odds](double k) { return (n - k) * odds / (k + 1); },
      [n, odds](double k) { return k / ((n - k + 1) * odds); });
}

}  // namespace piecework
