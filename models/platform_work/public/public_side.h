#pragma once
// Taxes and benefits of a scenario: parameters, dated tables and the laws that read them. Immutable once loaded; all
// functions are pure. docs/public_side.md says what is modelled and what is not.

#include <functional>

#include "models/platform_work/public/assistance.h"
#include "models/platform_work/public/insurance.h"
#include "models/platform_work/public/parameters.h"
#include "models/platform_work/public/tax.h"

namespace piecework::platform_work {

struct PublicSide {
  // Sections of the scenario.
  PublicData data;
  TaxParameters tax;
  InsuranceParameters insurance;
  AssistanceParameters assistance;

  // Derived when loaded.
  Prices prices;
  DatedSchedule minimum_wages;  // constant cents an hour
  TaxBrackets brackets;
  EiTables ei;
  AssistanceTables assistance_tables;

  /// Ontario's general minimum wage in constant cents an hour. After the table it keeps its real value: the law raises
  /// it with prices.
  [[nodiscard]] Cents minimum_wage_cents(Time at) const;
  [[nodiscard]] TaxLaw tax_law() const { return {tax, insurance, brackets}; }
  [[nodiscard]] InsuranceLaw insurance_law() const { return {insurance, ei, prices}; }
  [[nodiscard]] AssistanceLaw assistance_law() const { return {assistance, assistance_tables, prices}; }
};

/// Gives the table that a key such as "public.prices" names.
using TableOf = std::function<CsvTable(std::string_view key)>;

/// Fills what is derived. `first` is the run's first moment. Throws InputError with file, line and column.
void read_public_tables(PublicSide& side, const TableOf& table_of, Time first);

/// What must hold between parameters; problems name the place in the scenario.
void check_public_side(const Node& root, const PublicSide& side, Problems& problems);

}  // namespace piecework::platform_work
