#include "tests/statistical/statistics.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <numeric>

namespace piecework::statistical {
namespace {

namespace law = boost::math;

constexpr double least_expected = 25;

double mean_of(const Sample& sample) {
  return std::accumulate(sample.begin(), sample.end(), 0.0) / static_cast<double>(sample.size());
}

/// Mean of (x - centre)^power.
double moment(const Sample& sample, double centre, int power) {
  double sum = 0;
  for (const double x : sample) sum += std::pow(x - centre, power);
  return sum / static_cast<double>(sample.size());
}

double two_sided(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

/// Of a two-sided test of a statistic that is normal with variance 1 and, if biased, with mean `shift`.
double power_of(double shift, double alpha) { return normal_distribution(shift + normal_bound(alpha / 2)); }

template <class Distribution>
double exact_p(const Distribution& distribution, std::int64_t count) {
  const auto k = static_cast<double>(count);
  const double below = law::cdf(distribution, k);
  const double above = count == 0 ? 1 : law::cdf(law::complement(distribution, k - 1));
  return std::min(1.0, 2 * std::min(below, above));
}

/// Probability under `wrong` of a count that alarms under `right`.
template <class Distribution>
double exact_power(const Distribution& right, const Distribution& wrong, double alpha) {
  // Boost rounds quantiles outwards, so the tails beyond them have at most alpha / 2 each.
  const double low = law::quantile(right, alpha / 2);
  const double high = law::quantile(law::complement(right, alpha / 2));
  const double below = low > 0 ? law::cdf(wrong, low - 1) : 0;
  return below + law::cdf(law::complement(wrong, high));
}

template <class Distribution>
std::vector<double> probabilities_of(const Distribution& distribution, double most) {
  std::vector<double> values;
  for (double k = 0; k <= most; ++k) values.push_back(law::pdf(distribution, k));
  return values;
}

struct Cells {
  std::vector<double> observed, expected;
};

/// Neighbours joined until each cell expects enough; the last one takes what is left over.
Cells joined(const std::vector<double>& observed, const std::vector<double>& expected) {
  Cells cells;
  double seen = 0;
  double awaited = 0;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    seen += observed[i];
    awaited += expected[i];
    if (awaited < least_expected) continue;
    cells.observed.push_back(seen);
    cells.expected.push_back(awaited);
    seen = awaited = 0;
  }
  if (!cells.observed.empty()) {
    cells.observed.back() += seen;
    cells.expected.back() += awaited;
  }
  return cells;
}

}  // namespace

Evidence mean_is(const Sample& sample, const Law& expected, double bias) {
  const auto n = static_cast<double>(sample.size());
  const double z = (mean_of(sample) - expected.mean) / expected.deviation * std::sqrt(n);
  const double straight = z - expected.skewness * (z * z - 1) / (6 * std::sqrt(n));
  const double shift = std::abs(bias) / expected.deviation * std::sqrt(n);
  return {z, two_sided(straight), n, [shift](double alpha) { return power_of(shift, alpha); }};
}

Evidence mean_is(const Sample& sample, const Expectation& expected) {
  const auto n = static_cast<double>(sample.size());
  const double mean = mean_of(sample);
  const double deviation = std::sqrt(moment(sample, mean, 2) * n / (n - 1));
  if (deviation == 0) return {mean - expected.mean, mean == expected.mean ? 1.0 : 0.0, n, [](double) { return 0.0; }};
  const double skewness = moment(sample, mean, 3) / std::pow(deviation, 3);
  const double away = std::max(0.0, std::abs(mean - expected.mean) - expected.allowance);
  const double t = std::copysign(away, mean - expected.mean) / deviation * std::sqrt(n);
  const double straight = t + skewness * (1 + 2 * t * t) / (6 * std::sqrt(n));
  const double shift = std::max(0.0, std::abs(expected.bias) - expected.allowance) / deviation * std::sqrt(n);
  const double p = away == 0 ? 1.0 : two_sided(straight);
  return {t, p, n, [shift](double alpha) { return power_of(shift, alpha); }};
}

Evidence follows(Sample sample, const std::function<double(double)>& distribution, double bias) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double expected = distribution(sample[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, expected - rank / n, (rank + 1) / n - expected});
  }
  const double root = std::sqrt(n);
  const double x = (root + 0.12 + 0.11 / root) * distance;  // M. A. Stephens' finite-sample form
  double p = 0;
  for (int k = 1; k <= 100; ++k) p += (k % 2 == 1 ? 2 : -2) * std::exp(-2 * k * k * x * x);
  p = x < 0.3 ? 1 : std::clamp(p, 0.0, 1.0);
  // At the place of the largest distance the count is binomial, with a deviation of at most a half.
  const auto power = [root, bias](double alpha) {
    const double critical = std::sqrt(-std::log(alpha / 2) / 2);
    return normal_distribution(2 * (bias * root - critical));
  };
  return {x, p, n, power};
}

