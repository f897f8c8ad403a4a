// sim/base/math.h against the 64-bit mantissa of x86 long double (11 spare bits), its special values, and golden
// hashes that every compiler, optimisation level and processor must reproduce.

#include "sim/base/math.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <limits>
#include <vector>

namespace piecework::math {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

static_assert(std::numeric_limits<long double>::digits >= 64, "the reference needs more digits than double");

/// Weyl sequence: n points spread evenly over (low, high), no two grids aligned.
double point(double low, double high, std::uint64_t i) {
  const double u = (static_cast<double>((i * 0x9e3779b97f4a7c15U) >> 11U) + 0.5) * 0x1p-53;
  return low + (high - low) * u;
}

/// Distance of `value` from `truth` in units of the last place of a double near `truth`.
double ulps(double value, long double truth) {
  if (std::isinf(value) || truth == 0) return static_cast<long double>(value) == truth ? 0 : inf;
  const int exponent = std::max(std::ilogb(truth), -1022);
  return static_cast<double>(std::fabs(static_cast<long double>(value) - truth) * std::ldexp(1.0L, 52 - exponent));
}

struct Sweep {
  const char* name;
  double low;
  double high;
  std::uint64_t points = 250'000;
};

template <class Ours, class Truth>
double worst(Sweep sweep, Ours ours, Truth truth) {
  double worst_error = 0;
  double worst_at = 0;
  for (std::uint64_t i = 1; i <= sweep.points; ++i) {
    const double x = point(sweep.low, sweep.high, i);
    const double error = ulps(ours(x), truth(x));
    if (!(error <= worst_error)) {
      worst_error = error;
      worst_at = x;
    }
  }
  std::cout << sweep.name << " on (" << sweep.low << ", " << sweep.high << "): " << worst_error << " ulp at "
            << worst_at << '\n';
  return worst_error;
}

TEST(Math, ExpStaysWithinOneUlp) {
  const auto truth = [](double x) { return std::exp(static_cast<long double>(x)); };
  EXPECT_LE(worst({"exp", -1, 1}, exp, truth), 1.0);
  EXPECT_LE(worst({"exp", -708, 709.7, 1'000'000}, exp, truth), 1.0);
  EXPECT_LE(worst({"exp, denormal result", -745, -708}, exp, truth), 1.0);
}

TEST(Math, Expm1StaysWithinOneUlp) {
  const auto truth = [](double x) { return std::expm1(static_cast<long double>(x)); };
  EXPECT_LE(worst({"expm1", -1e-3, 1e-3}, expm1, truth), 1.0);
  EXPECT_LE(worst({"expm1", -2, 2}, expm1, truth), 1.0);
  EXPECT_LE(worst({"expm1", -50, 100}, expm1, truth), 1.0);
}

TEST(Math, LogStaysWithinOneUlp) {
  const auto truth = [](double x) { return std::log(static_cast<long double>(x)); };
  EXPECT_LE(worst({"log", 0, 1}, log, truth), 1.0);
  EXPECT_LE(worst({"log", 0.99, 1.01}, log, truth), 1.0);
  EXPECT_LE(worst({"log", 0.7, 3, 1'000'000}, log, truth), 1.0);
  EXPECT_LE(worst({"log", 0, 1e300}, log, truth), 1.0);
  EXPECT_LE(worst({"log of a denormal", 0, 1e-307}, log, truth), 1.0);
  const auto of_power = [](double x) { return log(std::exp2(x)); };
  const auto truth_of_power = [](double x) { return std::log(static_cast<long double>(std::exp2(x))); };
  EXPECT_LE(worst({"log(2^x)", -1022, 1023}, of_power, truth_of_power), 1.0);
}

TEST(Math, Log1pStaysWithinOneUlp) {
  const auto truth = [](double x) { return std::log1p(static_cast<long double>(x)); };
  EXPECT_LE(worst({"log1p", -1e-3, 1e-3}, log1p, truth), 1.0);
  EXPECT_LE(worst({"log1p", -1, 0}, log1p, truth), 1.0);
  EXPECT_LE(worst({"log1p", 0, 5}, log1p, truth), 1.0);
  EXPECT_LE(worst({"log1p", 0, 1e12}, log1p, truth), 1.0);
}

TEST(Math, PowStaysWithinOneUlp) {
  for (const double y : {-2.5, -1.0, 1.0 / 3.0, 0.5, 2.0, 17.3, 250.0}) {
    const auto ours = [y](double x) { return pow(x, y); };
    const auto truth = [y](double x) { return std::pow(static_cast<long double>(x), static_cast<long double>(y)); };
    EXPECT_LE(worst({"pow(x, y)", 0.06, 16}, ours, truth), 1.0) << y;
  }
  const auto near_one = [](double x) { return pow(x, 1e6); };
  const auto near_one_truth = [](double x) { return std::pow(static_cast<long double>(x), 1e6L); };
  EXPECT_LE(worst({"pow(x, 1e6)", 0.9995, 1.0005}, near_one, near_one_truth), 1.0);
  const auto of_base = [](double y) { return pow(1e-3, y); };
  const auto of_base_truth = [](double y) {
    return std::pow(static_cast<long double>(1e-3), static_cast<long double>(y));
  };
  EXPECT_LE(worst({"pow(1e-3, y)", -102, 107}, of_base, of_base_truth), 1.0);
}

TEST(Math, SinAndCosStayWithinOneUlpForEveryArgument) {
  const auto sine = [](double x) { return std::sin(static_cast<long double>(x)); };
  const auto cosine = [](double x) { return std::cos(static_cast<long double>(x)); };
  for (const double range : {0.8, 4.0, 1e3, 1e9, 1e18}) {
    EXPECT_LE(worst({"sin", -range, range}, sin, sine), 1.0);
    EXPECT_LE(worst({"cos", -range, range}, cos, cosine), 1.0);
  }
}

TEST(Math, TheDoubleNearestToAMultipleOfAQuarterTurnIsReducedExactly) {
  const double x = 6381956970095103.0 * 0x1p797;  // J.-M. Muller, Elementary Functions, section 11.4
  EXPECT_LE(ulps(cos(x), -4.68716592425462761112e-19L), 1.0);
  EXPECT_EQ(sin(x), 1.0);
  EXPECT_LE(ulps(sin(largest), 0.00496195478918406249L), 1.0);
  EXPECT_LE(ulps(cos(largest), -0.99998768942655991530L), 1.0);
}

TEST(Math, TanhStaysWithinOneUlp) {
  const auto truth = [](double x) { return std::tanh(static_cast<long double>(x)); };
  EXPECT_LE(worst({"tanh", -1e-3, 1e-3}, tanh, truth), 1.0);
  EXPECT_LE(worst({"tanh", -1, 1}, tanh, truth), 1.0);
  EXPECT_LE(worst({"tanh", -25, 25}, tanh, truth), 1.0);
}

/// Upper tail over density of the standard normal, by Laplace's continued fraction; x >= 6.
long double mills_ratio(long double x) {
  long double tail = x;
  for (int k = 200; k >= 1; --k) tail = x + static_cast<long double>(k) / tail;
  return 1 / tail;
}

long double normal_density(long double x) { return std::exp(-x * x / 2) / std::sqrt(8 * std::atan(1.0L)); }

long double normal_cdf_truth(long double x) {
  if (x < -6) return normal_density(x) * mills_ratio(-x);
  return std::erfc(-x / std::sqrt(2.0L)) / 2;
}

/// The last 27 bits cut, so that the square is exact and the reference loses nothing in the far tail.
double shortened(double x) { return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~0x7ffffffULL); }

