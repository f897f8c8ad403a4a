#include "models/platform_work/measures/requester_side.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t supply = 3;  // component that stands with each group

double ratio(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : no_default;
}

}  // namespace

RequesterSide::Sums& RequesterSide::Sums::operator+=(const Sums& other) {
  filled += other.filled;
  ended += other.ended;
  submitted += other.submitted;
  approved += other.approved;
  cents += other.cents;
  for (std::size_t cell = 0; cell < group_count; ++cell) by_group[cell] += other.by_group[cell];
  return *this;
}

double RequesterSide::Sums::value(std::size_t component, std::size_t cell) const {
  if (component == supply) return ratio(by_group[cell], submitted);
  if (cell != everybody_cell) return no_default;
  switch (component) {
    case 0: return ratio(filled, ended);
    case 1: return ratio(approved, submitted);
    default: return ratio(cents, approved) / 100.0;
  }
}

void RequesterSide::see(const MonthView& view, const Resident& resident) {
  const std::int64_t own = resident.board.tasks;
  if (own == 0) return;
  month_.add(resident.career.traits, workers);
  month_.add(resident.career.traits, tasks, own);
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
}

void RequesterSide::close(const MonthView& view, Recorder& recorder) {
  const BoardBooks& now = view.state.platform.books;
  Sums month;
  month.filled = now.batches_filled - last_.batches_filled;
  month.ended = month.filled + now.batches_expired - last_.batches_expired;
  month.submitted = now.tasks_done - last_.tasks_done;
  month.approved = month.submitted - (now.tasks_rejected - last_.tasks_rejected);
  month.cents = now.spent_cents() - last_.spent_cents();
  last_ = now;
  const auto counts = month_.take();
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    month.by_group[cell] = counts[cell][tasks];
    persons[cell] = counts[cell][workers];
  }
  if (view.evaluated) evaluated_ += month;
  if (!view.recorded) return;
  for (std::size_t component = 0; component < components.size(); ++component) {
    std::vector<double> values(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) values[cell] = month.value(component, cell);
    recorder.record(component_series(info, components[component]), values);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> RequesterSide::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t component = 0; component < components.size(); ++component) {
      rows.push_back({info.name, components[component].name, cell, components[component].unit,
                      evaluated_.value(component, cell), persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
