#pragma once
// Inverse distribution functions of counts: the smallest k with P(X <= k) > u, for 0 <= u < 1. Never decreasing in u,
// so two worlds that draw the same u with slightly different parameters get nearly the same count.
//
// The probabilities are summed outwards from the mode, relative to it, by the ratio of neighbours, until they fall
// below 2^-70; no logarithm, factorial or normalising constant is needed. Relative error of a probability: about 1e-16
// per step. Time: about 20 steps of 2 ns per standard deviation; a million trials at one half cost 18 microseconds.

#include <cstdint>

namespace piecework {

/// Largest mean and number of trials: beyond it a call takes milliseconds.
inline constexpr std::int64_t largest_count = 1'000'000'000;

/// Poisson with 0 <= mean <= largest_count.
std::int64_t poisson_quantile(double u, double mean);

/// Successes among 0 <= trials <= largest_count, each with probability 0 <= p <= 1.
std::int64_t binomial_quantile(double u, std::int64_t trials, double p);

}  // namespace piecework