TEST(Math, NormalCdfStaysWithinItsStatedBound) {
  const auto ours = [](double x) { return normal_cdf(shortened(x)); };
  const auto truth = [](double x) { return normal_cdf_truth(shortened(x)); };
  EXPECT_LE(worst({"normal_cdf", -6, 6}, ours, truth), 7.0);
  EXPECT_LE(worst({"normal_cdf", -37.5, -6}, ours, truth), 7.0);
}

/// Newton's correction at our answer is its error.
long double quantile_truth(double p) {
  const long double x = normal_quantile(p);
  return x - (normal_cdf_truth(x) - static_cast<long double>(p)) / normal_density(x);
}

TEST(Math, NormalQuantileStaysWithinItsStatedBound) {
  EXPECT_LE(worst({"normal_quantile", 0, 0.5}, normal_quantile, quantile_truth), 7.0);
  EXPECT_LE(worst({"normal_quantile", 0.499, 0.5}, normal_quantile, quantile_truth), 7.0);
  EXPECT_LE(worst({"normal_quantile", 0, 1e-6}, normal_quantile, quantile_truth), 7.0);
  const auto of_power = [](double x) { return normal_quantile(std::exp2(x)); };
  const auto of_power_truth = [](double x) { return quantile_truth(std::exp2(x)); };
  EXPECT_LE(worst({"normal_quantile(2^x)", -1022, -1}, of_power, of_power_truth), 7.0);
}

TEST(Math, NormalQuantileIsOddAroundOneHalf) {
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double p = 0x1p-53 * static_cast<double>((i * 0x9e3779b97f4a7c15U) >> 12U | 1U);  // 1 - p is exact
    ASSERT_EQ(normal_quantile(1 - p), -normal_quantile(p)) << p;
  }
}

TEST(Math, SpecialValuesOfExpAndLog) {
  EXPECT_EQ(exp(0.0), 1);
  EXPECT_EQ(exp(1.0), 0x1.5bf0a8b145769p+1);
  EXPECT_EQ(exp(inf), inf);
  EXPECT_EQ(exp(-inf), 0);
  EXPECT_EQ(exp(709.782712893384), 0x1.fffffffffff2ap+1023);
  EXPECT_EQ(exp(709.7827128933841), inf);
  EXPECT_EQ(exp(-745.1), least);
  EXPECT_EQ(exp(-745.2), 0);
  EXPECT_EQ(exp(least), 1);
  EXPECT_TRUE(std::isnan(exp(not_a_number)));

  EXPECT_EQ(log(1.0), 0);
  EXPECT_EQ(log(0.0), -inf);
  EXPECT_EQ(log(-0.0), -inf);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-inf)));
  EXPECT_EQ(log(inf), inf);
  EXPECT_EQ(log(least), -0x1.74385446d71c3p+9);
  EXPECT_EQ(log(largest), 0x1.62e42fefa39efp+9);
  EXPECT_TRUE(std::isnan(log(not_a_number)));
}

