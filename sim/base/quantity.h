#pragma once
// Numbers that know their unit. Quantity<Unit> carries a real amount; Cents is integer money, because sums of
// money must balance exactly (a book that is off by rounding hides real leaks).

#include <compare>
#include <cstdint>

namespace piecework {

template <class Unit>
struct Quantity {
  double value = 0.0;

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return {a.value * factor}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
};

inline constexpr double cents_per_dollar = 100.0;

/// An amount of money in hundredths of the currency unit that its owner names.
struct Cents {
  std::int64_t value = 0;

  friend constexpr auto operator<=>(Cents, Cents) = default;
  friend constexpr Cents operator+(Cents a, Cents b) { return {a.value + b.value}; }
  friend constexpr Cents operator-(Cents a, Cents b) { return {a.value - b.value}; }
  friend constexpr Cents operator*(Cents a, std::int64_t count) { return {a.value * count}; }
  constexpr Cents& operator+=(Cents other) {
    value += other.value;
    return *this;
  }
};

/// Half away from zero; the only way from a real amount to money.
constexpr Cents to_cents(double units) {
  const double scaled = units * 100.0;
  return {static_cast<std::int64_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5)};
}

}  // namespace piecework
