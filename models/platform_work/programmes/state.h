#pragma once
// A training programme: who may enter, how many at once, how long, what it teaches, what it costs.

#include <cstdint>
#include <map>
#include <vector>

#include "models/platform_work/programmes/events.h"

namespace piecework::platform_work {

/// What a programme is; the policy that opens it fills this from its record.
struct ProgrammePlan {
  double seats = 0.0;           // at scale 1:1
  double weeks = 0.0;           // full course
  double course_hours = 0.0;    // hours per week taken from the participant's time
  double completion = 0.0;      // probability of staying to the end
  double application = 0.0;     // probability that an eligible person applies at an intake
  double skill_gain = 0.0;      // sd of task skill, full course
  double knowledge_gain = 0.0;  // added to the weight of the true rate in beliefs, full course
  double cost_per_week = 0.0;   // CAD per participant and week
};

struct Seat {
  ProgrammeId programme;
  double dose = 0.0;  // share of the course that will have been taken at the end, 0..1
};

struct Programme {
  std::uint64_t id = 0;     // address of its draws
  std::uint8_t policy = 0;  // index of the policy that opened it
  ProgrammePlan plan;
  std::int64_t seats = 0;  // at the run's scale
  std::int64_t enrolled = 0;
  bool open = true;
  // Books since the start of the run. Cents are CAD.
  std::int64_t started = 0;
  std::int64_t completed = 0;
  std::int64_t dropped_out = 0;
  std::int64_t cost_cents = 0;
};

struct ProgrammeState {
  std::vector<Programme> programmes;
  std::map<std::uint32_t, Seat> seats;  // by person's row; a person holds at most one seat
};

}  // namespace piecework::platform_work
