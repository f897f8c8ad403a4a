#include "models/platform_work/measures/states.h"

#include <numeric>

namespace piecework::platform_work {
namespace {

double share(const std::array<std::int64_t, main_states>& counts, std::size_t state) {
  const std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  return total > 0 ? static_cast<double>(counts[state]) / static_cast<double>(total) : no_default;
}

}  // namespace

void StateOccupancy::see(const MonthView& view, Residents residents) {
  for (const Resident& resident : residents) {
    month_.add_to(resident.combination, static_cast<std::size_t>(resident.main));
  }
  if (view.evaluated) persons_.see(residents);
  spells_.see(view, residents);
}

void StateOccupancy::close(const MonthView& view, Recorder& recorder) {
  const Counts month = month_.take();
  spells_.close(view, recorder);
  for (std::size_t cell = 0; view.evaluated && cell < group_count; ++cell) {
    for (std::size_t state = 0; state < main_states; ++state) evaluated_[cell][state] += month[cell][state];
  }
  if (!view.recorded) return;
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = std::accumulate(month[cell].begin(), month[cell].end(), std::int64_t{0});
  }
  for (std::size_t state = 0; state < main_states; ++state) {
    std::vector<double> shares(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) shares[cell] = share(month[cell], state);
    recorder.record(component_series(info, components[state]), shares);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> StateOccupancy::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t state = 0; state < main_states; ++state) {
      rows.push_back({info.name, components[state].name, cell, components[state].unit, share(evaluated_[cell], state),
                      persons_.count(cell)});
    }
    for (std::size_t state = 0; state < main_states; ++state) {
      const ComponentInfo& component = components[main_states + state];
      rows.push_back({info.name, component.name, cell, component.unit, spells_.mean_months(state, cell),
                      spells_.persons(state, cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
