#include "models/platform_work/people/ipf.h"

#include <Eigen/Core>
#include <cmath>
#include <utility>

#include "sim/base/error.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t most_rounds = 2000;  // a guard: margins that agree need some tens

Eigen::ArrayXd sums_of(const Eigen::ArrayXd& weights, const IpfMargin& margin) {
  Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(margin.targets.size()));
  for (Eigen::Index cell = 0; cell < weights.size(); ++cell) {
    sums[margin.category_of[static_cast<std::size_t>(cell)]] += weights[cell];
  }
  return sums;
}

Eigen::ArrayXd targets_of(const IpfMargin& margin) {
  return Eigen::Map<const Eigen::ArrayXd>(margin.targets.data(), static_cast<Eigen::Index>(margin.targets.size()));
}

void scale_to(const IpfMargin& margin, Eigen::ArrayXd& weights) {
  const Eigen::ArrayXd sums = sums_of(weights, margin);
  const Eigen::ArrayXd factors = (sums > 0.0).select(targets_of(margin) / sums, 0.0);
  for (Eigen::Index cell = 0; cell < weights.size(); ++cell) {
    weights[cell] *= factors[margin.category_of[static_cast<std::size_t>(cell)]];
  }
}

void note_worst(const Eigen::ArrayXd& weights, const std::vector<IpfMargin>& margins, IpfFit& fit) {
  fit.worst_error = -1.0;
  for (std::size_t index = 0; index < margins.size(); ++index) {
    Eigen::Index category = 0;
    const double error = (sums_of(weights, margins[index]) - targets_of(margins[index])).abs().maxCoeff(&category);
    if (error > fit.worst_error) {
      fit.worst_error = error;
      fit.worst_margin = index;
      fit.worst_category = static_cast<std::size_t>(category);
    }
  }
}

}  // namespace

IpfFit fit_margins(std::vector<double> seed, const std::vector<IpfMargin>& margins, double tolerance) {
  expect(!margins.empty(), "fitting needs a margin");
  for (const IpfMargin& margin : margins) {
    expect(margin.category_of.size() == seed.size(), "every cell has a category in every margin");
  }
  Eigen::ArrayXd weights = Eigen::Map<const Eigen::ArrayXd>(seed.data(), static_cast<Eigen::Index>(seed.size()));
  IpfFit fit;
  do {
    for (const IpfMargin& margin : margins) scale_to(margin, weights);
    note_worst(weights, margins, fit);
    ++fit.rounds;
  } while (fit.worst_error > tolerance && fit.rounds < most_rounds);
  fit.weights.assign(weights.data(), weights.data() + weights.size());
  return fit;
}

}  // namespace piecework::platform_work
