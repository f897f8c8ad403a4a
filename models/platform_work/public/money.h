#pragma once
// Exact shares of money. A rate is a whole number of millionths, so that cents times rates are integers and each line
// of a tax form is rounded to the cent once, half up. Assumption: no amount exceeds a hundred million dollars.

#include <compare>
#include <cstdint>

#include "sim/base/error.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {

struct Rate {
  std::int64_t millionths = 0;

  friend constexpr auto operator<=>(Rate, Rate) = default;
};

inline constexpr std::int64_t whole_rate = 1'000'000;
inline constexpr Cents most_money{10'000'000'000};
inline constexpr std::int64_t months_per_year = 12;
inline constexpr std::int64_t weeks_per_year = 52;

/// The only way from a share to a rate; to the nearest millionth.
constexpr Rate to_rate(double share) { return {static_cast<std::int64_t>(share * 1e6 + 0.5)}; }

/// numerator / denominator, half up; both not negative, as everything here.
constexpr std::int64_t divided(std::int64_t numerator, std::int64_t denominator) {
  return (numerator + denominator / 2) / denominator;
}

/// For what comes from outside this room.
inline void expect_money(Cents amount) {
  expect(amount.value >= 0 && amount <= most_money, "an amount between nothing and a hundred million dollars");
}

constexpr Cents share_of(Cents amount, Rate rate) { return {divided(amount.value * rate.millionths, whole_rate)}; }
/// amount x times / per, to the cent.
constexpr Cents scaled(Cents amount, std::int64_t times, std::int64_t per) {
  return {divided(amount.value * times, per)};
}
constexpr Cents smaller(Cents a, Cents b) { return a < b ? a : b; }
/// a - b, or nothing.
constexpr Cents excess(Cents a, Cents b) { return a > b ? a - b : Cents{}; }
/// The part of an amount that lies between two thresholds.
constexpr Cents between(Cents amount, Cents low, Cents high) { return excess(smaller(amount, high), low); }

}  // namespace piecework::platform_work
