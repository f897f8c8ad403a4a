#include "models/platform_work/public/settlement.h"

#include <algorithm>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/public/claims.h"
#include "models/platform_work/public/support_month.h"
#include "models/platform_work/rules.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t most_children = 12;
/// Of pay of one kind: what the law is made for, and with a margin for a little more.
constexpr Cents most_month{most_money.value / (2 * months_per_year)};

/// What is common to all residents in one settlement.
struct Settling {
  State& state;
  const Rules& rules;
  const PublicSide& side;
  CalendarMonth month;
  Time at;             // last second of the month
  bool taxed = false;  // else tax and contributions are not reckoned
  std::array<std::array<Cents, most_children + 1>, 2> budgets{};

  Settling(State& all, const Rules& asked, const CalendarMonth& ended)
      : state(all),
        rules(asked),
        side(all.scenario->public_side),
        month(ended),
        at{ended.begin.seconds + ended.seconds - 1},
        taxed(ended.begin >= all.scenario->period.first()) {
    for (int adults = 1; adults <= 2; ++adults) {
      for (int children = 0; children <= static_cast<int>(most_children); ++children) {
        budgets[static_cast<std::size_t>(adults - 1)][static_cast<std::size_t>(children)] =
            side.assistance_law().budget({adults, children}, at);
      }
    }
  }

  [[nodiscard]] Cents budget(const BenefitUnit& unit) const {
    const std::size_t children = std::min<std::size_t>(most_children, static_cast<std::size_t>(unit.children));
    return budgets[static_cast<std::size_t>(unit.adults - 1)][children];
  }
};

Cents board_pay(const State& state, const PersonRecord& record) {
  const std::int64_t pay = state.board_life(record).month.pay_cents;
  if (pay == 0) return {};
  return to_cents(static_cast<double>(pay) / 100.0 * state.scenario->board.exchange_rate);
}

/// From platforms and from own-account work beside a job.
Cents side_pay(const State& state, const PersonRecord& record) {
  return board_pay(state, record) + freelance_income(state, record) + driving_income(state, record) +
         sideline_income(record);
}

MonthlyPay pay_of(const State& state, const PersonRecord& record) {
  return {smaller({record.wages_cents}, most_month),
          smaller(Cents{record.own_account_cents} + side_pay(state, record), most_month)};
}

/// For the unemployed part of the month, less what earnings beside it, of that part, take away.
Cents insurance_of(const Settling& all, const Livelihood& own, const PersonRecord& record) {
  if (own.claim_seconds == 0) return {};
  const Cents weekly = scaled(side_pay(all.state, record), months_per_year, weeks_per_year);
  const EiClaimWeek week{{own.weekly_benefit}, {own.former_earnings}, smaller(weekly, most_month)};
  const Cents month =
      scaled(week.benefit - all.side.insurance_law().ei_clawback(week), weeks_per_year, months_per_year);
  return scaled(month, std::min<std::int64_t>(own.claim_seconds, all.month.seconds), all.month.seconds);
}

Cents partner_earnings(const Livelihood& own) { return Cents{own.partner_earnings} * 100; }

/// Of an age to be assisted, not at school, and not a child in the parents' home.
bool may_be_assisted(const Settling& all, const Career& career) {
  const bool at_home = career.household == Household::other_adults && career.traits.age_band == 0;
  return is_adult_below_pension_age(career, all.at) && !career.is(Flag::student) && !at_home;
}

/// This person's part of the unit's assistance. `unearned`: what policies paid the person for the month.
Cents assistance_of(const Settling& all, PersonId person, const MonthlyPay& pay, Cents unearned) {
  const Career& career = all.state.careers[person];
  const Livelihood& own = all.state.livelihoods[person];
  if (!own.has(Habit::takes_up)) return {};
  const BenefitUnit unit = benefit_unit(career);
  // Nobody pays half of so little in tax and contributions: without it the net pay need not be known.
  const Cents budget = all.budget(unit);
  if (own.assistance_months == 0 && pay.total() >= budget * 2) return {};
  if (!may_be_assisted(all, career)) return {};
  AssistanceCase month{unit, net_of_deductions(all.side, pay), partner_earnings(own), Cents{own.insurance} + unearned,
                       own.assistance_months + 1};
  return scaled(all.side.assistance_law().ontario_works(month, all.at), 1, unit.adults);
}

void book(Settling& all, Livelihood& own, const TakeHome& result) {
  own.net = static_cast<std::int32_t>(result.net.value);
  PublicBooks& books = all.state.public_books;
  books.month += result.account;
  books.ei_claimants += own.insurance > 0 ? 1 : 0;
  books.ontario_works_recipients += own.assistance > 0 ? 1 : 0;
}

