#include <cstdint>

#include "sim/base/math.h"
#include "sim/base/math_parts.h"

// sin and cos reduce every argument exactly, after M. H. Payne and R. N. Hanek, "Radian reduction for trigonometric
// functions" (1983): the argument, an integer times a power of two, is multiplied by a window of the binary digits of
// 2/pi, and whole turns fall off the top. The remainder within an eighth of a turn goes through the Taylor series.

namespace piecework::math {
namespace {

__extension__ using Wide = unsigned __int128;

// 64 zeros, then the first 1280 binary digits of 2/pi.
constexpr std::array<std::uint64_t, 21> two_over_pi = {
    0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41,
    0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
    0xf0cfbc209af4361d};

constexpr Pair half_pi{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54};

/// An angle of `quarter` quarter turns plus `rest` radians, |rest| <= pi/4.
struct Angle {
  unsigned quarter;
  Pair rest;
};

std::uint64_t digits_at(unsigned position) {
  const unsigned shift = position % 64;
  const std::uint64_t first = two_over_pi[position / 64];
  return shift == 0 ? first : first << shift | two_over_pi[position / 64 + 1] >> (64 - shift);
}

/// The 192-bit number {high, low} * 2^-192 as a pair of doubles; high holds 128 bits.
Pair fraction_to_pair(Wide high, std::uint64_t low) {
  // At most 62 digits are zero: no double is nearer to a multiple of a quarter turn.
  const int shift = std::countl_zero(static_cast<std::uint64_t>(high >> 64));
  if (shift > 0) high = high << shift | low >> (64 - shift);
  const double first = static_cast<double>(static_cast<std::uint64_t>(high >> 75));
  const double second = static_cast<double>(static_cast<std::uint64_t>(high >> 22) & ((std::uint64_t{1} << 53) - 1));
  return {first * 0x1p-53 * power_of_two(-shift), second * 0x1p-106 * power_of_two(-shift)};
}

/// Reduces |x| >= 2^-1 and finite. 192 digits of 2/pi leave at least 75 correct bits in the remainder.
Angle reduce(double x) {
  const std::uint64_t bits = bits_of(x);
  const int exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1075;
  const std::uint64_t mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const auto position = static_cast<unsigned>(exponent + 62);  // earlier digits give multiples of four quarter turns
  const Wide low = Wide{mantissa} * digits_at(position + 128);
  const Wide middle = Wide{mantissa} * digits_at(position + 64) + static_cast<std::uint64_t>(low >> 64);
  const std::uint64_t top = mantissa * digits_at(position) + static_cast<std::uint64_t>(middle >> 64);
  const Wide product = Wide{top} << 64 | static_cast<std::uint64_t>(middle);
  const auto last = static_cast<std::uint64_t>(low);
  Wide fraction = product << 2 | last >> 62;
  std::uint64_t fraction_low = last << 2;
  const bool above_half = fraction >> 127 != 0;
  if (above_half) {
    fraction = ~fraction;
    fraction_low = ~fraction_low;
  }
  const Pair rest = fraction_to_pair(fraction, fraction_low) * half_pi;
  const unsigned quarter = static_cast<unsigned>(top >> 62) + (above_half ? 1 : 0);
  const bool negative = (bits >> 63) != 0;
  const Pair signed_rest = above_half != negative ? Pair{-rest.hi, -rest.lo} : rest;
  return {(negative ? 0 - quarter : quarter) % 4, signed_rest};
}

double sin_near_zero(Pair r) {
  constexpr std::array<double, 8> series = {
      -1.0 / 6,        1.0 / 120,        -1.0 / 5040,          1.0 / 362880,
      -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000};
  const double z = r.hi * r.hi;
  return r.hi + (r.hi * z * polynomial(z, series) + r.lo * (1.0 - 0.5 * z));
}

double cos_near_zero(Pair r) {
  constexpr std::array<double, 7> series = {1.0 / 24,        -1.0 / 720,         1.0 / 40320,         -1.0 / 3628800,
                                            1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000};
  const double z = r.hi * r.hi;
  const Pair lead = fast_two_sum(1.0, -0.5 * z);
  return lead.hi + (lead.lo + (z * z * polynomial(z, series) - r.hi * r.lo));
}

double evaluate(Angle angle) {
  const double size = angle.quarter % 2 == 0 ? sin_near_zero(angle.rest) : cos_near_zero(angle.rest);
  return angle.quarter < 2 ? size : -size;
}

}  // namespace

double sin(double x) {
  if (!std::isfinite(x)) return x - x;
  if (std::fabs(x) < 0x1p-27) return x;
  if (std::fabs(x) <= 0.785) return sin_near_zero({x, 0});
  return evaluate(reduce(x));
}

double cos(double x) {
  if (!std::isfinite(x)) return x - x;
  if (std::fabs(x) <= 0.785) return cos_near_zero({x, 0});
  const Angle angle = reduce(x);
  return evaluate({(angle.quarter + 1) % 4, angle.rest});
}

}  // namespace piecework::math
