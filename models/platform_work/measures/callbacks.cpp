#include "models/platform_work/measures/callbacks.h"

namespace piecework::platform_work {
namespace {

using Kinds = std::array<ApplicationCounts, applicant_kinds>;

constexpr std::size_t everyone = 0;
constexpr std::size_t first_history = 1;
constexpr std::size_t minority = first_history + histories;
constexpr std::size_t others = minority + 1;
static_assert(others + 1 == CallbackRatio::components.size());

constexpr ComponentInfo sent{"applications", "applications", "applications sent", "candidatures envoyées",
                             "applications for jobs off the board that the month's ratios rest on"};

bool belongs(std::size_t component, std::size_t kind) {
  const bool is_minority = kind % 2 != 0;
  if (component == everyone) return true;
  if (component == minority || component == others) return is_minority == (component == minority);
  return kind / 2 == component - first_history;
}

ApplicationCounts sum(const Kinds& kinds, std::size_t component) {
  ApplicationCounts all;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (belongs(component, kind)) all += kinds[kind];
  }
  return all;
}

double ratio(const ApplicationCounts& counts) {
  if (counts.applications == 0) return no_default;
  return static_cast<double>(counts.callbacks) / static_cast<double>(counts.applications);
}

}  // namespace

void CallbackRatio::see(const MonthView& view, const Resident& resident) {
  const Career& career = resident.career;
  applicants_.add(career.traits, 0);
  if (!view.evaluated) return;
  persons_[everyone].see(resident.row, career.traits);
  persons_[career.is(Flag::visible_minority) ? minority : others].see(resident.row, career.traits);
  for (std::size_t history = 0; history < histories; ++history) {
    if ((career.applied >> history & 1) != 0) persons_[first_history + history].see(resident.row, career.traits);
  }
}

void CallbackRatio::close(const MonthView& view, Recorder& recorder) {
  const ApplicationBook& book = view.state.jobs.applications;
  Counts month{};
  for (std::size_t combination = 0; combination < trait_combinations; ++combination) {
    for (const std::size_t cell : cells_of(traits_of(combination))) {
      for (std::size_t kind = 0; kind < applicant_kinds; ++kind) {
        month[cell][kind] += book.counts[combination][kind] - last_.counts[combination][kind];
      }
    }
  }
  last_ = book;
  const auto applicants = applicants_.take();
  for (std::size_t cell = 0; view.evaluated && cell < group_count; ++cell) {
    for (std::size_t kind = 0; kind < applicant_kinds; ++kind) evaluated_[cell][kind] += month[cell][kind];
  }
  if (!view.recorded) return;
  for (std::size_t part = 0; part < components.size(); ++part) {
    std::vector<double> ratios(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) ratios[cell] = ratio(sum(month[cell], part));
    recorder.record(component_series(info, components[part]), ratios);
  }
  std::vector<std::int64_t> applications(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    applications[cell] = sum(month[cell], everyone).applications;
    persons[cell] = applicants[cell][0];
  }
  recorder.record(component_series(info, sent), applications);
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> CallbackRatio::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t part = 0; part < components.size(); ++part) {
      rows.push_back({info.name, components[part].name, cell, components[part].unit, ratio(sum(evaluated_[cell], part)),
                      persons_[part].count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
