#include "models/platform_work/measures/prevalence.h"

#include "models/platform_work/measures/states.h"

namespace piecework::platform_work {
namespace {

constexpr unsigned twelve_months = 0xFFF;

}  // namespace

void Prevalence::observe(const MonthView& view, Recorder& recorder) {
  std::array<Counts, group_count> month{};
  const auto people = view.state.people.rows();
  const auto records = view.state.records.rows();
  for (std::size_t row = 0; row < view.state.residents; ++row) {
    const PersonRecord& record = records[row];
    const bool now = record.month.tasks > 0;
    const bool year = now || (static_cast<unsigned>(record.active_months) << 1 & twelve_months) != 0;
    const std::array<bool, 3> with{now, year, main_state(people[row], record) == MainState::micro};
    const auto cells = cells_of(record.traits);
    for (const std::size_t cell : cells) {
      ++month[cell].residents;
      if (view.evaluated) ++evaluated_[cell].residents;
      for (std::size_t part = 0; part < with.size(); ++part) {
        if (with[part]) ++month[cell].with[part];
        if (with[part] && view.evaluated) ++evaluated_[cell].with[part];
      }
    }
    if (view.evaluated) persons_.see(row, cells);
  }
  if (!view.recorded) return;
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) persons[cell] = month[cell].residents;
  for (std::size_t part = 0; part < components.size(); ++part) {
    std::vector<double> shares(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) shares[cell] = month[cell].share(part);
    recorder.record(component_series(info, components[part]), shares);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> Prevalence::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t part = 0; part < components.size(); ++part) {
      rows.push_back({info.name, components[part].name, cell, components[part].unit, evaluated_[cell].share(part),
                      persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
