#pragma once
// Income tax, pension contributions and insurance premiums of one person in Ontario, as on the return for 2024: federal
// tax with the basic personal and Canada employment amounts, Ontario tax with surtax, tax reduction, low-income
// workers' credit and health premium; credits and deductions for contributions. Cents of constant dollars; each line is
// rounded to the cent. Assumption: no other income, deduction or credit, and no family claims.

#include "models/platform_work/public/insurance_parameters.h"
#include "models/platform_work/public/money.h"
#include "models/platform_work/public/schedule.h"
#include "models/platform_work/public/tax_parameters.h"

namespace piecework::platform_work {

/// Before tax and after fees and expenses.
struct AnnualIncome {
  Cents employment;
  Cents self_employment;
  Cents ei_benefits;  // taxed, free of contributions

  [[nodiscard]] Cents earned() const { return employment + self_employment; }
};

struct TaxBrackets {
  Brackets federal;
  Brackets ontario;
  Brackets ontario_surtax;  // on Ontario tax
  Brackets ontario_health_premium;
};

/// Throws InputError with file, line and column.
TaxBrackets read_tax_brackets(const CsvTable& table);

/// What a year's income owes.
struct TaxReturn {
  Cents federal;
  Cents ontario;
  Cents health_premium;
  Cents cpp;
  Cents ei_premium;

  [[nodiscard]] Cents tax() const { return federal + ontario + health_premium; }
};

/// The part of the law that taxes; valid as long as what it refers to.
class TaxLaw {
 public:
  TaxLaw(const TaxParameters& tax, const InsuranceParameters& insurance, const TaxBrackets& brackets)
      : tax_(tax), insurance_(insurance), brackets_(brackets) {}

  /// Contribution of a year; a self-employed person pays the employer's share too.
  [[nodiscard]] Cents cpp(const AnnualIncome& income) const;
  [[nodiscard]] Cents ei_premium(const AnnualIncome& income) const;
  [[nodiscard]] TaxReturn annual(const AnnualIncome& income) const;
  [[nodiscard]] Cents annual_tax(const AnnualIncome& income) const { return annual(income).tax(); }
  /// A twelfth of what twelve such months would owe.
  [[nodiscard]] TaxReturn monthly(const AnnualIncome& month) const;

 private:
  /// Contributions to the pension plan as the return treats them.
  struct Pension {
    Cents credited;
    Cents deducted;
  };

  [[nodiscard]] Cents first_tier(Cents pensionable, Rate rate) const;
  [[nodiscard]] Cents second_tier(Cents pensionable) const;
  [[nodiscard]] Cents single_share(Cents pensionable) const;
  [[nodiscard]] Pension pension(const AnnualIncome& income) const;
  [[nodiscard]] Cents federal_basic_amount(Cents net_income) const;
  [[nodiscard]] Cents federal(const AnnualIncome& income, Cents net_income, Cents credits) const;
  [[nodiscard]] Cents ontario(const AnnualIncome& income, Cents net_income, Cents credits) const;

  const TaxParameters& tax_;
  const InsuranceParameters& insurance_;
  const TaxBrackets& brackets_;
};

}  // namespace piecework::platform_work
