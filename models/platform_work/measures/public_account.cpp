#include "models/platform_work/measures/public_account.h"

namespace piecework::platform_work {

void PublicBalance::see(const MonthView& view, const Resident& resident) {
  if (!view.recorded) return;  // tax is settled from then on
  const Livelihood& own = resident.livelihood;
  const Support support = view.state.supports.of(view.state.people.id(resident.row));
  const std::int64_t benefits = std::int64_t{own.insurance} + own.assistance + support.unearned().value;
  const Traits& traits = resident.career.traits;
  month_.add(traits, residents);
  month_.add(traits, taken, own.gross + benefits + support.withdrawal - own.net);
  month_.add(traits, paid, benefits);
  if (view.evaluated) persons_.see(resident.row, traits);
}

std::array<double, PublicBalance::components.size()> PublicBalance::values_of(
    const std::array<std::int64_t, kinds>& sums) {
  const auto mean = [&](std::int64_t cents) {
    constexpr double cents_per_dollar = 100.0;
    if (sums[residents] == 0) return no_default;
    return static_cast<double>(cents) / cents_per_dollar / static_cast<double>(sums[residents]);
  };
  return {mean(sums[taken]), mean(sums[paid]), mean(sums[taken] - sums[paid])};
}

void PublicBalance::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Sums month = month_.take();
  std::array<std::vector<double>, components.size()> series;
  for (auto& values : series) values.resize(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
    const auto values = values_of(month[cell]);
    for (std::size_t part = 0; part < values.size(); ++part) series[part][cell] = values[part];
    persons[cell] = month[cell][residents];
  }
  for (std::size_t part = 0; part < series.size(); ++part) {
    recorder.record(component_series(info, components[part]), series[part]);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> PublicBalance::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(evaluated_[cell]);
    for (std::size_t part = 0; part < values.size(); ++part) {
      rows.push_back(
          {info.name, components[part].name, cell, components[part].unit, values[part], persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
