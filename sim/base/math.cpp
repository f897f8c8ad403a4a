#include "sim/base/math.h"

#include <limits>

#include "sim/base/math_parts.h"

// exp and log reduce their argument by powers of two to an interval around 0, where the Taylor series (exp) or the
// series of the inverse hyperbolic tangent (log) is summed until the first missing term is below 2^-57 of the result.
// The coefficients are therefore plain fractions. The leading terms are added with their rounding errors kept, which
// brings the total below one unit in the last place.

namespace piecework::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr double log2_e = 0x1.71547652b82fep+0;
// log(2) in parts; k times the first part is exact for |k| < 2^11.
constexpr double ln2_hi = 0x1.62e42fefa3000p-1;
constexpr double ln2_mid = 0x1.3de6af278ece6p-42;

// (exp(r) - 1 - r - r^2/2) / r^3
constexpr std::array<double, 11> exp_series = {1.0 / 6,        1.0 / 24,        1.0 / 120,       1.0 / 720,
                                               1.0 / 5040,     1.0 / 40320,     1.0 / 362880,    1.0 / 3628800,
                                               1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
// (2 atanh(s) - 2 s) / (s z), with z = s^2, divided by z
constexpr std::array<double, 10> log_series = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                                               2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};

/// A short reciprocal of i / 32, for i = 23 ... 45, and minus its logarithm in two parts. The first part is a multiple
/// of 2^-42, as ln2_hi is, so that their sum is exact.
struct ReciprocalLog {
  double reciprocal;
  double hi;
  double lo;
};

constexpr std::array<ReciprocalLog, 23> reciprocal_logs = {{
    {1.390625, -0x1.51aad872e0000p-2, 0x1.f4bd8db0a7cc1p-44},
    {1.333984375, -0x1.27161913f8000p-2, -0x1.4f4f1f61564b4p-44},
    {1.279296875, -0x1.f871b28956000p-3, 0x1.f75fd6a526efep-44},
    {1.23046875, -0x1.a8becfc882000p-3, -0x1.e3185cf21b9cfp-44},
    {1.185546875, -0x1.5c94007598000p-3, 0x1.a8d948cd23322p-44},
    {1.142578125, -0x1.10f8e42254000p-3, 0x1.93b3843396307p-45},
    {1.103515625, -0x1.9375e55594000p-4, -0x1.eddc37380c364p-44},
    {1.06640625, -0x1.0759835990000p-4, 0x1.b8ecfe4b59987p-44},
    {1.033203125, -0x1.0b94f7c198000p-5, 0x1.e89896f022783p-45},
    {1.0, 0, 0},
    {0.96875, 0x1.0415d89e78000p-5, -0x1.dddc7f461c516p-44},
    {0.94140625, 0x1.eea31c0068000p-5, 0x1.c3dd83606d891p-44},
    {0.9140625, 0x1.700d30aeac000p-4, 0x1.c1e8da99ded32p-49},
    {0.888671875, 0x1.e3707ee304000p-4, 0x1.0f684e6766abdp-45},
    {0.865234375, 0x1.28753bc11a000p-3, 0x1.7494e359302e6p-44},
    {0.841796875, 0x1.60b3100b0a000p-3, -0x1.71456c988f814p-44},
    {0.8203125, 0x1.95a5adcf70000p-3, 0x1.7f22858a0ff6fp-47},
    {0.80078125, 0x1.c6ffbc6f00000p-3, 0x1.ee138d3a69d43p-44},
    {0.78125, 0x1.f991c6cb3c000p-3, -0x1.90d04cd7cc834p-44},
    {0.76171875, 0x1.16b5ccbad0000p-2, -0x1.23299042d74bfp-44},
    {0.744140625, 0x1.2e9e2bce12000p-2, 0x1.4300c128d1dc2p-45},
    {0.7265625, 0x1.4718dc271c000p-2, 0x1.06c18fb4c14c5p-44},
    {0.7109375, 0x1.5d5bddf596000p-2, -0x1.a0b2a08a465dcp-47},
}};

/// x = k log(2) + r + correction, with |r| <= log(2) / 2.
struct ExpParts {
  int k;
  double r;
  double correction;
};

ExpParts reduce_exp(double x, double x_lo) {
  constexpr double shifter = 0x1.8p52;  // adding it leaves the nearest integer in the low bits
  const double shifted = x * log2_e + shifter;
  const double k = shifted - shifter;
  const double hi = x - k * ln2_hi;
  const double lo = k * ln2_mid - x_lo;
  const double r = hi - lo;
  return {static_cast<int>(k), r, (hi - r) - lo};
}

/// v * 2^k for v near 1, rounded once.
double scale(double v, int k) {
  const int half = k / 2;
  return v * power_of_two(half) * power_of_two(k - half);
}

