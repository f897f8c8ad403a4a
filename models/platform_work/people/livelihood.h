#pragma once
// What a resident lives on: hours that insure against unemployment, the claim that comes of them, and income of the
// month that ended with the last census. Cents of constant 2024 CAD; days since 1970-01-01. Workers abroad have a row,
// too, because all tables of people share their row numbers; it stays empty.

#include <array>
#include <cstdint>

#include "models/platform_work/people/career.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

/// What a person does about benefits, for life.
enum class Habit : std::uint8_t {
  takes_up = 1,         // asks for Ontario Works when entitled
  knows_the_rules = 2,  // of what earnings cost
};

struct Livelihood {
  std::uint32_t weekly_benefit = 0;   // of the insurance claim; 0: none
  std::uint32_t former_earnings = 0;  // insurable, a week: what the claim was reckoned from
  std::int32_t claim_ends = no_day;   // last day on which the claim pays
  std::uint32_t claim_seconds = 0;    // unemployed on claim in this month, up to labour_since
  // In the month that ended.
  std::uint32_t gross = 0;                       // pay from jobs, own account and board, before tax
  std::int32_t net = 0;                          // pay and benefits after tax and contributions
  std::uint32_t insurance = 0;                   // insurance benefits
  std::uint32_t assistance = 0;                  // Ontario Works, this person's part
  std::array<std::uint8_t, 12> insured_hours{};  // as an employee, by calendar month; a month counts 255 at most
  std::uint16_t partner_earnings = 0;            // net, CAD a month, for life; see public/luck.h
  std::uint8_t assistance_months = 0;            // in a row on Ontario Works, 255 at most
  std::uint8_t habits = 0;                       // one bit each

  [[nodiscard]] bool has(Habit habit) const { return (habits & static_cast<std::uint8_t>(habit)) != 0; }
  void take_up(Habit habit) { habits = static_cast<std::uint8_t>(habits | static_cast<unsigned>(habit)); }
};
static_assert(sizeof(Livelihood) <= 48 && Packed<Livelihood>);

}  // namespace piecework::platform_work
