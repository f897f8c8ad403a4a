#include "models/platform_work/measures/prevalence.h"

namespace piecework::platform_work {
namespace {

constexpr unsigned twelve_months = 0xFFF;

}  // namespace

void Prevalence::see(const MonthView& view, const Resident& resident) {
  const PersonRecord& record = resident.record;
  const bool now = record.month.tasks > 0;
  const bool year = now || (static_cast<unsigned>(record.active_months) << 1 & twelve_months) != 0;
  const bool main = resident.main == MainState::micro;
  month_.add(resident.career.traits, std::size_t{now} | std::size_t{year} << 1 | std::size_t{main} << 2);
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
}

void Prevalence::close(const MonthView& view, Recorder& recorder) {
  std::array<Counts, group_count> month{};
  const auto kinds = month_.take();
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; kind < kinds[cell].size(); ++kind) {
      month[cell].add(kind, kinds[cell][kind]);
      if (view.evaluated) evaluated_[cell].add(kind, kinds[cell][kind]);
    }
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
