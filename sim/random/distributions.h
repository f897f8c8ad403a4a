#pragma once
// Draws from the usual distributions. The same address gives the same bits on every compiler and processor.
//
// Wherever it can be done, a draw takes exactly one word and grows with it, rounding in the last place aside (inverse
// transform): two worlds with slightly different parameters then get nearly the same value from the same luck, and a
// later draw at the same address does not shift. `gamma` (rejection) and, once in 2^64 / range times, `uniform_int`
// take more words. docs/decisions/0003-inverse-transform-draws.md has the reasons. A wrong parameter is a bug of the
// caller: `expect`.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/random/draws.h"
#include "sim/random/quantiles.h"

namespace piecework {

/// Uniform on [0, 1): the multiples of 2^-53.
inline double uniform01(Draws& draws) { return static_cast<double>(draws() >> 11U) * 0x1p-53; }

/// Uniform on (0, 1): the odd multiples of 2^-53, so that 1 - u is exact and has the same distribution. The functions
/// of a word are for draws of which not all are used: see them for what the word is turned into.
inline double open01_of(std::uint64_t word) { return static_cast<double>(word >> 11U | 1U) * 0x1p-53; }
inline double open01(Draws& draws) { return open01_of(draws()); }

/// 1 - open01 of the same word: its steps of 2^-53 are those of the inverted word.
inline double one_minus_open01(Draws& draws) {
  return math::times_power_of_two(static_cast<double>(static_cast<std::int64_t>(~draws() >> 11U | 1U)), -53);
}

/// Uniform on [low, high], every integer equally likely. Multiplication with rejection after D. Lemire, "Fast random
/// integer generation in an interval" (2019).
inline std::int64_t uniform_int(Draws& draws, std::int64_t low, std::int64_t high) {
  expect(low <= high, "uniform_int needs low <= high");
  const std::uint64_t first = static_cast<std::uint64_t>(low);
  const std::uint64_t count = static_cast<std::uint64_t>(high) - first + 1;
  if (count == 0) return static_cast<std::int64_t>(first + draws());  // all 2^64 integers
  WideProduct product = multiply_wide(draws(), count);
  if (product.low < count) {
    const std::uint64_t surplus = (0 - count) % count;
    while (product.low < surplus) product = multiply_wide(draws(), count);
  }
  return static_cast<std::int64_t>(first + product.high);
}

/// True with probability p. The draws that are true for p are true for every larger p.
inline bool bernoulli(Draws& draws, double p) {
  expect(p >= 0 && p <= 1, "a probability must be in [0, 1]");
  return uniform01(draws) < p;
}

/// Exponential with the given mean > 0, up to 36.7 means.
inline double exponential(Draws& draws, double mean) {
  expect(mean > 0, "the mean of an exponential draw must be positive");
  return -mean * math::log_of_normal(one_minus_open01(draws));
}

/// Standard normal, between -8.2 and 8.2.
inline double normal_of(std::uint64_t word) { return math::normal_quantile(open01_of(word)); }
inline double normal(Draws& draws) { return normal_of(draws()); }

/// Log-normal: median * exp(sigma * normal), with median > 0 and sigma >= 0.
inline double lognormal(Draws& draws, double median, double sigma) {
  expect(median > 0 && sigma >= 0, "a log-normal draw needs median > 0 and sigma >= 0");
  return median * math::exp(sigma * normal(draws));
}

/// Standard Gumbel (largest value): distribution function exp(-exp(-x)).
inline double gumbel_of(std::uint64_t word) { return -math::log_of_normal(-math::log_of_normal(open01_of(word))); }
inline double gumbel(Draws& draws) { return gumbel_of(draws()); }

/// Never below gumbel_of the same word, mostly less than 1 above it, and much sooner known: -log u >= 1 - u, and of
/// that the exponent will do.
inline double gumbel_at_most(std::uint64_t word) {
  constexpr double rounding = 1e-9;  // far more than the logarithms may be off by
  constexpr int bias = 1023;
  const double left = 1.0 - open01_of(word);
  const int exponent = static_cast<int>(std::bit_cast<std::uint64_t>(left) >> 52U) - bias;
  return static_cast<double>(-exponent) * std::numbers::ln2 + rounding;
}

/// Failures before the first success, with success probability 1e-17 <= p <= 1.
inline std::int64_t geometric(Draws& draws, double p) {
  expect(p >= 1e-17 && p <= 1, "the probability of a geometric draw must be in [1e-17, 1]");
  return static_cast<std::int64_t>(math::log_of_normal(one_minus_open01(draws)) / math::log1p(-p));
}

/// Poisson count with 0 <= mean <= 1e9; time grows with the standard deviation (quantiles.h).
inline std::int64_t poisson(Draws& draws, double mean) { return poisson_quantile(uniform01(draws), mean); }

/// Successes among 0 <= trials <= 1e9; time grows with the standard deviation (quantiles.h).
inline std::int64_t binomial(Draws& draws, std::int64_t trials, double p) {
  return binomial_quantile(uniform01(draws), trials, p);
}

/// The index i with probability weights[i] / sum. Weights are finite, none negative, one positive.
std::size_t categorical(Draws& draws, std::span<const double> weights);

/// Gamma with shape > 0 and scale > 0 (mean shape * scale). Takes two or more words.
double gamma(Draws& draws, double shape, double scale);

}  // namespace piecework