Evidence fits(const std::vector<std::int64_t>& values, const std::vector<double>& probabilities, double bias) {
  const auto n = static_cast<double>(values.size());
  std::vector<double> observed(probabilities.size() + 1);
  for (const std::int64_t value : values) {
    const bool listed = value >= 0 && value < static_cast<std::int64_t>(probabilities.size());
    ++observed[listed ? static_cast<std::size_t>(value) : probabilities.size()];
  }
  std::vector<double> expected;
  double rest = 1;
  for (const double probability : probabilities) {
    expected.push_back(probability * n);
    rest -= probability;
  }
  expected.push_back(std::max(0.0, rest) * n);
  // A value that cannot be is an alarm whatever the others are.
  const bool impossible = rest < 1e-12 && observed.back() > 0;
  const Cells cells = joined(observed, expected);
  double statistic = 0;
  for (std::size_t i = 0; i < cells.observed.size(); ++i) {
    statistic += std::pow(cells.observed[i] - cells.expected[i], 2) / cells.expected[i];
  }
  if (cells.observed.size() < 2) return {0, impossible ? 0.0 : 1.0, n, [](double) { return 0.0; }};
  const auto freedom = static_cast<double>(cells.observed.size() - 1);
  const law::chi_squared right(freedom);
  const auto power = [freedom, n, bias](double alpha) {
    const double critical = law::quantile(law::complement(law::chi_squared(freedom), alpha));
    return law::cdf(law::complement(law::non_central_chi_squared(freedom, n * bias * bias), critical));
  };
  return {statistic, impossible ? 0.0 : law::cdf(law::complement(right, statistic)), n, power};
}

Evidence share_is(const Share& share, double p, double bias) {
  const auto n = static_cast<double>(share.n);
  const auto power = [n, p, bias](double alpha) {
    return exact_power(law::binomial(n, p), law::binomial(n, std::clamp(p * (1 + bias), 0.0, 1.0)), alpha);
  };
  return {static_cast<double>(share.count) / n, exact_p(law::binomial(n, p), share.count), n, power};
}

Evidence count_is(std::int64_t count, double mean, double bias) {
  const auto power = [mean, bias](double alpha) {
    return exact_power(law::poisson(mean), law::poisson(mean * (1 + bias)), alpha);
  };
  return {static_cast<double>(count), exact_p(law::poisson(mean), count), mean, power};
}

Evidence never(const Share& cases, double bias) {
  const auto n = static_cast<double>(cases.n);
  return {static_cast<double>(cases.count), cases.count == 0 ? 1.0 : 0.0, n,
          [n, bias](double) { return -std::expm1(n * std::log1p(-bias)); }};
}

Evidence uncorrelated(const Sample& a, const Sample& b, double bias) {
  Sample products;
  for (std::size_t i = 0; i < a.size(); ++i) products.push_back((a[i] - 0.5) * (b[i] - 0.5) * 12);
  return mean_is(products, Law{0, 1, 0}, bias);
}

double normal_distribution(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }
double normal_bound(double p) { return law::quantile(law::normal(), p); }
double gamma_distribution(double x, double shape) { return x <= 0 ? 0 : law::cdf(law::gamma_distribution<>(shape), x); }
double beta_distribution(double x, double a, double b) {
  return law::cdf(law::beta_distribution<>(a, b), std::clamp(x, 0.0, 1.0));
}

std::vector<double> poisson_probabilities(double mean) {
  return probabilities_of(law::poisson(mean), mean + 12 * std::sqrt(mean) + 12);
}

std::vector<double> binomial_probabilities(std::int64_t trials, double p) {
  return probabilities_of(law::binomial(static_cast<double>(trials), p), static_cast<double>(trials));
}

Interval binomial_interval(std::int64_t trials, double p, double confidence) {
  const law::binomial distribution(static_cast<double>(trials), p);
  const double tail = (1 - confidence) / 2;
  return {law::quantile(distribution, tail), law::quantile(law::complement(distribution, tail))};
}

}  // namespace piecework::statistical
