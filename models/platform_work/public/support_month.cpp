#include "models/platform_work/public/support_month.h"

#include <algorithm>
#include <numeric>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/public/claims.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/rules.h"

namespace piecework::platform_work {
namespace {

constexpr double most_support = 1e9;  // cents; beyond what a row can hold no policy pays

std::uint32_t whole_cents(double cents) {
  return static_cast<std::uint32_t>(std::clamp(cents, 0.0, most_support) + 0.5);
}

std::uint32_t in_dollars_of_here(const State& state, std::uint32_t us_cents) {
  return whole_cents(static_cast<double>(us_cents) * state.scenario->board.exchange_rate);
}

void deposit(Support& row, std::uint32_t cents) {
  row.deposit = cents;
  row.deposited += cents;
  row.benefit_account += cents;
}

void withdraw(Support& row, std::int64_t cents) {
  row.withdrawal = static_cast<std::uint32_t>(std::clamp<std::int64_t>(cents, 0, row.benefit_account));
  row.withdrawn += row.withdrawal;
  row.benefit_account -= row.withdrawal;
}

/// On pay for driving, which the platform owes at the end of the month.
std::uint32_t contribution_on_driving(const State& state, const Rules& rules, PersonId person) {
  const Driver* driver = driver_of(state, state.records[person]);
  if (driver == nullptr) return 0;
  return whole_cents(rules.decide(BenefitContribution{person, {}}, 0.0, state) * driver->pay_cents);
}

std::uint32_t wage_subsidy(const State& state, const Rules& rules, const SupportCase& beside) {
  const Career& career = state.careers[beside.person];
  if (career.kind != JobKind::employee || state.supports.of(beside.person).subsidised == 0) return 0;
  const auto held = static_cast<double>(state.now.seconds - career.since);
  const double months = held / static_cast<double>(seconds_per_month);
  const double share = rules.decide(WageSubsidyShare{beside.person, months}, 0.0, state);
  return whole_cents(share * static_cast<double>(beside.pay.employment.value));
}

Cents insured_pay(const State& state, const Rules& rules, PersonId person) {
  const double share = rules.decide(PlatformInsurance{person}, 0.0, state);
  return {whole_cents(share * static_cast<double>(platform_pay(state, person).value))};
}

/// Premium of a month on pay beside that from jobs.
Cents premium_on(const State& state, const MonthlyPay& pay, Cents insured) {
  const TaxLaw law = state.scenario->public_side.tax_law();
  const auto of_year = [&](Cents month) { return law.ei_premium({month * months_per_year, {}, {}}); };
  return scaled(of_year(pay.employment + insured) - of_year(pay.employment), 1, months_per_year);
}

std::int64_t least_wage(const State& state) { return state.scenario->public_side.minimum_wage_cents(state.now).value; }

/// Pay counts as hours at the minimum wage.
void insure(State& state, const SupportCase& beside, Cents insured, TakeHome& result) {
  Support& row = state.supports.of(beside.person);
  constexpr std::int64_t most = 255;
  const std::int64_t hours = std::min(most, insured.value / least_wage(state));
  row.platform_hours[static_cast<std::size_t>(beside.month.index % months_per_year)] = static_cast<std::uint8_t>(hours);
  insure_hours(state.livelihoods[beside.person], beside.month, hours);
  const Cents premium = smaller(premium_on(state, beside.pay, insured), insured);
  result.account.ei_premiums += premium;
  result.net = result.net - premium;
}

/// What a person takes out of its account when the month left it short.
void draw_on_account(State& state, const Rules& rules, const SupportCase& beside, TakeHome& result) {
  Support& row = state.supports.of(beside.person);
  const Cents missing = Cents{std::int64_t{state.careers[beside.person].need} * 100} - result.net;
  row.withdrawal = 0;
  if (row.benefit_account == 0 || missing.value <= 0) return;
  withdraw(row, whole_cents(rules.decide(BenefitWithdrawal{beside.person, missing}, 0.0, state)));
  result.account.benefit_withdrawals = {row.withdrawal};
  result.net += Cents{row.withdrawal};
}

/// What requesters owed on the board becomes due.
void collect(const State& state, Support& row, std::uint32_t beside_board) {
  row.levy = in_dollars_of_here(state, row.owed_levy);
  deposit(row, in_dollars_of_here(state, row.owed_contribution) + beside_board);
  row.owed_levy = 0;
  row.owed_contribution = 0;
}

}  // namespace

Cents pay_unearned(State& state, const Rules& rules, const SupportCase& beside) {
  const PersonId person = beside.person;
  Support& row = state.supports.of(person);
  const Cents insurance{state.livelihoods[person].insurance};
  row.guaranteed_income =
      whole_cents(rules.decide(GuaranteedIncome{person, beside.pay.total(), insurance}, 0.0, state));
  row.dividend = whole_cents(rules.decide(Dividend{person}, 0.0, state));
  Career& career = state.careers[person];
  constexpr double all = 255.0;
  career.need_met = static_cast<std::uint8_t>(all * share_of_need(career, row.unearned()));
  return row.unearned();
}

void settle_support(State& state, const Rules& rules, const SupportCase& beside, TakeHome& result) {
  const PersonId person = beside.person;
  Support& row = state.supports.of(person);
  collect(state, row, contribution_on_driving(state, rules, person));
  row.wage_subsidy = wage_subsidy(state, rules, beside);
  result.net += row.unearned();
  result.account.guaranteed_income = {row.guaranteed_income};
  result.account.dividends = {row.dividend};
  result.account.wage_subsidies = {row.wage_subsidy};
  result.account.levies = {row.levy};
  result.account.benefit_deposits = {row.deposit};
  const Cents insured = insured_pay(state, rules, person);
  insure(state, beside, insured, result);
  draw_on_account(state, rules, beside, result);
}

void claim_for_platform_pay(State& state, const Rules& rules, const SupportCase& beside) {
  const PersonId person = beside.person;
  Support& row = state.supports.of(person);
  const auto hours = std::accumulate(row.platform_hours.begin(), row.platform_hours.end(), std::int64_t{0});
  const bool jobless = state.careers[person].state == LabourState::unemployed;
  if (hours == 0 || !jobless || has_claim(state, person)) return;
  const Cents usual = scaled({hours * least_wage(state)}, 1, months_per_year);
  const PlatformClaim claim{person, usual, insured_pay(state, rules, person)};
  if (rules.decide(claim, 0.0, state) <= 0.0) return;
  open_claim(state, person, scaled(usual, months_per_year, weeks_per_year));
  if (has_claim(state, person)) row.platform_hours = {};
}

void settle_with_who_left(State& state, PersonId person) {
  if (state.supports.rows().size() <= person.row()) return;
  Support& row = state.supports.of(person);
  collect(state, row, 0);
  row.guaranteed_income = row.dividend = row.wage_subsidy = row.withdrawal = 0;
  state.public_books.month.levies += Cents{row.levy};
  state.public_books.month.benefit_deposits += Cents{row.deposit};
}

}  // namespace piecework::platform_work
