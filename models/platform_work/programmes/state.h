#pragma once
// A training programme: who may enter, how many at once, how long, what it teaches, what it costs.

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/platform_work/programmes/events.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

/// What a programme is; the policy that opens it fills this from its record.
struct ProgrammePlan {
  double seats = 0.0;                  // at scale 1:1
  double weeks = 0.0;                  // full course
  double course_hours = 0.0;           // hours per week taken from the participant's time
  double completion = 0.0;             // probability of staying to the end
  double application = 0.0;            // probability that an eligible person applies at an intake
  double complexity = 0.0;             // of what is taught, 0 to 1
  std::array<double, 5> curriculum{};  // shares of the hours: digital, language, numeracy, creative, technical
  double task_share = 0.0;             // share of the hours on doing microtasks
  double market_share = 0.0;           // share of the hours on finding and winning work
  double knowledge_gain = 0.0;         // added to the weight of the true rate in beliefs, full course
  double cost_per_week = 0.0;          // CAD per participant and week
};

struct Seat {
  ProgrammeId programme;
  double dose = 0.0;  // share of the course that will have been taken at the end, 0..1
};

struct Programme {
  std::uint64_t id = 0;  // address of its draws
  ProgrammePlan plan;
  std::int64_t seats = 0;  // at the run's scale
  std::int64_t enrolled = 0;
  // Books since the start of the run. Cents are CAD.
  std::int64_t started = 0;
  std::int64_t completed = 0;
  std::int64_t dropped_out = 0;
  std::int64_t cost_cents = 0;
  std::uint8_t policy = 0;  // index of the policy that opened it
  bool open = true;
  std::array<std::uint8_t, 6> unused{};  // no padding
};
static_assert(Packed<Programme>);

struct ProgrammeState {
  std::vector<Programme> programmes;
  std::map<std::uint32_t, Seat> seats;  // by person's row; a person holds at most one seat

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [programmes, seats] = self;
    list.rows("programmes", programmes);
    std::vector<StoredSeat> stored;
    if constexpr (Sections::loading) {
      list.rows("seats", stored);
      seats.clear();
      for (const StoredSeat& seat : stored) {
        list.require(seat.programme.row() < programmes.size(), "seats", "names no programme");
        seats.emplace(seat.person, Seat{seat.programme, seat.dose});
      }
    } else {
      for (const auto& [person, seat] : seats) stored.push_back({person, seat.programme, seat.dose});
      list.rows("seats", std::move(stored));
    }
  }

 private:
  struct StoredSeat {
    std::uint32_t person = 0;
    ProgrammeId programme;
    double dose = 0.0;
  };
};

}  // namespace piecework::platform_work
