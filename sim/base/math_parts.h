#pragma once
// Building blocks of math.h: unevaluated sums of two doubles (about 106 bits) and polynomials.
// Exact transformations: T. J. Dekker, "A floating-point technique for extending the available precision" (1971) and
// D. E. Knuth, The Art of Computer Programming, volume 2, section 4.2.2. They hold without fused multiply-add, which
// not every processor has.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace piecework::math {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The number hi + lo, with |lo| at most half a unit in the last place of hi.
struct Pair {
  double hi = 0;
  double lo = 0;
};

/// a + b exactly, provided |a| >= |b| or a == 0.
constexpr Pair fast_two_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly.
constexpr Pair two_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// a * b exactly, for factors below 2^996 and a product that is not denormal.
constexpr Pair two_product(double a, double b) {
  constexpr double splitter = 134217729.0;  // 2^27 + 1 cuts 53 bits into two halves of 26
  const double wide_a = splitter * a;
  const double wide_b = splitter * b;
  const double a_hi = wide_a - (wide_a - a);
  const double b_hi = wide_b - (wide_b - b);
  const double a_lo = a - a_hi;
  const double b_lo = b - b_hi;
  const double product = a * b;
  return {product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo};
}

constexpr Pair operator+(Pair a, Pair b) {
  const Pair sum = two_sum(a.hi, b.hi);
  return fast_two_sum(sum.hi, sum.lo + (a.lo + b.lo));
}

constexpr Pair operator*(Pair a, Pair b) {
  const Pair product = two_product(a.hi, b.hi);
  return fast_two_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

constexpr Pair operator/(Pair a, Pair b) {
  const double quotient = a.hi / b.hi;
  const Pair back = two_product(quotient, b.hi);
  const double rest = ((a.hi - back.hi) - back.lo) + a.lo - quotient * b.lo;
  return fast_two_sum(quotient, rest / b.hi);
}

/// c[0] + c[1] x + c[2] x^2 + ... by G. Estrin's scheme: neighbours are combined first, so the chain of dependent
/// operations is log2(N) long and not N.
template <std::size_t N>
constexpr double polynomial(double x, const std::array<double, N>& c) {
  if constexpr (N == 1) {
    return c[0];
  } else {
    std::array<double, (N + 1) / 2> pairs{};
    for (std::size_t i = 0; i < N / 2; ++i) pairs[i] = c[2 * i] + c[2 * i + 1] * x;
    if constexpr (N % 2 == 1) pairs[N / 2] = c[N - 1];
    return polynomial(x * x, pairs);
  }
}

constexpr std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }
constexpr double from_bits(std::uint64_t bits) { return std::bit_cast<double>(bits); }

/// 2^k for -1022 <= k <= 1023.
constexpr double power_of_two(int k) { return from_bits(static_cast<std::uint64_t>(k + 1023) << 52); }

}  // namespace piecework::math
