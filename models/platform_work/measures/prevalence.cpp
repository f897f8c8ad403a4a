#include "models/platform_work/measures/prevalence.h"

namespace piecework::platform_work {

double Prevalence::share(const Month::Counts& counts, std::size_t cell, std::size_t part) {
  const std::int64_t residents = counts[cell][everybody];
  return residents > 0 ? static_cast<double>(counts[cell][part]) / static_cast<double>(residents) : no_default;
}

/// Components from `first` on: month, year, main.
void Prevalence::add(const Traits& traits, std::size_t first, const Use& use) {
  if (use.month) month_.add(traits, first);
  if (use.year) month_.add(traits, first + 1);
  if (use.main) month_.add(traits, first + 2);
}

void Prevalence::see(const MonthView& view, Residents residents) {
  for (const Resident& resident : residents) {
    month_.add_to(resident.combination, everybody);
    if (resident.on_platforms) see_use(view, resident);
  }
  if (view.evaluated) persons_.see(residents);
}

void Prevalence::see_use(const MonthView& view, const Resident& resident) {
  constexpr std::size_t micro = 0;
  constexpr std::size_t dispatch = 3;
  constexpr std::size_t selling = 6;  // has no main activity
  constexpr std::size_t any = 8;
  const Traits& traits = resident.career.traits;
  const Use all = any_use(view, resident);
  if (!all.year && !all.main) return;
  add(traits, micro, use_of(PlatformKind::micro, view, resident));
  add(traits, dispatch, use_of(PlatformKind::dispatch, view, resident));
  add(traits, selling, use_of(PlatformKind::selling, view, resident));
  add(traits, any, all);
}

void Prevalence::close(const MonthView& view, Recorder& recorder) {
  const Month::Counts month = month_.take();
  for (std::size_t cell = 0; view.evaluated && cell < group_count; ++cell) {
    for (std::size_t kind = 0; kind < month[cell].size(); ++kind) evaluated_[cell][kind] += month[cell][kind];
  }
  if (!view.recorded) return;
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) persons[cell] = month[cell][everybody];
  for (std::size_t part = 0; part < components.size(); ++part) {
    std::vector<double> shares(group_count);
    for (std::size_t cell = 0; cell < group_count; ++cell) shares[cell] = share(month, cell, part);
    recorder.record(component_series(info, components[part]), shares);
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> Prevalence::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t part = 0; part < components.size(); ++part) {
      rows.push_back({info.name, components[part].name, cell, components[part].unit, share(evaluated_, cell, part),
                      persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