/// exp(x + x_lo); |x_lo| is below one unit in the last place of x.
double exp_of_pair(double x, double x_lo) {
  if (x > 709.79) return infinity;
  if (x < -745.14) return 0;
  const ExpParts parts = reduce_exp(x, x_lo);
  const double r = parts.r;
  const Pair sum = fast_two_sum(1.0, r);
  const double tail = r * r * (0.5 + r * polynomial(r, exp_series));
  return scale(sum.hi + (sum.lo + (tail + (parts.correction + r * parts.correction))), parts.k);
}

/// (exp(x) - 1) / 2^k and k, for |x| <= 50.
struct Expm1Parts {
  Pair value;
  int k;
};

Expm1Parts expm1_parts(double x) {
  const ExpParts parts = reduce_exp(x, 0);
  const double r = parts.r;
  const Pair half_square = two_product(r, 0.5 * r);
  const Pair whole = two_sum(1.0, -power_of_two(-parts.k));
  const Pair linear = two_sum(whole.hi, r);
  const Pair sum = two_sum(linear.hi, half_square.hi);
  const double tail = r * r * r * polynomial(r, exp_series) + (parts.correction + r * parts.correction);
  return {fast_two_sum(sum.hi, sum.lo + (whole.lo + linear.lo + half_square.lo) + tail), parts.k};
}

/// x = 2^k (1 + f), with sqrt(1/2) <= 1 + f < sqrt(2); x is positive and finite.
struct LogParts {
  double k;
  double f;
};

LogParts reduce_log(double x) {
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
  const bool denormal = x < 0x1p-1022;
  const std::uint64_t bits = bits_of(denormal ? x * 0x1p54 : x);
  const std::int64_t k = static_cast<std::int64_t>(bits - sqrt_half) >> 52;
  const double mantissa = from_bits(bits - (static_cast<std::uint64_t>(k) << 52));
  return {static_cast<double>(denormal ? k - 54 : k), mantissa - 1.0};
}

/// k log(2) + log(1 + f) + extra, where extra is tiny.
/// log(1 + f) = 2 atanh(s) with s = f / (2 + f), written as f - (f^2/2 - s (f^2/2 + rest)) to keep f exact.
double log_of_parts(LogParts parts, double extra) {
  const double f = parts.f;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double half_square = 0.5 * f * f;
  const double rest = z * polynomial(z, log_series);
  const Pair sum = fast_two_sum(parts.k * ln2_hi, f);
  return sum.hi + (sum.lo - (half_square - (s * (half_square + rest) + (parts.k * ln2_mid + extra))));
}

/// log(x) to about 65 bits, for pow. 1 + f is brought near 1 by a reciprocal of nine bits, so that few terms need
/// more than a double: log(x) = k log(2) - log(reciprocal) + log(1 + u).
Pair log_as_pair(double x) {
  constexpr std::array<double, 10> series = {1.0 / 3,  -1.0 / 4, 1.0 / 5,   -1.0 / 6, 1.0 / 7,
                                             -1.0 / 8, 1.0 / 9,  -1.0 / 10, 1.0 / 11, -1.0 / 12};
  const LogParts parts = reduce_log(x);
  const double mantissa = 1.0 + parts.f;
  const ReciprocalLog& entry = reciprocal_logs[static_cast<std::size_t>(mantissa * 32.0 + 0.5) - 23];
  const Pair product = two_product(mantissa, entry.reciprocal);
  const double u = product.hi - 1.0;
  const Pair square = two_product(u, -0.5 * u);
  const Pair linear = two_sum(parts.k * ln2_hi + entry.hi, u);
  const Pair sum = two_sum(linear.hi, square.hi);
  const double small = (parts.k * ln2_mid + entry.lo) + product.lo * (1.0 - u) + u * u * u * polynomial(u, series);
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

double exp(double x) { return std::isnan(x) ? x : exp_of_pair(x, 0); }

double expm1(double x) {
  if (std::isnan(x) || std::fabs(x) < 0x1p-54) return x;
  if (x > 40) return exp_of_pair(x, 0);  // the 1 is far below the last place
  if (x < -40) return -1;
  const Expm1Parts parts = expm1_parts(x);
  return parts.value.hi * power_of_two(parts.k);
}

double log(double x) {
  if (std::isnan(x) || x == infinity) return x;
  if (x <= 0) return x == 0 ? -infinity : nan;
  return log_of_parts(reduce_log(x), 0);
}

double log1p(double x) {
  if (std::isnan(x) || x == infinity || std::fabs(x) < 0x1p-54) return x;
  if (x <= -1) return x == -1 ? -infinity : nan;
  if (x > -0.29 && x < 0.41) return log_of_parts({0, x}, 0);
  const Pair sum = two_sum(1.0, x);
  return log_of_parts(reduce_log(sum.hi), sum.lo / sum.hi);
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
