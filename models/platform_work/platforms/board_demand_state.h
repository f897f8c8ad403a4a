#pragma once
// What has moved the volume of work posted, and the books of work by class of task. Seconds of true task time posted,
// seconds worked, since the start of the run.

#include <array>
#include <cstdint>

#include "models/platform_work/platforms/task_parameters.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

/// Whom a batch lets in.
enum class Gate : std::uint8_t { open, qualified };
inline constexpr std::size_t gates = 2;

struct ClassBooks {
  using ByClass = std::array<std::int64_t, task_classes>;

  ByClass posted_seconds{};
  ByClass worked_seconds{};
  ByClass novice_seconds{};  // of these, by members with less than a unit of history
};
static_assert(Packed<ClassBooks>);

struct BoardDemand {
  std::array<std::array<double, gates>, task_classes> log_volume{};  // what machines took and added
  double adoption = 0.0;                                             // share of the city's employers who post
  double adopted_at_start = 0.0;
  double public_gain = 0.0;              // public demand that moves to requesters who pay enough / theirs
  std::int64_t posted_last_month = 0;    // seconds of task time
  std::int64_t posted_before_month = 0;  // seconds, until the month began
  ClassBooks books;
};
static_assert(Packed<BoardDemand>);

}  // namespace piecework::platform_work
