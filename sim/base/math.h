#pragma once
// Elementary functions with the same bits on every compiler, optimisation level and processor.
//
// The mathematical library of a system chooses among variants by processor, so its results differ in the last place
// between machines. Everything that reaches a result calls these functions instead. They use only IEEE binary64
// + - * / and square root, round to nearest, and need -ffp-contract=off.
// Arguments and results are pure numbers; angles are in radians.
//
// Largest error seen in units in the last place (ulp), over the range given (measured by tests/sim/base/math_test.cpp):
//   exp, log, log1p, expm1, pow, sin, cos, tanh: below 1 over all finite arguments;
//   normal_cdf: 7 for x >= -37.5 (further left the result is denormal);
//   normal_quantile: 7 over (0, 1), a relative error below 2e-15.
// Special values follow IEEE 754 / C Annex F: NaN in, NaN out; overflow gives infinity, underflow goes through the
// denormal numbers to zero; a zero keeps its sign.
//
// What nearly every draw needs is inline: exp, log and normal_quantile, by tables that hold 13 KB together.

#include <cmath>

#include "sim/base/math_parts.h"
#include "sim/base/math_quantile_table.h"
#include "sim/base/math_reduce.h"

namespace piecework::math {

double expm1(double x);  // exp(x) - 1 without loss near 0
double log1p(double x);  // log(1 + x) without loss near 0; NaN below -1
double pow(double base, double exponent);
double sin(double x);  // radians, exact reduction for every finite argument
double cos(double x);
double tanh(double x);

/// The square root is exactly rounded by IEEE 754, so the standard one is the same everywhere.
inline double sqrt(double x) { return std::sqrt(x); }

/// Probability that a standard normal variable is at most x.
double normal_cdf(double x);

/// exp of what is NaN or too large or small for the fast path.
double exp_of_rare(double x);

inline double exp(double x) {
  if (!(std::fabs(x) < 700)) return exp_of_rare(x);
  const ExpParts parts = reduce_exp(x, 0);
  const double power = times_power_of_two(parts.power, parts.exponent);
  return power + power * parts.rest;
}

/// log(x) where x is known to be positive, neither denormal nor infinite.
constexpr double log_of_normal(double x) {
  const Pair parts = log_parts(x);
  return parts.hi + parts.lo;
}

/// log of anything else.
double log_of_rare(double x);

/// NaN below 0, -infinity at 0.
inline double log(double x) { return is_normal_positive(x) ? log_of_normal(x) : log_of_rare(x); }

/// normal_quantile outside the table: the tails, one half, and what has no quantile.
double quantile_of_rare(double p);

/// The x with normal_cdf(x) = p; -infinity at 0, infinity at 1, NaN outside [0, 1]. normal_quantile(1 - p) is exactly
/// -normal_quantile(p) whenever 1 - p is exact.
inline double normal_quantile(double p) {
  constexpr int unused = 48;  // bits of a number below those that choose the segment: exponent and four more
  constexpr std::uint64_t first = bits_of(1.0 / 64) >> unused;
  const double above = 1.0 - p;
  const std::uint64_t bits = bits_of(above < p ? above : p);
  const std::uint64_t segment = (bits >> unused) - first;
  if (segment >= quantile_segments.size()) return quantile_of_rare(p);
  const double middle = from_bits((bits >> unused << unused) + (std::uint64_t{1} << (unused - 1)));
  return (p - 0.5) * polynomial(from_bits(bits) - middle, quantile_segments[segment]);
}

}  // namespace piecework::math
