#pragma once
// How math.h brings an argument of exp and log near 0: by a table of 128 or 256 steps in an octave, after P. T. P.
// Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic" (1989) and "... of
// the logarithm function ..." (1990). What is left is so small that a few terms of the Taylor series, plain fractions,
// are within a tenth of the last place. Pure numbers; no fused multiply-add, so factors are cut short where a product
// must be exact.

#include "sim/base/math_parts.h"
#include "sim/base/math_tables.h"

namespace piecework::math {

// log(2) in parts; k times the first part is exact for |k| < 2^11.
inline constexpr double ln2_hi = 0x1.62e42fefa3000p-1;
inline constexpr double ln2_mid = 0x1.3de6af278ece6p-42;

/// exp(x + x_lo) = 2^exponent power (1 + rest), with 1 <= power < 2 and |rest| < 0.003.
struct ExpParts {
  std::int64_t exponent;
  double power;
  double rest;
};

/// |x| < 2000, and x_lo is below one unit in the last place of x.
constexpr ExpParts reduce_exp(double x, double x_lo) {
  constexpr double steps_per_unit = 0x1.71547652b82fep+7;  // 128 / log(2)
  constexpr double step_hi = 0x1.62e42fefc0000p-8;         // log(2) / 128 in parts, the first of 35 bits
  constexpr double step_lo = -0x1.c610ca86c3899p-44;
  constexpr double shifter = 0x1.8p52;  // adding it leaves the nearest integer in the low bits
  const double shifted = x * steps_per_unit + shifter;
  const double steps = shifted - shifter;
  const auto count = static_cast<std::int64_t>(bits_of(shifted) << 13U) >> 13U;  // without the shifter
  const double r = (x - steps * step_hi) - (steps * step_lo - x_lo);
  const double square = r * r;
  const PowerOfTwo& entry = powers_of_two[static_cast<std::size_t>(count) % powers_of_two.size()];
  const double bend = square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
  return {count >> 7, entry.value, entry.rest + r + bend};
}

/// v * 2^k, where neither v nor the result is zero, denormal, infinite or NaN.
constexpr double times_power_of_two(double v, std::int64_t k) {
  return from_bits(bits_of(v) + (static_cast<std::uint64_t>(k) << 52U));
}

constexpr bool is_normal_positive(double x) {
  constexpr std::uint64_t least = bits_of(0x1p-1022);
  return bits_of(x) - least < (std::uint64_t{0x7ff} << 52U) - least;
}

/// x = 2^k / reciprocal * (1 + u_hi + u_lo); both parts of u are exact, and so is base + u_hi.
struct LogReduction {
  double base;  // k log(2) - log(reciprocal), a multiple of 2^-42, and
  double base_lo;
  double u_hi;
  double u_lo;
};

/// x is positive, neither denormal nor infinite.
constexpr LogReduction reduce_log(double x) {
  constexpr std::uint64_t start = 0x3fe6880000000000;  // where the table starts
  const std::uint64_t bits = bits_of(x);
  const std::uint64_t above = bits - start;
  const auto k = static_cast<double>(static_cast<std::int64_t>(above) >> 52U);
  const std::uint64_t mantissa = bits - (above & 0xfff0000000000000);
  const double hi = from_bits(mantissa & 0xffffffffffe00000);  // 32 bits, so that its product with 12 bits is exact
  const double lo = from_bits(mantissa) - hi;
  const ReciprocalLog& entry = reciprocal_logs[(above >> 44U) % reciprocal_logs.size()];
  return {k * ln2_hi + entry.hi, k * ln2_mid + entry.lo, hi * entry.reciprocal - 1.0, lo * entry.reciprocal};
}

/// log(x) as a sum that is rounded once. x is positive, neither denormal nor infinite.
constexpr Pair log_parts(double x) {
  const LogReduction parts = reduce_log(x);
  const double u = parts.u_hi + parts.u_lo;
  const double square = u * u;
  const double near = square * (u * (1.0 / 3) - 0.5);
  const double far = square * square * ((u * (1.0 / 5) - 1.0 / 4) - square * (1.0 / 6));
  return {parts.base + parts.u_hi, (parts.u_lo + parts.base_lo + near) + far};
}

}  // namespace piecework::math
