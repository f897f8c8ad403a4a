#pragma once
// One run: a State, the rules of its arm and what is observed. A value: copying it gives an independent branch.

#include "models/platform_work/measures/observer.h"
#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"
#include "sim/events/engine.h"

namespace piecework::platform_work {

class Market {
 public:
  Market(State state, Rules rules);

  /// Runs to the end of the scenario. Throws Interrupted, or InternalError when a conservation law breaks.
  void run(const RunControl& control);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const Observer& observer() const { return observer_; }
  [[nodiscard]] std::uint64_t events() const { return events_; }

  // What the engine needs of a world.
  Schedule<Events>& schedule() { return state_.schedule; }
  template <class Event>
  Ticket& live_ticket(Event event) {
    return state_.live_ticket(event);
  }
  template <class Event>
  void handle(Time time, Event event);

 private:
  void census();
  void set_active(PolicyId policy, bool active);

  State state_;
  Rules rules_;
  Observer observer_;
  std::uint64_t events_ = 0;
};

/// What a market is built from.
struct MarketPlan {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const std::vector<PolicyRecord>> policies;
  StreamKey key;
  std::stop_token stop = {};
  std::size_t extra_residents = 0;  // beyond the scenario's, to show that one more person changes nobody else
};

/// A market at the start of the warm-up, with everybody in place and the first events scheduled. Throws Interrupted
/// when `stop` was requested.
Market build_market(const MarketPlan& plan);

}  // namespace piecework::platform_work
