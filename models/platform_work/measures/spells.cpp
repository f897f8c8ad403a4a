#include "models/platform_work/measures/spells.h"

#include <algorithm>

namespace piecework::platform_work {

void StateSpells::see(const MonthView& view, Residents residents) {
  if (last_.size() <= residents.back().row) {
    const std::size_t rows = view.state.people.size();
    last_.reserve(rows);
    began_.reserve(rows);
    last_.resize(rows, not_seen);
    began_.resize(rows);
  }
  for (const Resident& resident : residents) {
    const auto now = static_cast<std::uint8_t>(resident.main);
    const std::uint8_t before = last_[resident.row];
    if (before != not_seen) ++transitions_[before * main_states + now];
    if (before == now) continue;
    if (before != not_seen) end_spell(view, resident);
    last_[resident.row] = now;
    began_[resident.row] = censuses_;
  }
}

void StateSpells::end_spell(const MonthView& view, const Resident& resident) {
  const std::uint16_t began = began_[resident.row];
  if (!view.evaluated || began == 0) return;
  const std::size_t state = last_[resident.row];
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    ++ended_[state][cell].spells;
    ended_[state][cell].months += censuses_ - began;
  }
  persons_[state].see(resident.row, resident.career.traits);
}

void StateSpells::close(const MonthView& view, Recorder& recorder) {
  if (view.recorded) {
    recorder.record({"/transitions/state",
                     "persons",
                     "residents by main state in two months in a row",
                     "résidents selon l'état principal de deux mois consécutifs",
                     "counts of residents by the state of M4 in the month before (from_state) and in this month "
                     "(to_state), residents present at the end of both; zero in the first month if there is no warm-up",
                     {"from_state", "to_state"},
                     transitions_.size()},
                    std::vector<std::int64_t>(transitions_.begin(), transitions_.end()));
  }
  transitions_ = {};
  ++censuses_;
}

double StateSpells::mean_months(std::size_t state, std::size_t cell) const {
  const Ended& ended = ended_[state][cell];
  return ended.spells > 0 ? static_cast<double>(ended.months) / static_cast<double>(ended.spells) : no_default;
}

bool StateSpells::fits() const {
  return std::ranges::all_of(last_, [](std::uint8_t state) { return state < main_states || state == not_seen; });
}

}  // namespace piecework::platform_work
