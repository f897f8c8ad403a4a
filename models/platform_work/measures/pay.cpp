#include "models/platform_work/measures/pay.h"

#include "models/platform_work/dispatch/month.h"
#include "sim/tables/quantile.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t pay_parts = 4;  // components

/// `above`: how many of them reach the minimum wage of their month.
std::array<double, pay_parts> values_of(std::vector<double> values, std::int64_t above) {
  const double share = values.empty() ? no_default : static_cast<double>(above) / static_cast<double>(values.size());
  const auto [tenth, median, ninth] = quantiles(values, std::array{0.1, 0.5, 0.9});
  return {median, tenth, ninth, share};
}

/// In force when the month that just ended began, CAD per hour.
double minimum_of_month(const MonthView& view) {
  const Time began = view.began();
  return static_cast<double>(view.state.scenario->public_side.minimum_wage_cents(began).value) / 100.0;
}

double in_hours(std::int64_t seconds) { return static_cast<double>(seconds) / seconds_per_hour; }

}  // namespace

void EffectivePay::Kind::add(const MonthView& view, const Resident& resident, double hourly) {
  samples.add(view, resident, hourly);
  if (hourly < minimum_of_month(view)) return;
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    ++month[cell];
    if (view.evaluated) ++evaluated[cell];
  }
}

void EffectivePay::Kind::close(const MonthView& view, std::size_t first, Recorder& recorder) {
  std::array<std::vector<double>, pay_parts> series;
  for (auto& values : series) values.resize(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(samples.month(cell), month[cell]);
    for (std::size_t part = 0; part < pay_parts; ++part) series[part][cell] = values[part];
  }
  for (std::size_t part = 0; view.recorded && part < pay_parts; ++part) {
    recorder.record(component_series(info, components[first + part]), series[part]);
  }
  samples.end_month();
  month = {};
}

void EffectivePay::see(const MonthView& view, const Resident& resident) {
  const PlatformMonth& month = resident.board;
  if (month.total_seconds() >= least_hour_seconds) {
    const double pay = static_cast<double>(month.pay_cents) / 100.0 * view.state.scenario->board.exchange_rate;
    micro_.add(view, resident, pay / in_hours(month.total_seconds()));
  }
  const Driver* driver = driver_of(view.state, resident.record);
  if (driver == nullptr || driver->online_seconds < least_hour_seconds) return;
  const double net = static_cast<double>(driver->pay_cents) - static_cast<double>(driver->cost_cents);
  dispatch_.add(view, resident, net / 100.0 / in_hours(driver->online_seconds));
}

void EffectivePay::close(const MonthView& view, Recorder& recorder) {
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = static_cast<std::int64_t>(micro_.samples.month(cell).size());
  }
  micro_.close(view, 0, recorder);
  dispatch_.close(view, pay_parts, recorder);
  if (view.recorded) recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> EffectivePay::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    std::size_t part = 0;
    for (const Kind* kind : {&micro_, &dispatch_}) {
      const std::int64_t persons = kind->samples.persons(cell);
      for (const double value : values_of(kind->samples.evaluated(cell), kind->evaluated[cell])) {
        rows.push_back({info.name, components[part].name, cell, components[part].unit, value, persons});
        ++part;
      }
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
