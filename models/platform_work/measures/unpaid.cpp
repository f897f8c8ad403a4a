#include "models/platform_work/measures/unpaid.h"

#include "sim/tables/quantile.h"

namespace piecework::platform_work {

void UnpaidShare::see(const MonthView& view, const Resident& resident) {
  const PlatformMonth& own = resident.record.month;
  if (own.total_seconds() < least_hour_seconds) return;
  const auto total = static_cast<double>(own.total_seconds());
  const double unpaid = total - static_cast<double>(own.paid_seconds);
  samples_.add(view, resident, unpaid / total);
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    month_[cell].unpaid += unpaid;
    month_[cell].total += total;
    if (!view.evaluated) continue;
    evaluated_[cell].unpaid += unpaid;
    evaluated_[cell].total += total;
  }
}

void UnpaidShare::close(const MonthView& view, Recorder& recorder) {
  std::vector<double> shares(group_count);
  std::vector<double> medians(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    shares[cell] = month_[cell].share();
    medians[cell] = quantile(samples_.month_sorted(cell), 0.5);
    persons[cell] = static_cast<std::int64_t>(samples_.month(cell).size());
  }
  if (view.recorded) {
    recorder.record(component_series(info, components[0]), shares);
    recorder.record(component_series(info, components[1]), medians);
    recorder.record(persons_series(info), persons);
  }
  samples_.end_month();
  month_ = {};
}

std::vector<SummaryRow> UnpaidShare::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const std::int64_t persons = samples_.persons(cell);
    rows.push_back({info.name, components[0].name, cell, components[0].unit, evaluated_[cell].share(), persons});
    const double median = quantile(samples_.evaluated_sorted(cell), 0.5);
    rows.push_back({info.name, components[1].name, cell, components[1].unit, median, persons});
  }
  return rows;
}

}  // namespace piecework::platform_work
