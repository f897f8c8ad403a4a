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

#include <cmath>

namespace piecework::math {

double exp(double x);
double expm1(double x);  // exp(x) - 1 without loss near 0
double log(double x);    // NaN below 0, -infinity at 0
double log1p(double x);  // log(1 + x) without loss near 0; NaN below -1
double pow(double base, double exponent);
double sin(double x);  // radians, exact reduction for every finite argument
double cos(double x);
double tanh(double x);

/// The square root is exactly rounded by IEEE 754, so the standard one is the same everywhere.
inline double sqrt(double x) { return std::sqrt(x); }

/// Probability that a standard normal variable is at most x.
double normal_cdf(double x);

/// The x with normal_cdf(x) = p; -infinity at 0, infinity at 1, NaN outside [0, 1]. normal_quantile(1 - p) is exactly
/// -normal_quantile(p) whenever 1 - p is exact.
double normal_quantile(double p);

}  // namespace piecework::math
