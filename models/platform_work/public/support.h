#pragma once
// What policies give to a person, or have others pay for it: a row each for all people, or none at all as long as no
// policy of the arm has to do with it. CAD cents of constant 2024 dollars unless said otherwise.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/people/state.h"
#include "sim/base/layout.h"
#include "sim/base/quantity.h"
#include "sim/base/time.h"

namespace piecework::platform_work {

struct Support {
  std::int64_t benefit_account = 0;  // what is in it
  std::int64_t deposited = 0;        // since the account was opened
  std::int64_t withdrawn = 0;
  // Owed by requesters in the month that runs, US cents.
  std::uint32_t owed_levy = 0;
  std::uint32_t owed_contribution = 0;
  // Of the month that ended with the last census.
  std::uint32_t guaranteed_income = 0;
  std::uint32_t dividend = 0;
  std::uint32_t wage_subsidy = 0;
  std::uint32_t levy = 0;
  std::uint32_t deposit = 0;
  std::uint32_t withdrawal = 0;
  std::array<std::uint8_t, 12> platform_hours{};  // insured by pay from platforms, by calendar month; at most 255
  std::uint8_t subsidised = 0;                    // 1: the job held was given with a subsidy
  std::array<std::uint8_t, 3> unused{};           // no padding

  [[nodiscard]] Cents unearned() const { return {std::int64_t{guaranteed_income} + dividend}; }
};
static_assert(Packed<Support>);

/// Share of the income that a person needs, at most 1. Who needs none has all it needs from the first dollar on.
inline double share_of_need(const Career& career, Cents amount) {
  if (amount.value <= 0) return 0.0;
  return std::min(1.0, static_cast<double>(amount.value) / std::max(1.0, 100.0 * career.need));
}

/// Of 18 to 64 years.
inline bool is_adult_below_pension_age(const Career& career, Time at) {
  constexpr double of_age = 18.0;
  constexpr double pension_age = 65.0;
  constexpr double days_in_a_year = 365.2425;
  const double age = (static_cast<double>(at.seconds / seconds_per_day) - career.birth_day) / days_in_a_year;
  return age >= of_age && age < pension_age;
}

class Supports {
 public:
  /// Whether some policy of the arm has to do with it.
  [[nodiscard]] bool any() const { return !rows_.empty(); }
  /// Rows for so many people and those who come later.
  void open(std::size_t people) { rows_.resize(people); }

  /// The row of a person who may have come since. Only if there are any.
  Support& of(PersonId person) {
    if (rows_.size() <= person.row()) rows_.resize(person.row() + 1);
    return rows_[person.row()];
  }
  /// Nothing, for who has no row.
  [[nodiscard]] Support of(PersonId person) const {
    return person.row() < rows_.size() ? rows_[person.row()] : Support{};
  }
  [[nodiscard]] const std::vector<Support>& rows() const { return rows_; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [rows] = self;
    list.rows("rows", rows);
  }

 private:
  std::vector<Support> rows_;
};

}  // namespace piecework::platform_work
