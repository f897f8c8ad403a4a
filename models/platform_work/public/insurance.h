#pragma once
// Employment Insurance, regular benefits. Hours needed and weeks follow the table of weeks of benefit of the Employment
// Insurance Act (Schedule I) as a sum: weeks by insurable hours at the lowest unemployment rate plus extra weeks by the
// local rate. Cents of constant dollars a week. Not modelled: waiting week, temporary measures, repayment at high
// incomes, what "best weeks" earnings are averaged over, reasons for leaving a job.

#include "models/platform_work/public/insurance_parameters.h"
#include "models/platform_work/public/money.h"
#include "models/platform_work/public/schedule.h"

namespace piecework::platform_work {

/// For local unemployment rates above `above`, up to the next row's.
struct EiRegion {
  Rate above;
  std::int64_t hours_needed = 0;
  std::int64_t extra_weeks = 0;
};

/// For insurable hours from `from` on.
struct EiWeeks {
  std::int64_t from = 0;
  std::int64_t weeks = 0;
};

struct EiTables {
  std::vector<EiRegion> regions;
  std::vector<EiWeeks> weeks;
  DatedSchedule weekly_maximum;  // nominal cents
};

/// Throw InputError with file, line and column.
std::vector<EiRegion> read_ei_regions(const CsvTable& table);
std::vector<EiWeeks> read_ei_weeks(const CsvTable& table);

struct EiEntitlement {
  std::int64_t hours_needed = 0;
  std::int64_t weeks = 0;  // 0: not entitled
  Rate benefit_rate;       // of insurable weekly earnings, up to the maximum of the date
};

/// A week on claim. Former earnings are the insurable weekly earnings that the benefit was reckoned from.
struct EiClaimWeek {
  Cents benefit;
  Cents former_earnings;
  Cents earnings;
};

/// Valid as long as what it refers to.
class InsuranceLaw {
 public:
  InsuranceLaw(const InsuranceParameters& parameters, const EiTables& tables, const Prices& prices)
      : parameters_(parameters), tables_(tables), prices_(prices) {}

  [[nodiscard]] EiEntitlement ei_entitlement(std::int64_t insurable_hours, Rate unemployment) const;
  [[nodiscard]] Cents ei_weekly(Cents insurable_weekly_earnings, Time at) const;
  /// What earnings on claim take off the week's benefit; never more than the benefit.
  [[nodiscard]] Cents ei_clawback(const EiClaimWeek& week) const;

 private:
  const InsuranceParameters& parameters_;
  const EiTables& tables_;
  const Prices& prices_;
};

}  // namespace piecework::platform_work
