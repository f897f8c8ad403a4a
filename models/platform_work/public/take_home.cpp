#include "models/platform_work/public/take_home.h"

namespace piecework::platform_work {
namespace {

struct Benefits {
  Cents ei;
  Cents ontario_works;
};

Cents weekly(Cents month) { return scaled(month, months_per_year, weeks_per_year); }
Cents monthly(Cents week) { return scaled(week, weeks_per_year, months_per_year); }

Cents claimed(const PublicSide& side, const MonthCase& month) {
  const EiClaim& claim = month.state.claim;
  const EiClaimWeek week{claim.weekly_benefit, claim.former_earnings, weekly(month.pay.total())};
  return monthly(claim.weekly_benefit - side.insurance_law().ei_clawback(week));
}

/// After tax and contributions on the pay alone.
Cents net_of_deductions(const PublicSide& side, const MonthlyPay& pay) {
  const TaxReturn owed = side.tax_law().monthly({pay.employment, pay.self_employment, {}});
  return pay.total() - owed.tax() - owed.cpp - owed.ei_premium;
}

Cents assisted(const PublicSide& side, const MonthCase& month, Cents ei) {
  const BenefitState& state = month.state;
  if (state.assistance_month == 0) return {};
  return side.assistance_law().ontario_works({state.household, net_of_deductions(side, month.pay),
                                              state.partner_earnings, state.other_income + ei, state.assistance_month},
                                             month.at);
}

Benefits benefits(const PublicSide& side, const MonthCase& month) {
  const Cents ei = claimed(side, month);
  return {ei, assisted(side, month, ei)};
}

TakeHome with_benefits(const PublicSide& side, const MonthlyPay& pay, const Benefits& paid) {
  const TaxReturn owed = side.tax_law().monthly({pay.employment, pay.self_employment, paid.ei});
  TakeHome result{{}, {owed.tax(), owed.cpp, owed.ei_premium, paid.ei, paid.ontario_works, {}}};
  result.net = pay.total() + result.account.transfers() - result.account.income();
  return result;
}

}  // namespace

TakeHome take_home(const PublicSide& side, const MonthCase& month) {
  return with_benefits(side, month.pay, benefits(side, month));
}

TakeHome believed_take_home(const PublicSide& side, const MonthCase& month, RuleKnowledge knowledge) {
  if (knowledge == RuleKnowledge::known) return take_home(side, month);
  return with_benefits(side, month.pay, benefits(side, {{}, month.state, month.at}));
}

double marginal_rate(const PublicSide& side, const MonthCase& month, const MonthlyPay& more) {
  expect(more.total().value > 0, "some more pay");
  const Cents before = take_home(side, month).net;
  const Cents after = take_home(side, {month.pay + more, month.state, month.at}).net;
  const Cents lost = more.total() - (after - before);
  return static_cast<double>(lost.value) / static_cast<double>(more.total().value);
}

}  // namespace piecework::platform_work
