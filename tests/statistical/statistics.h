#pragma once
// Tests of samples against theory, each with its p-value and its power: the probability of an alarm if the truth is off
// by a declared bias. Two-sided. Exact tails for counts; for means of samples with a known law, the normal one with a
// correction for skewness (Cornish and Fisher), so that p-values hold far out, where alarms are decided; for means
// whose variance is estimated, N. J. Johnson's modified t (1978).

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace piecework::statistical {

using Sample = std::vector<double>;

struct Evidence {
  double statistic = 0;
  double p = 1;
  double n = 0;
  std::function<double(double alpha)> power;  // at the declared bias
};

/// What theory says of one value.
struct Law {
  double mean = 0;
  double deviation = 1;
  double skewness = 0;
};

/// The sample's mean is the law's; `bias` is in the sample's unit.
Evidence mean_is(const Sample& sample, const Law& law, double bias);

/// The same with the variance taken from the sample; the mean may be off by `allowance`, what the theory neglects.
struct Expectation {
  double mean = 0;
  double bias = 0;
  double allowance = 0;
};
Evidence mean_is(const Sample& sample, const Expectation& expected);

/// Kolmogorov and Smirnov; `bias` is the largest distance of the distribution functions. The power is a lower bound.
Evidence follows(Sample sample, const std::function<double(double)>& distribution, double bias);

/// Pearson's chi-square of counts by value 0, 1, ...; larger values share what is left of the probability. Cells are
/// joined until they expect 25. `bias` is Cohen's w: the root of sum (p1 - p0)^2 / p0.
Evidence fits(const std::vector<std::int64_t>& values, const std::vector<double>& probabilities, double bias);

/// `count` of `n` with probability `p`, exact; the probability declared wrong is p (1 + bias).
struct Share {
  std::int64_t count = 0;
  std::int64_t n = 0;
};
Evidence share_is(const Share& share, double p, double bias);

/// A Poisson count, exact; the mean declared wrong is mean (1 + bias).
Evidence count_is(std::int64_t count, double mean, double bias);

/// What cannot be: one case of it is an alarm. `bias` is the share of cases that would be wrong.
Evidence never(const Share& cases, double bias);

/// Two samples that are uniform on [0, 1] have no correlation; `bias` is the correlation.
Evidence uncorrelated(const Sample& a, const Sample& b, double bias);

// Distribution functions and tails, from Boost.Math.
double normal_distribution(double x);
double normal_bound(double p);  // the z with that much to its left
double gamma_distribution(double x, double shape);
double beta_distribution(double x, double a, double b);
std::vector<double> poisson_probabilities(double mean);
std::vector<double> binomial_probabilities(std::int64_t trials, double p);

/// Smallest and largest count within the central `confidence` of a binomial.
struct Interval {
  double low = 0;
  double high = 0;
};
Interval binomial_interval(std::int64_t trials, double p, double confidence);

}  // namespace piecework::statistical
