#include "sim/random/distributions.h"

namespace piecework {
namespace {

/// Shape >= 1, scale 1. G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables" (2000).
double gamma_by_rejection(Draws& draws, double shape) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / math::sqrt(9.0 * d);
  for (;;) {
    const double x = normal(draws);
    const double log_u = math::log_of_normal(open01(draws));
    const double root = 1.0 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (log_u < 0.5 * x * x + d * (1.0 - v + math::log(v))) return d * v;
  }
}

}  // namespace

std::size_t categorical(Draws& draws, std::span<const double> weights) {
  double total = 0;
  for (const double weight : weights) {
    expect(weight >= 0, "a weight must not be negative");
    total += weight;
  }
  expect(total > 0 && total - total == 0, "weights need a positive, finite sum");
  double rest = uniform01(draws) * total;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    if (rest < weights[i]) return i;
    rest -= weights[i];
    last = i;
  }
  return last;  // reached only when rounding left a rest of a unit in the last place
}

double gamma(Draws& draws, double shape, double scale) {
  expect(shape > 0 && scale > 0, "a gamma draw needs shape > 0 and scale > 0");
  if (shape >= 1) return scale * gamma_by_rejection(draws, shape);
  const double log_u = math::log_of_normal(open01(draws));  // Gamma(a) = Gamma(a + 1) U^(1/a)
  return scale * gamma_by_rejection(draws, shape + 1.0) * math::exp(log_u / shape);
}

}  // namespace piecework