void settle(Settling& all, PersonId person) {
  Livelihood& own = all.state.livelihoods[person];
  const PersonRecord& record = all.state.records[person];
  const MonthlyPay pay = pay_of(all.state, record);
  own.gross = static_cast<std::uint32_t>(pay.total().value);
  own.insurance = static_cast<std::uint32_t>(insurance_of(all, own, record).value);
  const bool supported = all.state.supports.any();
  const SupportCase beside{person, pay, all.month};
  const Cents unearned = supported ? pay_unearned(all.state, all.rules, beside) : Cents{};
  const Cents assistance = assistance_of(all, person, pay, unearned);
  own.assistance = static_cast<std::uint32_t>(assistance.value);
  own.assistance_months =
      assistance.value == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::min(255, own.assistance_months + 1));
  const Benefits paid{{own.insurance}, assistance};
  const bool taxable = all.taxed && (pay.total().value > 0 || paid.ei.value > 0);
  TakeHome result = taxable ? after_tax(all.side, pay, paid) : untaxed(pay, paid);
  if (supported) settle_support(all.state, all.rules, beside, result);
  book(all, own, result);
  turn_month(own, all.month);
  if (supported) claim_for_platform_pay(all.state, all.rules, beside);
}

/// Left within the month: nothing was settled.
void forget(Livelihood& own) {
  if (own.gross > 0 || own.insurance > 0 || own.assistance > 0 || own.net != 0) own = {};
}

void book_programmes(State& state) {
  Cents cost;
  for (const Programme& programme : state.programmes.programmes) cost += Cents{programme.cost_cents};
  const double trials = static_cast<double>(state.marketplace.books.trial_cents);
  if (trials > 0.0) cost += to_cents(trials / 100.0 * state.scenario->board.exchange_rate);
  state.public_books.month.programme_cost = cost - state.public_books.total.programme_cost;
}

/// The state that the next dollar from the board meets.
BenefitState benefits_of(const State& state, PersonId person) {
  const Livelihood& own = state.livelihoods[person];
  BenefitState benefits;
  benefits.household = benefit_unit(state.careers[person]);
  benefits.partner_earnings = partner_earnings(own);
  if (has_claim(state, person)) benefits.claim = {{own.weekly_benefit}, {own.former_earnings}};
  if (own.assistance > 0) benefits.assistance_month = own.assistance_months + 1;
  return benefits;
}

}  // namespace

BenefitUnit benefit_unit(const Career& career) {
  if (career.household == Household::other_adults || career.household == Household::alone) return {};
  return {career.household == Household::couple ? 2 : 1, career.children_under_6 + career.children_6_to_14};
}

Cents platform_pay(const State& state, PersonId person) {
  const PersonRecord& record = state.records[person];
  return board_pay(state, record) + driving_income(state, record);
}

void settle_month(State& state, const CalendarMonth& month) { settle_month(state, Rules{}, month); }
void renew_kept_share(State& state, PersonId person) { renew_kept_share(state, Rules{}, person); }

void settle_month(State& state, const Rules& rules, const CalendarMonth& month) {
  PublicBooks& books = state.public_books;
  books.month = {};
  books.ei_claimants = 0;
  books.ontario_works_recipients = 0;
  Settling all(state, rules, month);
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (!state.is_resident(person)) {
      forget(state.livelihoods[person]);
      if (state.supports.any()) settle_with_who_left(state, person);
      continue;
    }
    settle_job_hours(state, person, month);
    settle(all, person);
    const PersonRecord& record = state.records[person];
    const bool sells_time = record.driver != no_driver || record.account != no_account;
    if (sells_time || state.people[person].membership != Membership::none) renew_kept_share(state, rules, person);
  }
  book_programmes(state);
  books.total += books.month;
}

void renew_kept_share(State& state, const Rules& rules, PersonId person) {
  const PublicSide& side = state.scenario->public_side;
  const Career& career = state.careers[person];
  const bool knows = state.livelihoods[person].has(Habit::knows_the_rules);
  const Cents beside = side_pay(state, state.records[person]);
  const Cents job = smaller(monthly_pay(career), most_month);
  const bool employee = career.kind == JobKind::employee;
  MonthCase month{{employee ? job : Cents{}, employee ? beside : job + beside}, benefits_of(state, person), state.now};
  month.pay.self_employment = smaller(month.pay.self_employment, most_month);
  const double left = 1.0 - believed_marginal_rate(side, month, knows ? RuleKnowledge::known : RuleKnowledge::unknown);
  const double kept = rules.decide(KeptShare{person}, left, state);
  state.people[person].kept = static_cast<std::uint16_t>(std::clamp(kept, 0.0, 1.0) * whole_kept + 0.5);
}

Cents monthly_benefits(const State& state, PersonId person) {
  const Livelihood& own = state.livelihoods[person];
  Cents benefits{own.assistance};
  if (has_claim(state, person)) benefits += scaled({own.weekly_benefit}, weeks_per_year, months_per_year);
  return benefits;
}

}  // namespace piecework::platform_work
