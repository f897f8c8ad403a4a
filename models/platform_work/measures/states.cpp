#include "models/platform_work/measures/states.h"

#include <numeric>

namespace piecework::platform_work {
namespace {

constexpr std::size_t states = StateOccupancy::components.size();

double share(const std::array<std::int64_t, states>& counts, std::size_t state) {
  const std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  return total > 0 ? static_cast<double>(counts[state]) / static_cast<double>(total) : no_default;
}

}  // namespace

void StateOccupancy::see(const MonthView& view, const Resident& resident) {
  month_.add(resident.career.traits, static_cast<std::size_t>(main_state(resident.career, resident.record)));
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
}

void StateOccupancy::close(const MonthView& view, Recorder& recorder) {
  const Counts month = month_.take();
  for (std::size_t cell = 0; view.evaluated && cell < group_count; ++cell) {
    for (std::size_t state = 0; state < states; ++state) evaluated_[cell][state] += month[cell][state];
  }
  if (!view.recorded) return;
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = std::accumulate(month[cell].begin(), month[cell].end(), std::int64_t{0});
  }
  for (std::size_t state = 0; state < states; ++state) {
    std::vector<double> shares(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) shares[cell] = share(month[cell], state);
    recorder.record(component_series(info, components[state]), shares);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> StateOccupancy::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t state = 0; state < states; ++state) {
      rows.push_back({info.name, components[state].name, cell, components[state].unit, share(evaluated_[cell], state),
                      persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
