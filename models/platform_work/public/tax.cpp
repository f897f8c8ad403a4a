#include "models/platform_work/public/tax.h"

#include <array>
#include <string>

namespace piecework::platform_work {
namespace {

struct NamedBrackets {
  std::string_view name;
  Brackets TaxBrackets::* member;
};

constexpr std::array named_brackets{
    NamedBrackets{"federal", &TaxBrackets::federal},
    NamedBrackets{"ontario", &TaxBrackets::ontario},
    NamedBrackets{"ontario_surtax", &TaxBrackets::ontario_surtax},
    NamedBrackets{"ontario_health_premium", &TaxBrackets::ontario_health_premium},
};

Brackets read_brackets(LawTable& table, std::string_view name) {
  std::vector<Bracket> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (table.text(row, "schedule") != name) continue;
    const Bracket bracket{{table.hundredths(row, "above")}, table.rate(row, "rate")};
    if (!rows.empty()) {
      table.expect_rise(row, "above", rows.back().above, bracket.above);
    } else if (bracket.above.value != 0) {
      table.report(row, "above", "the first bracket must begin at 0");
    }
    rows.push_back(bracket);
  }
  if (rows.empty()) table.report_missing(name);
  return Brackets(std::move(rows));
}

void check_names(LawTable& table) {
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    std::vector<std::string> known;
    bool found = false;
    for (const NamedBrackets& named : named_brackets) {
      known.emplace_back(named.name);
      found = found || table.text(row, "schedule") == named.name;
    }
    if (!found) table.report(row, "schedule", "unknown schedule '" + table.text(row, "schedule") + "'", known);
  }
}

Cents twelfth(Cents year) { return scaled(year, 1, months_per_year); }

}  // namespace

TaxBrackets read_tax_brackets(const CsvTable& table) {
  LawTable law(table);
  check_names(law);
  TaxBrackets brackets;
  for (const NamedBrackets& named : named_brackets) brackets.*named.member = read_brackets(law, named.name);
  law.finish();
  return brackets;
}

Cents TaxLaw::first_tier(Cents pensionable, Rate rate) const {
  return share_of(between(pensionable, to_cents(tax_.cpp_exemption), to_cents(tax_.cpp_ceiling)), rate);
}

Cents TaxLaw::second_tier(Cents pensionable) const {
  return share_of(between(pensionable, to_cents(tax_.cpp_ceiling), to_cents(tax_.cpp_second_ceiling)),
                  to_rate(tax_.cpp_second_rate));
}

Cents TaxLaw::single_share(Cents pensionable) const {
  return first_tier(pensionable, to_rate(tax_.cpp_rate)) + second_tier(pensionable);
}

Cents TaxLaw::cpp(const AnnualIncome& income) const {
  const Cents single = single_share(income.earned());
  if (income.self_employment.value == 0) return single;
  return single + (single - single_share(income.employment));
}

Cents TaxLaw::ei_premium(const AnnualIncome& income) const {
  return share_of(smaller(income.employment, to_cents(insurance_.insurable_maximum)), to_rate(insurance_.premium_rate));
}

/// The base contribution is credited; the enhancement and the employer's share of the self-employed are deducted.
TaxLaw::Pension TaxLaw::pension(const AnnualIncome& income) const {
  const Cents credited = first_tier(income.earned(), to_rate(tax_.cpp_base_rate));
  return {credited, cpp(income) - credited};
}

Cents TaxLaw::federal_basic_amount(Cents net_income) const {
  const Cents from = to_cents(tax_.federal_basic_from);
  const Cents until = to_cents(tax_.federal_basic_until);
  const Cents fall = to_cents(tax_.federal_basic_amount) - to_cents(tax_.federal_basic_floor);
  if (net_income >= until) return to_cents(tax_.federal_basic_floor);
  return to_cents(tax_.federal_basic_amount) -
         scaled(fall, between(net_income, from, until).value, (until - from).value);
}

Cents TaxLaw::federal(const AnnualIncome& income, Cents net_income, Cents credits) const {
  const Cents employment = smaller(income.employment, to_cents(tax_.employment_amount));
  const Cents credited = federal_basic_amount(net_income) + employment + credits;
  return excess(brackets_.federal.of(net_income), share_of(credited, brackets_.federal.lowest_rate()));
}

Cents TaxLaw::ontario(const AnnualIncome& income, Cents net_income, Cents credits) const {
  const Cents credited = to_cents(tax_.ontario_basic_amount) + credits;
  const Cents basic = excess(brackets_.ontario.of(net_income), share_of(credited, brackets_.ontario.lowest_rate()));
  const Cents tax = basic + brackets_.ontario_surtax.of(basic);
  const Cents reduced = excess(tax, excess(to_cents(tax_.ontario_reduction) * 2, tax));
  const Cents lift = smaller(share_of(income.employment, to_rate(tax_.lift_rate)), to_cents(tax_.lift_maximum));
  const Cents withdrawn = share_of(excess(net_income, to_cents(tax_.lift_threshold)), to_rate(tax_.lift_withdrawal));
  return excess(reduced, excess(lift, withdrawn));
}

TaxReturn TaxLaw::annual(const AnnualIncome& income) const {
  expect_money(income.employment);
  expect_money(income.self_employment);
  expect_money(income.ei_benefits);
  const Pension contributions = pension(income);
  const Cents premium = ei_premium(income);
  const Cents net_income = excess(income.earned() + income.ei_benefits, contributions.deducted);
  const Cents credits = contributions.credited + premium;
  return {federal(income, net_income, credits), ontario(income, net_income, credits),
          brackets_.ontario_health_premium.of(net_income), contributions.credited + contributions.deducted, premium};
}

TaxReturn TaxLaw::monthly(const AnnualIncome& month) const {
  const TaxReturn year = annual({month.employment * months_per_year, month.self_employment * months_per_year,
                                 month.ei_benefits * months_per_year});
  return {twelfth(year.federal), twelfth(year.ontario), twelfth(year.health_premium), twelfth(year.cpp),
          twelfth(year.ei_premium)};
}

}  // namespace piecework::platform_work
