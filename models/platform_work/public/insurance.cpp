#include "models/platform_work/public/insurance.h"

#include <algorithm>

namespace piecework::platform_work {

std::vector<EiRegion> read_ei_regions(const CsvTable& table) {
  LawTable law(table);
  std::vector<EiRegion> rows;
  for (std::size_t row = 0; row < law.row_count(); ++row) {
    const EiRegion region{law.rate(row, "above_rate"), law.whole(row, "hours_needed"), law.whole(row, "extra_weeks")};
    if (!rows.empty()) law.expect_rise(row, "above_rate", rows.back().above, region.above);
    if (rows.empty() && region.above.millionths != 0) law.report(row, "above_rate", "the first row must begin at 0");
    if (!rows.empty() && region.hours_needed > rows.back().hours_needed) {
      law.report(row, "hours_needed", "must not rise with the unemployment rate");
    }
    rows.push_back(region);
  }
  if (rows.empty()) law.report_missing("above_rate");
  law.finish();
  return rows;
}

std::vector<EiWeeks> read_ei_weeks(const CsvTable& table) {
  LawTable law(table);
  std::vector<EiWeeks> rows;
  for (std::size_t row = 0; row < law.row_count(); ++row) {
    const EiWeeks step{law.whole(row, "from_hours"), law.whole(row, "weeks")};
    if (!rows.empty()) {
      law.expect_rise(row, "from_hours", rows.back().from, step.from);
      if (step.weeks < rows.back().weeks) law.report(row, "weeks", "must not fall with the hours");
    }
    rows.push_back(step);
  }
  if (rows.empty()) law.report_missing("from_hours");
  law.finish();
  return rows;
}

EiEntitlement InsuranceLaw::ei_entitlement(std::int64_t insurable_hours, Rate unemployment) const {
  const auto region = std::find_if(tables_.regions.rbegin(), tables_.regions.rend() - 1,
                                   [&](const EiRegion& row) { return unemployment > row.above; });
  EiEntitlement result{region->hours_needed, 0, to_rate(parameters_.benefit_rate)};
  const auto step = std::find_if(tables_.weeks.rbegin(), tables_.weeks.rend(),
                                 [&](const EiWeeks& row) { return insurable_hours >= row.from; });
  if (insurable_hours < region->hours_needed || step == tables_.weeks.rend()) return result;
  const auto most = static_cast<std::int64_t>(parameters_.most_weeks);
  result.weeks = std::min(most, step->weeks + region->extra_weeks);
  return result;
}

Cents InsuranceLaw::ei_weekly(Cents insurable_weekly_earnings, Time at) const {
  expect_money(insurable_weekly_earnings);
  const Cents most = prices_.constant({tables_.weekly_maximum.at(at).value}, at, Indexing::with_prices);
  return smaller(share_of(insurable_weekly_earnings, to_rate(parameters_.benefit_rate)), most);
}

Cents InsuranceLaw::ei_clawback(const EiClaimWeek& week) const {
  expect_money(week.benefit);
  expect_money(week.former_earnings);
  expect_money(week.earnings);
  const Cents limit = share_of(week.former_earnings, to_rate(parameters_.clawback_limit));
  const Cents reduced = share_of(smaller(week.earnings, limit), to_rate(parameters_.clawback_rate));
  return smaller(week.benefit, reduced + excess(week.earnings, limit));
}

}  // namespace piecework::platform_work
