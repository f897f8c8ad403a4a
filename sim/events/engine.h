#pragma once
// The loop: takes events in order until a time, tells how far it is and stops when asked.

#include <atomic>
#include <cstdint>
#include <stop_token>

#include "sim/base/error.h"
#include "sim/base/time.h"

namespace piecework {

/// How a run is watched and stopped from outside. `fraction` goes from 0 to 1.
struct RunControl {
  std::stop_token stop;
  std::atomic<double>* fraction = nullptr;
};

struct RunSpan {
  Time from;   // where the fraction is 0
  Time until;  // exclusive: an event at this second is not taken
  Time whole;  // where the fraction is 1; the same as `until` unless a run is cut into pieces
};

/// World has `schedule()`, a Schedule of its events, and `handle(Time, Event)` for each of them. Returns the number of
/// events taken. Throws Interrupted when a stop was requested; the world is then at an event boundary.
template <class World>
std::uint64_t run_events(World& world, const RunSpan& span, const RunControl& control) {
  constexpr std::uint64_t look_up_every = 4096;  // a fraction of a millisecond between looks
  std::uint64_t taken = 0;
  const auto length = static_cast<double>((span.whole - span.from).seconds);
  const auto visit = [&](Time time, auto event) {
    world.handle(time, event);
    if (taken % look_up_every == 0 && control.fraction != nullptr) {
      control.fraction->store(static_cast<double>((time - span.from).seconds) / length, std::memory_order_relaxed);
    }
  };
  while (world.schedule().take_before(span.until, world, visit)) {
    if (++taken % look_up_every == 0 && control.stop.stop_requested()) throw Interrupted();
  }
  return taken;
}

}  // namespace piecework
