#include "models/platform_work/measures/pay.h"

#include "sim/tables/quantile.h"

namespace piecework::platform_work {
namespace {

/// `above`: how many of them reach the minimum wage of their month.
std::array<double, 4> values_of(const std::vector<double>& sorted, std::int64_t above) {
  const double share = sorted.empty() ? no_default : static_cast<double>(above) / static_cast<double>(sorted.size());
  return {quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9), share};
}

/// In force when the month that just ended began, CAD per hour.
double minimum_of_month(const MonthView& view) {
  const Time began = start_of_month(month_index(view.state.now) - 1);
  return static_cast<double>(view.state.scenario->public_side.minimum_wage_cents(began).value) / 100.0;
}

}  // namespace

void EffectivePay::see(const MonthView& view, const Resident& resident) {
  const PlatformMonth& month = resident.record.month;
  if (month.total_seconds() < least_hour_seconds) return;
  const double rate = view.state.scenario->board.exchange_rate;
  const double hours = static_cast<double>(month.total_seconds()) / seconds_per_hour;
  const double pay = static_cast<double>(month.pay_cents) / 100.0 * rate / hours;
  samples_.add(view, resident, pay);
  if (pay < minimum_of_month(view)) return;
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    ++month_[cell];
    if (view.evaluated) ++evaluated_[cell];
  }
}

void EffectivePay::close(const MonthView& view, Recorder& recorder) {
  std::array<std::vector<double>, components.size()> series;
  for (auto& values : series) values.resize(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(samples_.month_sorted(cell), month_[cell]);
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
  month_ = {};
}

std::vector<SummaryRow> EffectivePay::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(samples_.evaluated_sorted(cell), evaluated_[cell]);
    for (std::size_t part = 0; part < values.size(); ++part) {
      rows.push_back(
          {info.name, components[part].name, cell, components[part].unit, values[part], samples_.persons(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
