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

MainState main_state(const Person& person, const PersonRecord& record) {
  const std::int64_t board = record.month.total_seconds();
  if (board >= static_cast<std::int64_t>(least_hour_seconds) && board > record.job_seconds) return MainState::micro;
  if (record.job_seconds > 0) return MainState::other_job;
  return person.labour_state == LabourState::unemployed ? MainState::unemployed : MainState::not_in_labour_force;
}

void StateOccupancy::observe(const MonthView& view, Recorder& recorder) {
  Counts month{};
  const auto people = view.state.people.rows();
  const auto records = view.state.records.rows();
  for (std::size_t row = 0; row < view.state.residents; ++row) {
    const auto state = static_cast<std::size_t>(main_state(people[row], records[row]));
    const auto cells = cells_of(records[row].traits);
    for (const std::size_t cell : cells) {
      ++month[cell][state];
      if (view.evaluated) ++evaluated_[cell][state];
    }
    if (view.evaluated) persons_.see(row, cells);
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
