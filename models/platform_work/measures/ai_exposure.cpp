#include "models/platform_work/measures/ai_exposure.h"

#include <numeric>

namespace piecework::platform_work {
namespace {

std::int64_t sum_of(const ClassBooks::ByClass& seconds) {
  return std::accumulate(seconds.begin(), seconds.end(), std::int64_t{0});
}

/// now - last, or now + last.
ClassBooks combined(const ClassBooks& now, const ClassBooks& last, std::int64_t sign) {
  ClassBooks books;
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    books.posted_seconds[kind] = now.posted_seconds[kind] + sign * last.posted_seconds[kind];
    books.worked_seconds[kind] = now.worked_seconds[kind] + sign * last.worked_seconds[kind];
    books.novice_seconds[kind] = now.novice_seconds[kind] + sign * last.novice_seconds[kind];
  }
  return books;
}

double exposed_seconds(const ClassBooks& books, const TaskParameters::ByClass& exposure) {
  double seconds = 0.0;
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    seconds += exposure[kind] * static_cast<double>(books.worked_seconds[kind]);
  }
  return seconds;
}

}  // namespace

std::array<double, AiExposure::components.size()> exposure_values(const ClassBooks& books, double exposed,
                                                                  std::int64_t months) {
  std::array<double, AiExposure::components.size()> values{};
  const auto worked = static_cast<double>(sum_of(books.worked_seconds));
  values[0] = worked > 0.0 ? exposed / worked : no_default;
  values[1] = worked > 0.0 ? static_cast<double>(sum_of(books.novice_seconds)) / worked : no_default;
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    const double hours = static_cast<double>(books.posted_seconds[kind]) / seconds_per_hour;
    values[2 + kind] = months > 0 ? hours / static_cast<double>(months) : no_default;
  }
  return values;
}

void AiExposure::see(const MonthView& view, const Resident& resident) {
  if (resident.board.tasks == 0) return;
  workers_.add(resident.career.traits, 0);
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
}

void AiExposure::close(const MonthView& view, Recorder& recorder) {
  const ClassBooks& now = view.state.platform.demand.books;
  const ClassBooks month = combined(now, last_, -1);
  const double exposed = exposed_seconds(month, view.state.scenario->board_demand.exposure);
  last_ = now;
  const auto workers = workers_.take();
  if (view.evaluated) {
    evaluated_ = combined(evaluated_, month, 1);
    exposed_ += exposed;
    ++months_;
  }
  if (!view.recorded) return;
  const auto values = exposure_values(month, exposed, 1);
  for (std::size_t part = 0; part < components.size(); ++part) {
    std::vector<double> series(group_count, no_default);
    series[everybody_cell] = values[part];
    recorder.record(component_series(info, components[part]), series);
  }
  std::vector<std::int64_t> persons;
  for (const auto& own : workers) persons.push_back(own[0]);
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> AiExposure::summary() const {
  std::vector<SummaryRow> rows;
  const auto values = exposure_values(evaluated_, exposed_, months_);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t part = 0; part < components.size(); ++part) {
      rows.push_back({info.name, components[part].name, cell, components[part].unit,
                      cell == everybody_cell ? values[part] : no_default, persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
