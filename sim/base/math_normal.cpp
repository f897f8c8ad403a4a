#include "sim/base/math.h"
#include "sim/base/math_parts.h"

namespace piecework::math {
namespace {

/// The standard normal probability between 0 and |x| <= 1, signed: the Taylor series of the density, integrated.
double central_area(double x) {
  constexpr double density_at_zero = 0.3989422804014327;  // 1 / sqrt(2 pi)
  constexpr std::array<double, 15> series = [] {
    std::array<double, 15> c{};
    double inverse_factorial = 1;  // (-1/2)^n / n!
    for (std::size_t n = 0; n < c.size(); inverse_factorial /= -2.0 * static_cast<double>(++n)) {
      c[n] = inverse_factorial / static_cast<double>(2 * n + 1);
    }
    return c;
  }();
  return density_at_zero * x * polynomial(x * x, series);
}

/// The standard normal probability above a >= 0, as exp(-a^2/2) g(t) / (1 + 1.25 a) with t = (a - 4) / (a + 4).
/// The form follows M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x^2) erfc(x)"
/// (1981); the coefficients of g are the Chebyshev interpolant on 0 <= a <= 39 in powers of t, truncation error 1e-17.
double upper_tail(double a) {
  constexpr std::array<double, 24> g = {
      0.5664638478118136,    -0.07827991627104339,    -0.01359527042928393,    0.05367730690137105,
      -0.04796349781169656,  0.024543145720172365,    -0.0063798637573419265,  -0.0005167323360962033,
      0.0009154174454249556, -0.00010664908887829303, -0.00011697854699529996, 2.5404652966416132e-05,
      1.810939268063697e-05, -4.082857954264051e-06,  -3.431275488796684e-06,  4.5408935636615054e-07,
      7.131261453963755e-07, 1.4941329784166202e-08,  -1.4064403871879177e-07, -2.765105884199128e-08,
      2.174689774818346e-08, 8.125410185438266e-09,   -1.805409432284384e-09,  -9.72867479192298e-10};
  const Pair half_square = two_product(a, 0.5 * a);
  const double density = exp(-half_square.hi);
  const double ratio = polynomial((a - 4.0) / (a + 4.0), g) / (1.0 + 1.25 * a);
  return ratio * (density - density * half_square.lo);
}

template <std::size_t N, std::size_t M>
double rational(double x, const std::array<double, N>& numerator, const std::array<double, M>& denominator) {
  return polynomial(x, numerator) / polynomial(x, denominator);
}

// The two rational approximations for the tails of M. J. Wichura, "Algorithm AS 241: The percentage points of the
// normal distribution", Applied Statistics 37 (1988), each good to about 1e-16.
double middle_quantile(double r) {
  constexpr std::array<double, 8> c = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                       3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                       2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array<double, 8> d = {1.0,
                                       2.05319162663775882187e0,
                                       1.67638483018380384940e0,
                                       6.89767334985100004550e-1,
                                       1.48103976427480074590e-1,
                                       1.51986665636164571966e-2,
                                       5.47593808499534494600e-4,
                                       1.05075007164441684324e-9};
  return rational(r - 1.6, c, d);
}

double far_quantile(double r) {
  constexpr std::array<double, 8> e = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                       2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                       2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array<double, 8> f = {1.0,
                                       5.99832206555887937690e-1,
                                       1.36929880922735805310e-1,
                                       1.48753612908506148525e-2,
                                       7.86869131145613259100e-4,
                                       1.84631831751005468180e-5,
                                       1.42151175831644588870e-7,
                                       2.04426310338993978564e-15};
  return rational(r - 5.0, e, f);
}

}  // namespace

double normal_cdf(double x) {
  if (std::isnan(x)) return x;
  const double a = std::fabs(x);
  if (a <= 1) return 0.5 + central_area(x);
  const double tail = a > 39 ? 0.0 : upper_tail(a);
  return x > 0 ? 1.0 - tail : tail;
}

double quantile_of_rare(double p) {
  if (!(p >= 0 && p <= 1)) return nan;
  if (p == 0) return -infinity;
  if (p == 1) return infinity;
  if (p == 0.5) return 0;
  const double r = sqrt(-log(p < 0.5 ? p : 1.0 - p));
  return std::copysign(r <= 5 ? middle_quantile(r) : far_quantile(r), p - 0.5);
}

}  // namespace piecework::math
