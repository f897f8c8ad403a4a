#include "sim/base/math.h"

#include "sim/base/math_parts.h"
#include "sim/base/math_reduce.h"

// expm1 and tanh reduce their argument by powers of two to an interval around 0, where the Taylor series of exp is
// summed until the first missing term is below 2^-57 of the result. The coefficients are therefore plain fractions. The
// leading terms are added with their rounding errors kept, which brings the total below one unit in the last place.

namespace piecework::math {
namespace {

constexpr double log2_e = 0x1.71547652b82fep+0;
// (exp(r) - 1 - r - r^2/2) / r^3
constexpr std::array<double, 11> exp_series = {1.0 / 6,        1.0 / 24,        1.0 / 120,       1.0 / 720,
                                               1.0 / 5040,     1.0 / 40320,     1.0 / 362880,    1.0 / 3628800,
                                               1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};

/// v * 2^k for v near 1, rounded once.
double scale(double v, int k) {
  const int half = k / 2;
  return v * power_of_two(half) * power_of_two(k - half);
}

/// exp(x + x_lo) for every x but NaN; |x_lo| is below one unit in the last place of x.
double exp_of_pair(double x, double x_lo) {
  if (x > 709.79) return infinity;
  if (x < -745.14) return 0;
  const ExpParts parts = reduce_exp(x, x_lo);
  return scale(parts.power + parts.power * parts.rest, static_cast<int>(parts.exponent));
}

/// (exp(x) - 1) / 2^k and k, for |x| <= 50.
struct Expm1Parts {
  Pair value;
  int k;
};

Expm1Parts expm1_parts(double x) {
  constexpr double shifter = 0x1.8p52;  // adding it rounds to an integer
  const double k = (x * log2_e + shifter) - shifter;
  const double hi = x - k * ln2_hi;
  const double lo = k * ln2_mid;
  const double r = hi - lo;
  const double correction = (hi - r) - lo;
  const Pair half_square = two_product(r, 0.5 * r);
  const Pair whole = two_sum(1.0, -power_of_two(-static_cast<int>(k)));
  const Pair linear = two_sum(whole.hi, r);
  const Pair sum = two_sum(linear.hi, half_square.hi);
  const double tail = r * r * r * polynomial(r, exp_series) + (correction + r * correction);
  return {fast_two_sum(sum.hi, sum.lo + (whole.lo + linear.lo + half_square.lo) + tail), static_cast<int>(k)};
}

/// x is made normal: the power of two that this takes, and what is to be added to its logarithm.
struct Normalised {
  double x;
  double k;
};

Normalised normalised(double x) { return x < 0x1p-1022 ? Normalised{x * 0x1p54, -54} : Normalised{x, 0}; }

/// log(x) to about 65 bits, for pow.
Pair log_as_pair(double x) {
  constexpr std::array<double, 7> series = {1.0 / 3, -1.0 / 4, 1.0 / 5, -1.0 / 6, 1.0 / 7, -1.0 / 8, 1.0 / 9};
  const Normalised normal = normalised(x);
  const LogReduction parts = reduce_log(normal.x);
  const Pair u = fast_two_sum(parts.u_hi, parts.u_lo);
  const Pair square = two_product(u.hi, -0.5 * u.hi);
  const Pair linear = two_sum(parts.base + normal.k * ln2_hi, u.hi);
  const Pair sum = two_sum(linear.hi, square.hi);
  const double small =
      (parts.base_lo + normal.k * ln2_mid) + u.lo * (1.0 - u.hi) + u.hi * u.hi * u.hi * polynomial(u.hi, series);
  return fast_two_sum(sum.hi, sum.lo + (linear.lo + square.lo + small));
}

bool is_integer(double x) { return std::fabs(x) >= 0x1p53 || static_cast<double>(static_cast<std::int64_t>(x)) == x; }

bool is_odd_integer(double x) {
  return std::fabs(x) < 0x1p53 && is_integer(x) && static_cast<std::int64_t>(x) % 2 != 0;
}

/// x to the power y for finite x > 0 and finite y.
double pow_of_positive(double x, double y) {
  const Pair logarithm = log_as_pair(x);
  const double rough = y * logarithm.hi;
  if (rough > 1100) return infinity;
  if (rough < -1100) return 0;
  if (std::fabs(rough) < 0x1p-60) return 1;
  const Pair product = two_product(y, logarithm.hi);
  return exp_of_pair(product.hi, product.lo + y * logarithm.lo);
}

/// Where base or exponent is zero, infinite or NaN, or the base is negative with a fractional exponent.
double pow_special(double base, double exponent) {
  if (std::isnan(base) || std::isnan(exponent)) return nan;
  const double size = std::fabs(base);
  if (std::isinf(exponent)) {
    if (size == 1) return 1;
    return (size > 1) == (exponent > 0) ? infinity : 0.0;
  }
  if (base != 0 && std::isfinite(base)) return nan;
  const double result = (size == 0) == (exponent > 0) ? 0.0 : infinity;
  return std::signbit(base) && is_odd_integer(exponent) ? -result : result;
}

}  // namespace

double exp_of_rare(double x) { return std::isnan(x) ? x : exp_of_pair(x, 0); }

double expm1(double x) {
  if (std::isnan(x) || std::fabs(x) < 0x1p-54) return x;
  if (x > 40) return exp_of_pair(x, 0);  // the 1 is far below the last place
  if (x < -40) return -1;
  const Expm1Parts parts = expm1_parts(x);
  return parts.value.hi * power_of_two(parts.k);
}

double log_of_rare(double x) {
  if (std::isnan(x) || x == infinity) return x;
  if (x <= 0) return x == 0 ? -infinity : nan;
  const Normalised normal = normalised(x);
  const Pair parts = log_parts(normal.x);
  return (parts.hi + normal.k * ln2_hi) + (parts.lo + normal.k * ln2_mid);
}

double log1p(double x) {
  if (std::isnan(x) || x == infinity || std::fabs(x) < 0x1p-54) return x;
  if (x <= -1) return x == -1 ? -infinity : nan;
  const Pair sum = two_sum(1.0, x);
  const Pair parts = log_parts(sum.hi);
  return parts.hi + (parts.lo + sum.lo / sum.hi);
}

double pow(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  if (base == 0 || !std::isfinite(base) || !std::isfinite(exponent)) return pow_special(base, exponent);
  if (base > 0) return pow_of_positive(base, exponent);
  if (!is_integer(exponent)) return nan;
  const double size = pow_of_positive(-base, exponent);
  return is_odd_integer(exponent) ? -size : size;
}

double tanh(double x) {
  const double size = std::fabs(x);
  if (std::isnan(x) || size < 0x1p-28) return x;
  if (size > 22) return std::copysign(1.0, x);
  const Expm1Parts parts = expm1_parts(2 * size);  // tanh = e / (e + 2), with e = exp(2x) - 1
  const double factor = power_of_two(parts.k);
  const Pair e{parts.value.hi * factor, parts.value.lo * factor};
  return std::copysign((e / (e + Pair{2.0, 0})).hi, x);
}

}  // namespace piecework::math
