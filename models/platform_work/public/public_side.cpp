#include "models/platform_work/public/public_side.h"

#include <algorithm>

#include "models/platform_work/place_of.h"

namespace piecework::platform_work {
namespace {

Time base_time(const PublicData& data) { return start_of({static_cast<int>(data.base_year), 1, 1}); }

/// An index of prices: positive, whole calendar years, with an end, so that it is known from when on it is silent.
DatedSchedule read_prices(const CsvTable& table, Time first, Time base) {
  DatedSchedule index = read_dated(table, std::min(first, base));
  LawTable law(table);
  for (std::size_t row = 0; row < law.row_count(); ++row) {
    if (law.hundredths(row, "value") == 0) law.report(row, "value", "an index must be above 0");
    if (law.text(row, "until").empty()) law.report(row, "until", "a price index must say where it ends");
  }
  if (base >= index.last().until) law.report_missing("public.base_year");
  law.finish();
  return index;
}

/// A nominal amount of a time without a price index would have no real value.
void check_priced(const CsvTable& table, Time end) {
  LawTable law(table);
  for (std::size_t row = 0; row < law.row_count(); ++row) {
    if (law.date(row, "from") < end) continue;
    law.report(row, "from", "no price index reaches this row", {"before " + to_string(date_of(end))});
  }
  law.finish();
}

}  // namespace

Cents PublicSide::minimum_wage_cents(Time at) const { return {minimum_wages.at(at).value}; }

void read_public_tables(PublicSide& side, const TableOf& table_of, Time first) {
  const Time base = base_time(side.data);
  const CsvTable index = table_of("public.prices");
  side.prices = Prices(read_prices(index, first, base), base, to_rate(side.assistance.erosion));
  const auto priced = [&](std::string_view key) {
    CsvTable table = table_of(key);
    check_priced(table, side.prices.end());
    return table;
  };
  side.minimum_wages = side.prices.constant(read_dated(priced("public.minimum_wage"), first));
  side.brackets = read_tax_brackets(table_of("public.income_tax"));
  side.ei.weekly_maximum = read_dated(priced("public.ei_maximum"), first);
  side.ei.regions = read_ei_regions(table_of("public.ei_regions"));
  side.ei.weeks = read_ei_weeks(table_of("public.ei_weeks"));
  side.assistance_tables = read_assistance(priced("public.ontario_works"), first);
}

void check_public_side(const Node& root, const PublicSide& side, Problems& problems) {
  const auto need = [&](bool holds, std::string_view key, std::string_view problem) {
    if (!holds) problems.add(place_of(root, key), key, problem);
  };
  const TaxParameters& tax = side.tax;
  need(tax.federal_basic_floor <= tax.federal_basic_amount, "public.tax.federal_basic_floor",
       "must not exceed federal_basic_amount");
  need(tax.federal_basic_from < tax.federal_basic_until, "public.tax.federal_basic_until",
       "must be above federal_basic_from");
  need(tax.cpp_base_rate <= tax.cpp_rate, "public.tax.cpp_base_rate", "must not exceed cpp_rate");
  need(tax.cpp_exemption <= tax.cpp_ceiling, "public.tax.cpp_ceiling", "must not be below cpp_exemption");
  need(tax.cpp_ceiling <= tax.cpp_second_ceiling, "public.tax.cpp_second_ceiling", "must not be below cpp_ceiling");
}

}  // namespace piecework::platform_work
