#pragma once
// What the public purse takes in and pays out for people in a month, in cents of constant dollars. Accounts of people
// or months add up exactly. What only a policy pays or takes stands in the last lines, 0 without it. Employers' shares
// of contributions are not in it.

#include "sim/base/quantity.h"

namespace piecework::platform_work {

struct PublicAccount {
  Cents tax;
  Cents cpp;
  Cents ei_premiums;
  Cents ei_benefits;
  Cents ontario_works;
  Cents programme_cost;
  Cents guaranteed_income = {};
  Cents dividends = {};
  Cents wage_subsidies = {};  // paid to employers
  Cents levies = {};          // paid by requesters
  // Passes by the public purse: into and out of people's own benefit accounts.
  Cents benefit_deposits = {};
  Cents benefit_withdrawals = {};

  friend bool operator==(const PublicAccount&, const PublicAccount&) = default;

  PublicAccount& operator+=(const PublicAccount& other) {
    tax += other.tax;
    cpp += other.cpp;
    ei_premiums += other.ei_premiums;
    ei_benefits += other.ei_benefits;
    ontario_works += other.ontario_works;
    programme_cost += other.programme_cost;
    guaranteed_income += other.guaranteed_income;
    dividends += other.dividends;
    wage_subsidies += other.wage_subsidies;
    levies += other.levies;
    benefit_deposits += other.benefit_deposits;
    benefit_withdrawals += other.benefit_withdrawals;
    return *this;
  }
  friend PublicAccount operator+(PublicAccount a, const PublicAccount& b) { return a += b; }

  /// Of people.
  [[nodiscard]] Cents income() const { return tax + cpp + ei_premiums; }
  /// To people.
  [[nodiscard]] Cents transfers() const { return ei_benefits + ontario_works + guaranteed_income + dividends; }
  /// Negative when more is paid than taken in.
  [[nodiscard]] Cents balance() const { return income() + levies - transfers() - programme_cost - wage_subsidies; }
};

}  // namespace piecework::platform_work
