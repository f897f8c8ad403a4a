#include "models/platform_work/measures/pay.h"

#include <algorithm>

#include "sim/tables/quantile.h"

namespace piecework::platform_work {
namespace {

double share_at_least(const std::vector<double>& sorted, double bound) {
  if (sorted.empty()) return no_default;
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), bound);
  return static_cast<double>(sorted.end() - first) / static_cast<double>(sorted.size());
}

std::array<double, 4> values_of(const std::vector<double>& sorted, double minimum) {
  return {quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9), share_at_least(sorted, minimum)};
}

}  // namespace

void EffectivePay::see(const MonthView& view, const Resident& resident) {
  const PlatformMonth& month = resident.record.month;
  if (month.total_seconds() < least_hour_seconds) return;
  const double rate = view.state.scenario->board.exchange_rate;
  const double hours = static_cast<double>(month.total_seconds()) / seconds_per_hour;
  samples_.add(view, resident, static_cast<double>(month.pay_cents) / 100.0 * rate / hours);
}

void EffectivePay::close(const MonthView& view, Recorder& recorder) {
  minimum_ = view.state.scenario->jobs.minimum_wage;
  std::array<std::vector<double>, components.size()> series;
  for (auto& values : series) values.resize(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(samples_.month_sorted(cell), minimum_);
    for (std::size_t part = 0; part < values.size(); ++part) series[part][cell] = values[part];
    persons[cell] = static_cast<std::int64_t>(samples_.month(cell).size());
  }
  if (view.recorded) {
    for (std::size_t part = 0; part < series.size(); ++part) {
      recorder.record(component_series(info, components[part]), series[part]);
    }
    recorder.record(persons_series(info), persons);
  }
  samples_.end_month();
}

std::vector<SummaryRow> EffectivePay::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(samples_.evaluated_sorted(cell), minimum_);
    for (std::size_t part = 0; part < values.size(); ++part) {
      rows.push_back(
          {info.name, components[part].name, cell, components[part].unit, values[part], samples_.persons(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
