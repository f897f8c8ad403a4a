#pragma once
// What is left of a month's pay after tax, contributions and the withdrawal of benefits: what a person compares jobs,
// bids and sessions by, as far as the rule is known to it. Cents of constant dollars a month, pay after platform fees.
// Assumptions: withholding as if every month were like this one; a month has 52/12 weeks; tax on insurance benefits
// does not count against the earnings that Ontario Works sees.

#include "models/platform_work/public/account.h"
#include "models/platform_work/public/public_side.h"

namespace piecework::platform_work {

struct MonthlyPay {
  Cents employment;
  Cents self_employment;

  [[nodiscard]] Cents total() const { return employment + self_employment; }
  friend MonthlyPay operator+(const MonthlyPay& a, const MonthlyPay& b) {
    return {a.employment + b.employment, a.self_employment + b.self_employment};
  }
};

struct EiClaim {
  Cents weekly_benefit;   // 0: no claim
  Cents former_earnings;  // insurable, a week
};

struct BenefitState {
  BenefitUnit household = {};
  EiClaim claim = {};
  int assistance_month = 0;     // of Ontario Works, counted from 1; 0: not on it
  Cents partner_earnings = {};  // net, a month
  Cents other_income = {};      // of the household, a month
};

struct TakeHome {
  Cents net;  // pay plus transfers less tax and contributions
  PublicAccount account;
};

/// Who does not know the rule expects to keep benefits as they are without any pay.
enum class RuleKnowledge : std::uint8_t { unknown, known };

/// The month in question.
struct MonthCase {
  MonthlyPay pay;
  BenefitState state;
  Time at;
};

/// What is paid in a month.
struct Benefits {
  Cents ei;
  Cents ontario_works;
};

/// Pay less tax and contributions on the pay alone: what Ontario Works sees.
Cents net_of_deductions(const PublicSide& side, const MonthlyPay& pay);
TakeHome after_tax(const PublicSide& side, const MonthlyPay& pay, const Benefits& paid);
/// The same where tax and contributions are not reckoned.
TakeHome untaxed(const MonthlyPay& pay, const Benefits& paid);

TakeHome take_home(const PublicSide& side, const MonthCase& month);
TakeHome believed_take_home(const PublicSide& side, const MonthCase& month, RuleKnowledge knowledge);

/// Share of additional pay that does not reach the person. Above 1 where the law takes more than the pay.
double marginal_rate(const PublicSide& side, const MonthCase& month, const MonthlyPay& more);
/// Of a little more pay from the board, as the person believes.
double believed_marginal_rate(const PublicSide& side, const MonthCase& month, RuleKnowledge knowledge);

}  // namespace piecework::platform_work
