#pragma once
// What may begin for a resident in the month that begins, beside a job or without one: considering to drive, selling on
// platforms, small own-account work. One draw a resident and month, no event and no memory while nothing happens.

#include <array>

#include "models/platform_work/state.h"

namespace piecework::platform_work {

class SideWork {
 public:
  /// At a census, after its month was observed. The chances are those of the month that begins.
  explicit SideWork(const State& state);

  void begin_month(State& state, PersonId person);

  /// After the last resident: the share of drivers in each cell.
  void close(State& state) const;

 private:
  /// Of a month.
  struct Chances {
    double sideline_start = 0.0;
    double sideline_end = 0.0;
    double selling_start = 0.0;
    double selling_end = 0.0;

    explicit Chances(const SideParameters& side);
  };

  void consider_selling(const Career& career, PersonRecord& record, Draws& draws) const;
  void consider_sideline(const State& state, PersonId person, PersonRecord& record, Draws& draws) const;

  Chances chances_;
  std::array<double, peer_cells> consider_{};
  std::array<std::int64_t, peer_cells> residents_{};
};

/// Marks own-account work that has neither employees nor premises, at its start: its pay is lower.
void draw_solo(const State& state, Career& career, Draws& draws);

}  // namespace piecework::platform_work
