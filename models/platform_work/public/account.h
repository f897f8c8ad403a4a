#pragma once
// What the public purse takes in and pays out for people in a month, in cents of constant dollars. Accounts of people
// or months add up exactly. Employers' shares of contributions are not in it.

#include "sim/base/quantity.h"

namespace piecework::platform_work {

struct PublicAccount {
  Cents tax;
  Cents cpp;
  Cents ei_premiums;
  Cents ei_benefits;
  Cents ontario_works;
  Cents programme_cost;

  friend bool operator==(const PublicAccount&, const PublicAccount&) = default;

  PublicAccount& operator+=(const PublicAccount& other) {
    tax += other.tax;
    cpp += other.cpp;
    ei_premiums += other.ei_premiums;
    ei_benefits += other.ei_benefits;
    ontario_works += other.ontario_works;
    programme_cost += other.programme_cost;
    return *this;
  }
  friend PublicAccount operator+(PublicAccount a, const PublicAccount& b) { return a += b; }

  [[nodiscard]] Cents income() const { return tax + cpp + ei_premiums; }
  [[nodiscard]] Cents transfers() const { return ei_benefits + ontario_works; }
  /// Negative when more is paid than taken in.
  [[nodiscard]] Cents balance() const { return income() - transfers() - programme_cost; }
};

}  // namespace piecework::platform_work
