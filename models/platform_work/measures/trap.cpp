#include "models/platform_work/measures/trap.h"

namespace piecework::platform_work {
namespace {

// The definition's own numbers.
constexpr std::uint8_t window_months = 36;
constexpr std::uint8_t trap_months = 12;

Keep forget(const MicroWindow&) { return Keep::no; }

}  // namespace

void TrapShare::see(const MonthView& view, const Resident& resident) {
  bool entered = false;
  windows_.pass(resident.row, forget, [&](MicroWindow& window) {
    entered = true;
    return see_month(window, resident.main);
  });
  if (entered || !view.recorded || resident.main != MainState::micro) return;
  const Traits& traits = resident.career.traits;
  windows_.add({static_cast<std::uint32_t>(resident.row), static_cast<std::uint8_t>(combination_of(traits)), 1, 1, 0});
  entered_.add(traits, 0);
}

Keep TrapShare::see_month(MicroWindow& window, MainState main) {
  if (window.months >= window_months) return Keep::yes;
  ++window.months;
  if (main == MainState::micro) ++window.micro;
  if (main == MainState::freelance || main == MainState::commensurate) ++window.escapes;
  if (window.months < window_months) return Keep::yes;
  for (const std::size_t cell : cells_of(traits_of(window.combination))) {
    ++totals_[cell].whole;
    if (window.micro >= trap_months && window.escapes == 0) ++totals_[cell].trapped;
  }
  return Keep::yes;
}

void TrapShare::close(const MonthView& view, Recorder& recorder) {
  windows_.end(forget);
  const auto entered = entered_.take();
  std::vector<double> entrants(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    totals_[cell].entrants += entered[cell][0];
    entrants[cell] = static_cast<double>(entered[cell][0]);
  }
  if (!view.recorded) return;
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) persons[cell] = entered[cell][0];
  recorder.record(component_series(info, components[1]), entrants);
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> TrapShare::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto& [entrants, whole, trapped] = totals_[cell];
    const double share = whole > 0 ? static_cast<double>(trapped) / static_cast<double>(whole) : no_default;
    rows.push_back({info.name, components[0].name, cell, components[0].unit, share, whole});
    rows.push_back({info.name, components[1].name, cell, components[1].unit, static_cast<double>(entrants), entrants});
  }
  return rows;
}

}  // namespace piecework::platform_work
