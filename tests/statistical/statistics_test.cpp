// The tests of the battery against known values, and their powers against what they promise.

#include "tests/statistical/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sim/random/distributions.h"
#include "tests/statistical/closed_forms.h"

namespace piecework::statistical {
namespace {

Sample uniforms(std::uint64_t n, std::uint64_t seed = 1) {
  Sample sample;
  for (std::uint64_t i = 0; i < n; ++i) {
    Draws draws({seed, 0}, {Purpose{1}, i, 0});
    sample.push_back(uniform01(draws));
  }
  return sample;
}

TEST(Statistics, MeanHasTheNormalP) {
  // Mean 0.1 of 400 values of deviation 1: two standard errors.
  const Evidence seen = mean_is(Sample(400, 0.1), Law{0, 1, 0}, 0.2);
  EXPECT_NEAR(seen.statistic, 2, 1e-9);
  EXPECT_NEAR(seen.p, 0.0455, 1e-4);
  // Four standard errors against a bound of 1.96: P(Z > -2.04).
  EXPECT_NEAR(seen.power(0.05), 0.9793, 1e-4);
}

TEST(Statistics, SkewnessIsCorrected) {
  // The sum of 100 exponentials of mean 1 is gamma of shape 100: the exact tail beyond 150.
  const double exact = 1 - gamma_distribution(150, 100);
  const double corrected = mean_is(Sample(100, 1.5), Law{1, 1, 2}, 0.1).p / 2;
  const double plain = mean_is(Sample(100, 1.5), Law{1, 1, 0}, 0.1).p / 2;
  EXPECT_NEAR(std::log(corrected / exact), 0, 1);
  EXPECT_GT(std::log(exact / plain), 2);
}

TEST(Statistics, AllowanceIsTakenOff) {
  Sample sample(200, 1.0);
  for (std::size_t i = 0; i < 200; i += 2) sample[i] = 1.2;
  EXPECT_LT(mean_is(sample, Expectation{1.0, 0.1, 0}).p, 1e-20);
  EXPECT_EQ(mean_is(sample, Expectation{1.0, 0.2, 0.11}).p, 1);
  EXPECT_LT(mean_is(sample, Expectation{1.0, 0.2, 0.05}).p, 1e-6);
}

TEST(Statistics, ShapeSeesAShift) {
  const Sample sample = uniforms(20'000);
  EXPECT_GT(follows(sample, [](double x) { return x; }, 0.03).p, 1e-3);
  EXPECT_LT(follows(sample, [](double x) { return std::pow(x, 1.1); }, 0.03).p, 1e-6);
  EXPECT_GT(follows(sample, [](double x) { return x; }, 0.03).power(1e-6), 0.99);
  EXPECT_LT(follows(sample, [](double x) { return x; }, 0.01).power(1e-6), 0.5);
}

TEST(Statistics, CellsSeeAWrongShare) {
  std::vector<std::int64_t> values;
  for (int i = 0; i < 6'000; ++i) values.push_back(i % 6);
  EXPECT_NEAR(fits(values, std::vector<double>(6, 1 / 6.0), 0.1).p, 1, 1e-9);
  EXPECT_LT(fits(values, {0.1, 0.2, 0.2, 0.2, 0.2, 0.1}, 0.1).p, 1e-6);
  EXPECT_EQ(fits(values, std::vector<double>(5, 0.2), 0.1).p, 0);  // a 5 is impossible
}

TEST(Statistics, RareCellsAreJoined) {
  std::vector<std::int64_t> values(1'000, 0);
  values[0] = 7;  // expected once in ten thousand: no reason to be surprised
  EXPECT_GT(fits(values, {0.999, 0.0005, 0.0001, 0.0001, 0.0001, 0.0001, 0.0, 0.0001}, 0.1).p, 0.01);
}

TEST(Statistics, SharesAndCountsAreExact) {
  // Ten tosses, no head: 2 / 1024.
  EXPECT_NEAR(share_is({0, 10}, 0.5, 0.5).p, 2 / 1024.0, 1e-12);
  EXPECT_EQ(share_is({5, 10}, 0.5, 0.5).p, 1);
  EXPECT_NEAR(count_is(0, 5, 1).p, 2 * std::exp(-5.0), 1e-12);
  // At 5 % nine and more of Poisson(4) alarm, 0.0214; of Poisson(12) these are 0.8450.
  EXPECT_NEAR(count_is(4, 4, 2).power(0.05), 0.8450, 1e-4);
}

TEST(Statistics, OneImpossibleCaseIsEnough) {
  EXPECT_EQ(never({0, 1'000}, 0.01).p, 1);
  EXPECT_EQ(never({1, 1'000}, 0.01).p, 0);
  EXPECT_NEAR(never({0, 1'000}, 0.01).power(1e-6), 1 - std::pow(0.99, 1'000), 1e-12);
}

TEST(Statistics, CorrelationIsSeen) {
  const Sample a = uniforms(20'000, 1), b = uniforms(20'000, 2);
  EXPECT_GT(uncorrelated(a, b, 0.1).p, 1e-3);
  Sample mixed;
  for (std::size_t i = 0; i < a.size(); ++i) mixed.push_back(i % 10 == 0 ? a[i] : b[i]);
  EXPECT_LT(uncorrelated(a, mixed, 0.1).p, 1e-6);
}

TEST(ClosedForms, ErlangC) {
  EXPECT_NEAR(erlang_c(1, 0.5), 0.5, 1e-12);
  EXPECT_NEAR(erlang_c(2, 1), 1 / 3.0, 1e-12);
  // The share of time with no server free.
  const auto number = number_in_system({3, 2.1, 1, INFINITY});
  EXPECT_NEAR(1 - number[0] - number[1] - number[2], erlang_c(3, 2.1), 1e-12);
}

TEST(ClosedForms, ImpatienceEqualToServiceIsAsIfServersWereUnlimited) {
  const auto number = number_in_system({1, 3, 1, 1});
  const auto poisson = poisson_probabilities(3);
  for (std::size_t n = 0; n < 12; ++n) EXPECT_NEAR(number[n], poisson[n], 1e-12);
  // Balance: arrivals = served + abandoning.
  EXPECT_NEAR(3 * (1 - abandoning({1, 3, 1, 1})), 1 - number[0], 1e-12);
}

TEST(ClosedForms, PrioritiesOfOneKindKeepTheMeanWait) {
  const Waits waits = priority_waits({0.3, 0.3}, {1, 1});
  EXPECT_NEAR((waits.first + waits.second) / 2, mean_wait(0.6, 1, 2), 1e-12);
  EXPECT_LT(waits.first, waits.second);
}

TEST(ClosedForms, TwoStates) {
  const TwoStates rates{.leave = 0.2, .enter = 0.05};
  EXPECT_DOUBLE_EQ(rates.share(), 0.2);
  EXPECT_NEAR(rates.both(0), 0.2, 1e-12);
  EXPECT_NEAR(rates.both(1), 0.2 * 0.8, 1e-12);
  EXPECT_NEAR(rates.both(1'000), 0.04, 1e-12);
  const auto changes = rates.changes(12);
  EXPECT_NEAR(std::accumulate(changes.begin(), changes.end(), 0.0), 1, 1e-12);
  EXPECT_NEAR(mean_of_number(changes), 12 * 2 * 0.2 * 0.05 / 0.25, 1e-12);
}

TEST(ClosedForms, UrnsHit) {
  EXPECT_NEAR(urns_hit(2, 3)[1], 1 / 3.0, 1e-12);
  EXPECT_NEAR(mean_of_number(urns_hit(10, 12)), 12 * (1 - std::pow(11 / 12.0, 10)), 1e-12);
}

}  // namespace
}  // namespace piecework::statistical
