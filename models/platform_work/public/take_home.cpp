#include "models/platform_work/public/take_home.h"

namespace piecework::platform_work {
namespace {

Cents weekly(Cents month) { return scaled(month, months_per_year, weeks_per_year); }
Cents monthly(Cents week) { return scaled(week, weeks_per_year, months_per_year); }

Cents claimed(const PublicSide& side, const MonthCase& month) {
  const EiClaim& claim = month.state.claim;
  const EiClaimWeek week{claim.weekly_benefit, claim.former_earnings, weekly(month.pay.total())};
  return monthly(claim.weekly_benefit - side.insurance_law().ei_clawback(week));
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

TakeHome with_net(const MonthlyPay& pay, const PublicAccount& account) {
  return {pay.total() + account.transfers() - account.income(), account};
}

double lost_share(Cents more, Cents gained) {
  return static_cast<double>((more - gained).value) / static_cast<double>(more.value);
}

}  // namespace

Cents net_of_deductions(const PublicSide& side, const MonthlyPay& pay) {
  const TaxReturn owed = side.tax_law().monthly({pay.employment, pay.self_employment, {}});
  return pay.total() - owed.tax() - owed.cpp - owed.ei_premium;
}

TakeHome after_tax(const PublicSide& side, const MonthlyPay& pay, const Benefits& paid) {
  const TaxReturn owed = side.tax_law().monthly({pay.employment, pay.self_employment, paid.ei});
  return with_net(pay, {owed.tax(), owed.cpp, owed.ei_premium, paid.ei, paid.ontario_works, {}});
}

TakeHome untaxed(const MonthlyPay& pay, const Benefits& paid) {
  return with_net(pay, {{}, {}, {}, paid.ei, paid.ontario_works, {}});
}

TakeHome take_home(const PublicSide& side, const MonthCase& month) {
  return after_tax(side, month.pay, benefits(side, month));
}

TakeHome believed_take_home(const PublicSide& side, const MonthCase& month, RuleKnowledge knowledge) {
  if (knowledge == RuleKnowledge::known) return take_home(side, month);
  return after_tax(side, month.pay, benefits(side, {{}, month.state, month.at}));
}

double marginal_rate(const PublicSide& side, const MonthCase& month, const MonthlyPay& more) {
  expect(more.total().value > 0, "some more pay");
  const Cents before = take_home(side, month).net;
  const Cents after = take_home(side, {month.pay + more, month.state, month.at}).net;
  return lost_share(more.total(), after - before);
}

double believed_marginal_rate(const PublicSide& side, const MonthCase& month, RuleKnowledge knowledge) {
  constexpr MonthlyPay more{{}, {2000}};  // 20 CAD: a good day on the board, and coarse enough for whole cents
  const Cents before = believed_take_home(side, month, knowledge).net;
  const Cents after = believed_take_home(side, {month.pay + more, month.state, month.at}, knowledge).net;
  return lost_share(more.total(), after - before);
}

}  // namespace piecework::platform_work
