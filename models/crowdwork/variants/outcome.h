#pragma once
// What a variant comes to: prices in its first month and in its last year, and whether that is wage dumping.

#include <cstdint>

#include "models/crowdwork/variants/market.h"

namespace piecework::crowdwork::variants {

inline constexpr std::int64_t first_days = 30;
inline constexpr std::int64_t last_days = 365;

struct Outcome {
  double first_price = 0;       // USD an hour paid, mean over hours
  double last_price = 0;        // the same
  double last_reservation = 0;  // USD an hour below which those hired would not work, mean over hours
  double filled = 0;            // share of contracts, last year
  double left_per_year = 0;     // of a worker's place, last year
};

Outcome outcome_of(const Parameters& parameters, const Variant& variant, StreamKey key);

/// The finding that is replicated: pay has come down to near what the median newcomer would not work below, and it came
/// down after the beginning. The bounds are this project's, set between the two kinds of outcome.
inline constexpr double nearness = 1.25;     // of the median reservation price of newcomers, at most
inline constexpr double largest_rest = 0.8;  // of the first month's price, at most
[[nodiscard]] bool is_wage_dumping(const Outcome& outcome, const Parameters& parameters);

}  // namespace piecework::crowdwork::variants
