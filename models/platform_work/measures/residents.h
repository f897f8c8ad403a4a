#pragma once
// How a census shows the residents of a city to what observes them: some at a time, to one observer after the other, in
// the order of their rows. An observer's own loop then runs over what has just been read, and what it asks of the month
// it asks once.
//
// An observer sees either each resident, `see(view, resident)`, or some of them, `see(view, residents)`, and may say
// whom it is about; it is then shown nobody else.

#include <concepts>
#include <span>
#include <type_traits>
#include <vector>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/measures/main_state.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The month that just ended; the state is that at its end, with the month's books still in it.
struct MonthView {
  const State& state;
  bool recorded = false;   // after the warm-up
  bool evaluated = false;  // inside the evaluation period
  /// Of the month that begins now, since January 1970: asked for often, and costly to find.
  std::int64_t next_month = month_index(state.now);

  /// When the month that ended began.
  Time month_began = start_of_month(next_month - 1);

  [[nodiscard]] Time began() const { return month_began; }
};

/// Whether a calendar year ended with this month.
inline bool is_december(const MonthView& view) { return view.next_month % months_in_a_year == 0; }

/// A resident at the census.
struct Resident {
  std::size_t row = 0;
  const Person& person;
  const Career& career;
  const PersonRecord& record;
  const Livelihood& livelihood;
  const PlatformMonth& board;                       // of the month that ended
  std::uint8_t combination = 0;                     // of traits
  MainState main = MainState::not_in_labour_force;  // in the month that ended
  bool on_platforms = false;                        // what only platforms bring about need not be asked of others
};
static_assert(trait_combinations <= 256);

/// In the order of their rows.
using Residents = std::span<const Resident>;

/// Has had an account on the board, has one on the marketplace, drives, or has driven or sold something.
inline bool has_used_platforms(const PersonRecord& record) {
  return record.board_life != 0 || record.account != no_account || record.driver != no_driver ||
         record.months_since_driving != never_done || record.months_since_selling != never_done;
}

/// Sees nothing in residents who have never used a platform.
template <class Observer>
concept OfPlatforms = requires { requires Observer::only_of_platforms; };

/// Says of whom it sees anything.
template <class Observer>
concept OfSome = requires(const Resident& resident) {
  { Observer::is_about(resident) } -> std::same_as<bool>;
};

/// Sees some at a time, at least one.
template <class Observer>
concept SeesSome =
    requires(Observer& observer, const MonthView& view, Residents residents) { observer.see(view, residents); };

/// Those who are shown next.
class ShownResidents {
 public:
  static constexpr std::size_t most = 64;  // so that what is read of them stays near

  explicit ShownResidents(const State& state) : off_platforms_(state) {
    all_.reserve(most);
    on_platforms_.reserve(most);
  }

  void add(const State& state, std::size_t row) {
    const Career& career = state.careers.rows()[row];
    const PersonRecord& record = state.records.rows()[row];
    const bool on_platforms = has_used_platforms(record);
    all_.push_back({row, state.people.rows()[row], career, record, state.livelihoods.rows()[row],
                    state.board_life(record).month, static_cast<std::uint8_t>(combination_of(career.traits)),
                    on_platforms ? main_state(state, career, record) : off_platforms_.of(career, record),
                    on_platforms});
    if (on_platforms) on_platforms_.push_back(all_.back());
  }

  [[nodiscard]] bool is_full() const { return all_.size() == most; }

  template <class Observer>
  void show(const MonthView& view, Observer& observer) const {
    const Residents residents = OfPlatforms<Observer> ? on_platforms_ : all_;
    if (residents.empty()) return;
    if constexpr (SeesSome<Observer>) {
      observer.see(view, residents);
    } else {
      for (const Resident& resident : residents) {
        if constexpr (OfSome<Observer>) {
          if (!Observer::is_about(resident)) continue;
        }
        observer.see(view, resident);
      }
    }
  }

  void clear() {
    all_.clear();
    on_platforms_.clear();
  }

 private:
  std::vector<Resident> all_;
  std::vector<Resident> on_platforms_;
  StatesOffPlatforms off_platforms_;
};

/// For what a census reads of a person, some rows ahead.
inline void ask_for_row(const State& state, std::size_t row) {
  if (row >= state.people.size()) return;
  const PersonId id = state.people.id(row);
  state.careers.prefetch(id);
  state.records.prefetch(id);
  state.livelihoods.prefetch(id);
}

/// Shows every resident to all of these, in one pass: rows are many and far apart in memory.
template <class... Observers>
void show_residents(const MonthView& view, Observers&... observers) {
  const State& state = view.state;
  constexpr std::size_t ahead = 16;
  ShownResidents shown(state);
  const auto show = [&] {
    (shown.show(view, observers), ...);
    shown.clear();
  };
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    ask_for_row(state, row + ahead);
    if (state.careers.rows()[row].presence != Presence::here) continue;
    shown.add(state, row);
    if (shown.is_full()) show();
  }
  show();
}

}  // namespace piecework::platform_work