TEST(Math, SpecialValuesOfExpm1AndLog1p) {
  EXPECT_TRUE(std::signbit(expm1(-0.0)));
  EXPECT_EQ(expm1(least), least);
  EXPECT_EQ(expm1(inf), inf);
  EXPECT_EQ(expm1(-inf), -1);
  EXPECT_EQ(expm1(710.0), inf);
  EXPECT_TRUE(std::isnan(expm1(not_a_number)));

  EXPECT_TRUE(std::signbit(log1p(-0.0)));
  EXPECT_EQ(log1p(least), least);
  EXPECT_EQ(log1p(-1.0), -inf);
  EXPECT_TRUE(std::isnan(log1p(-1.5)));
  EXPECT_TRUE(std::isnan(log1p(-inf)));
  EXPECT_EQ(log1p(inf), inf);
  EXPECT_EQ(log1p(largest), log(largest));
  EXPECT_TRUE(std::isnan(log1p(not_a_number)));
}

/// Every pair of these is compared with the C library, whose special values follow Annex F.
TEST(Math, SpecialValuesOfPowFollowAnnexF) {
  const std::vector<double> values = {0.0,    -0.0,    1,        -1,    2,    -2,    0.5,         -0.5,
                                      3,      -3,      4,        1.5,   -2.5, inf,   -inf,        least,
                                      -least, largest, -largest, 1e300, 1e17, -1e17, not_a_number};
  for (const double x : values) {
    for (const double y : values) {
      const double truth = std::pow(x, y);
      const double ours = pow(x, y);
      if (std::isnan(truth)) {
        EXPECT_TRUE(std::isnan(ours)) << x << " ^ " << y;
      } else {
        EXPECT_LE(ulps(ours, truth), 1) << x << " ^ " << y;
        EXPECT_EQ(std::signbit(ours), std::signbit(truth)) << x << " ^ " << y;
      }
    }
  }
}

TEST(Math, SpecialValuesOfTheOthers) {
  EXPECT_TRUE(std::signbit(sin(-0.0)));
  EXPECT_EQ(sin(least), least);
  EXPECT_EQ(cos(0.0), 1);
  EXPECT_EQ(cos(least), 1);
  EXPECT_TRUE(std::signbit(tanh(-0.0)));
  EXPECT_EQ(tanh(inf), 1);
  EXPECT_EQ(tanh(-inf), -1);
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_EQ(normal_cdf(inf), 1);
  EXPECT_EQ(normal_cdf(-inf), 0);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0.0), -inf);
  EXPECT_EQ(normal_quantile(1.0), inf);
  EXPECT_TRUE(std::isnan(normal_quantile(-least)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.0 + 0x1p-52)));
  for (const auto function : {sin, cos, tanh, normal_cdf, normal_quantile}) {
    EXPECT_TRUE(std::isnan(function(not_a_number)));
  }
  EXPECT_TRUE(std::isnan(sin(inf)));
  EXPECT_TRUE(std::isnan(cos(-inf)));
}

/// FNV-1a over the bits of a function on a fixed grid.
template <class Function>
std::uint64_t hash_of(double low, double high, Function function) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (std::uint64_t i = 1; i <= 100'000; ++i) {
    std::uint64_t bits = std::bit_cast<std::uint64_t>(function(point(low, high, i)));
    for (int byte = 0; byte < 8; ++byte, bits >>= 8U) hash = (hash ^ (bits & 0xffU)) * 0x100000001b3U;
  }
  return hash;
}

TEST(Math, BitsAreTheSameOnEveryCompilerAndProcessor) {
  EXPECT_EQ(hash_of(-745, 710, exp), 0x161794098d1cf70aU);
  EXPECT_EQ(hash_of(-40, 40, expm1), 0x283db1d725e04964U);
  EXPECT_EQ(hash_of(0, 10, log), 0xd724f6241d0fb9e7U);
  EXPECT_EQ(hash_of(-1, 10, log1p), 0xd375f1e97d76aeafU);
  EXPECT_EQ(hash_of(0, 20, [](double x) { return pow(x, 3.7); }), 0x1e00664f796572e6U);
  EXPECT_EQ(hash_of(-1e6, 1e6, sin), 0x6cd97f4a5060c134U);
  EXPECT_EQ(hash_of(-1e6, 1e6, cos), 0x46dc6a8474f1225aU);
  EXPECT_EQ(hash_of(-20, 20, tanh), 0x8e261c5c3857bc61U);
  EXPECT_EQ(hash_of(-38, 10, normal_cdf), 0x6cdd39ed883dcb62U);
  EXPECT_EQ(hash_of(0, 1, normal_quantile), 0x63ad5faf04133c1aU);
}

}  // namespace
}  // namespace piecework::math
