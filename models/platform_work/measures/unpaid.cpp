#include "models/platform_work/measures/unpaid.h"

#include "models/platform_work/dispatch/month.h"
#include "sim/tables/quantile.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t unpaid_parts = 2;  // components

double median_of(std::vector<double> values) { return quantiles(values, std::array{0.5})[0]; }

}  // namespace

void UnpaidShare::Kind::add(const MonthView& view, const Resident& resident, const Time& time) {
  samples.add(view, resident, time.unpaid / time.total);
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    month[cell].unpaid += time.unpaid;
    month[cell].total += time.total;
    if (!view.evaluated) continue;
    evaluated[cell].unpaid += time.unpaid;
    evaluated[cell].total += time.total;
  }
}

void UnpaidShare::Kind::close(const MonthView& view, std::size_t first, Recorder& recorder) {
  std::vector<double> shares(group_count);
  std::vector<double> medians(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    shares[cell] = month[cell].share();
    medians[cell] = median_of(samples.month(cell));
  }
  if (view.recorded) {
    recorder.record(component_series(info, components[first]), shares);
    recorder.record(component_series(info, components[first + 1]), medians);
  }
  samples.end_month();
  month = {};
}

void UnpaidShare::see(const MonthView& view, const Resident& resident) {
  const PlatformMonth& own = resident.board;
  if (own.total_seconds() >= least_hour_seconds) {
    const auto total = static_cast<double>(own.total_seconds());
    micro_.add(view, resident, {total - static_cast<double>(own.paid_seconds), total});
  }
  const Driver* driver = driver_of(view.state, resident.record);
  if (driver == nullptr || driver->online_seconds < least_hour_seconds) return;
  const auto online = static_cast<double>(driver->online_seconds);
  dispatch_.add(view, resident, {online - static_cast<double>(driver->engaged_seconds), online});
}

void UnpaidShare::close(const MonthView& view, Recorder& recorder) {
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = static_cast<std::int64_t>(micro_.samples.month(cell).size());
  }
  micro_.close(view, 0, recorder);
  dispatch_.close(view, unpaid_parts, recorder);
  if (view.recorded) recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> UnpaidShare::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    std::size_t part = 0;
    for (const Kind* kind : {&micro_, &dispatch_}) {
      const std::int64_t persons = kind->samples.persons(cell);
      const double median = median_of(kind->samples.evaluated(cell));
      for (const double value : {kind->evaluated[cell].share(), median}) {
        rows.push_back({info.name, components[part].name, cell, components[part].unit, value, persons});
        ++part;
      }
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
