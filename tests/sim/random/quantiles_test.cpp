// The inverse of a count's distribution function against sums of its probabilities from the textbook formula.

#include "sim/random/quantiles.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sim/base/error.h"

namespace piecework {
namespace {

using Probability = std::function<long double(std::int64_t)>;
using Quantile = std::function<std::int64_t(double)>;

Probability poisson_probability(long double mean) {
  return [mean](std::int64_t k) {
    const auto x = static_cast<long double>(k);
    return std::exp(x * std::log(mean) - mean - std::lgamma(x + 1));
  };
}

Probability binomial_probability(std::int64_t trials, long double p) {
  return [trials, p](std::int64_t k) {
    const auto n = static_cast<long double>(trials);
    const auto x = static_cast<long double>(k);
    return std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(p) +
                    (n - x) * std::log1p(-p));
  };
}

/// Between two steps of the distribution function the quantile is the k between them: tested in the middle of the step
/// and close to both of its ends, for every k of the range that a double can tell apart.
void expect_inverse(const Probability& probability, const Quantile& quantile, std::int64_t first, std::int64_t last) {
  long double below = 0;
  for (std::int64_t k = 0; k < first; ++k) below += probability(k);
  int tested = 0;
  for (std::int64_t k = first; k <= last; ++k) {
    const long double step = probability(k);
    if (step > 1e-11L) {
      const long double margin = 1e-12L;  // the reference's own rounding
      ASSERT_EQ(quantile(static_cast<double>(below + margin)), k);
      ASSERT_EQ(quantile(static_cast<double>(below + step / 2)), k);
      ASSERT_EQ(quantile(static_cast<double>(below + step - margin)), k);
      ++tested;
    }
    below += step;
  }
  EXPECT_GT(tested, 0);
}

TEST(Quantiles, InvertPoisson) {
  for (const double mean : {1e-3, 0.5, 1.0, 3.7, 12.0, 100.0, 2500.25}) {
    const double width = 8 * std::sqrt(mean) + 12;
    expect_inverse(
        poisson_probability(mean), [mean](double u) { return poisson_quantile(u, mean); },
        static_cast<std::int64_t>(std::max(0.0, mean - width)), static_cast<std::int64_t>(mean + width));
  }
}

TEST(Quantiles, InvertBinomial) {
  struct Case {
    std::int64_t trials;
    double p;
  };
  for (const auto& [trials, p] : {Case{1, 0.3}, {2, 0.5}, {10, 0.01}, {10, 0.99}, {57, 0.6}, {1000, 0.25}}) {
    expect_inverse(
        binomial_probability(trials, p), [trials, p](double u) { return binomial_quantile(u, trials, p); }, 0, trials);
  }
}

/// Around the mode and out to six standard deviations, in the middle of each step and of its mirror image.
TEST(Quantiles, InvertAMillionTrials) {
  constexpr std::int64_t trials = 1'000'000;
  const Probability probability = binomial_probability(trials, 0.5L);
  long double below = (1 - probability(trials / 2)) / 2;  // by symmetry
  for (std::int64_t k = trials / 2; k < trials / 2 + 3000; ++k) {
    const long double step = probability(k);
    if (k % 100 == 0) {
      ASSERT_EQ(binomial_quantile(static_cast<double>(below + step / 2), trials, 0.5), k);
      ASSERT_EQ(binomial_quantile(static_cast<double>(1 - below - step / 2), trials, 0.5), trials - k);
    }
    below += step;
  }
}

TEST(Quantiles, NeverDecrease) {
  std::int64_t last_poisson = 0;
  std::int64_t last_binomial = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double u = i * 1e-5;
    const std::int64_t poisson = poisson_quantile(u, 40);
    const std::int64_t binomial = binomial_quantile(u, 300, 0.2);
    ASSERT_GE(poisson, last_poisson);
    ASSERT_GE(binomial, last_binomial);
    last_poisson = poisson;
    last_binomial = binomial;
  }
}

TEST(Quantiles, HandleTheEdges) {
  constexpr double just_below_one = 0x1.fffffffffffffp-1;
  EXPECT_EQ(poisson_quantile(0.7, 0), 0);
  EXPECT_EQ(poisson_quantile(0, 5), 0);
  EXPECT_EQ(poisson_quantile(just_below_one, 1e-300), 0);
  EXPECT_NEAR(static_cast<double>(poisson_quantile(just_below_one, 1)), 17, 1);  // P(X > 17) is 6e-17, half of 2^-53
  EXPECT_EQ(binomial_quantile(0.7, 0, 0.5), 0);
  EXPECT_EQ(binomial_quantile(0.7, 9, 0), 0);
  EXPECT_EQ(binomial_quantile(0.0, 9, 1), 9);
  EXPECT_EQ(binomial_quantile(0, 9, 0.5), 0);
  EXPECT_EQ(binomial_quantile(just_below_one, 9, 0.5), 9);
  EXPECT_NEAR(static_cast<double>(poisson_quantile(0.5, 1e9)), 1e9, 1);
}

TEST(Quantiles, RefuseWhatIsNoDistribution) {
  EXPECT_THROW((void)poisson_quantile(1.0, 1), InternalError);
  EXPECT_THROW((void)poisson_quantile(0.5, -1), InternalError);
  EXPECT_THROW((void)poisson_quantile(0.5, std::nan("")), InternalError);
  EXPECT_THROW((void)poisson_quantile(0.5, 1.1e9), InternalError);
  EXPECT_THROW((void)binomial_quantile(0.5, -1, 0.5), InternalError);
  EXPECT_THROW((void)binomial_quantile(0.5, 1, 1.5), InternalError);
  EXPECT_THROW((void)binomial_quantile(0.5, 1, std::nan("")), InternalError);
}

}  // namespace
}  // namespace piecework
