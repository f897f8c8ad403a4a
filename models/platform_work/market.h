#pragma once
// One run: a State, the rules of its arm and what is observed. A value: copying it gives an independent branch.

#include <optional>
#include <span>
#include <type_traits>

#include "models/platform_work/measures/diary.h"
#include "models/platform_work/measures/observer.h"
#include "models/platform_work/measures/panel.h"
#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"
#include "sim/events/engine.h"

namespace piecework::platform_work {

class Market {
 public:
  /// `observed`: false to record nothing, which is how the cost of recording is measured.
  Market(State state, Rules rules, bool observed = true);

  /// Puts the policies of an arm in force from their dates on. Once, and before the first of them starts.
  void branch(std::shared_ptr<const std::vector<PolicyRecord>> policies);

  /// Follows that many residents from the first recorded month on. Once, and before that month.
  void follow(std::size_t panel_size) { panel_.choose(state_, panel_size); }

  /// From now on keeps a diary. Throws InputError as Diary does.
  void keep_diary(const DiaryPlan& plan);

  /// Runs to `until`, exclusive; where a run is cut into pieces changes nothing. Throws Interrupted, or InternalError
  /// when a conservation law breaks.
  void run_until(Time until, const RunControl& control);

  /// Runs to the end of the scenario and closes its last month. Throws as `run_until`.
  void run(const RunControl& control);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const Observer& observer() const { return observer_; }
  [[nodiscard]] const Panel& panel() const { return panel_; }
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// Of a market that keeps one.
  [[nodiscard]] const Diary& diary() const { return diary_.value(); }

  // What the engine needs of a world.
  Schedule<Events>& schedule() { return state_.schedule; }
  template <class Event>
  Ticket& live_ticket(Event event) {
    return state_.live_ticket(event);
  }
  template <class Event>
  void handle(Time time, Event event);
  template <class Event>
    requires std::is_same_v<decltype(Event::row), PersonId>
  void prefetch(Event event) const {
    state_.people.prefetch(event.row);
    if constexpr (std::is_same_v<Event, LabourStep>) {
      state_.careers.prefetch(event.row);
    } else {
      state_.records.prefetch(event.row);
    }
  }
  /// Which life on the board a person has stands in the person's record.
  template <class Event>
    requires is_on_the_board<Event>
  void prefetch_next(Event event) const {
    const std::uint32_t life = state_.records[event.row].board_life;
    if (life != 0) state_.platform.lives.prefetch(BoardLifeId{life - 1});
  }

  /// For a checkpoint; see sim/output/checkpoint.h. The rules, and whether anything is observed or told in a diary, are
  /// the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [state, rules, observed, observer, panel, events, diary] = self;
    list.part("state", state);
    list.part("observer", observer);
    list.part("panel", panel);
    if constexpr (Sections::loading) list.require(panel.fits(state), "panel.members", "names no residents");
    if constexpr (Sections::loading) {
      list.require(observer.board().fits(state), "observer.board", "names what is not there");
    }
    list.value("events", events);
  }

 private:
  void begin_next_month();
  void census();
  void set_active(PolicyId policy, bool active);

  State state_;
  Rules rules_;
  bool observed_;
  Observer observer_;
  Panel panel_;
  std::uint64_t events_ = 0;
  std::optional<Diary> diary_ = {};
};

/// What a market is built from.
struct MarketPlan {
  std::shared_ptr<const Scenario> scenario;
  StreamKey key;
  std::stop_token stop = {};
  std::size_t extra_residents = 0;  // beyond the scenario's, to show that one more person changes nobody else
  bool observed = true;             // false: nothing is recorded
};

/// A market at the start of the warm-up, with everybody in place, the first events scheduled and no policy. Throws
/// Interrupted when `stop` was requested.
Market build_market(const MarketPlan& plan);

}  // namespace piecework::platform_work
