#pragma once
// How a policy opens a programme and closes it, and what its record must hold together.

#include <string_view>

#include "models/platform_work/state.h"
#include "sim/config/problems.h"

namespace piecework::platform_work {

/// The luck of a programme: whether somebody applies, and the lots. It comes of the name of the policy that opens it,
/// so that another programme in an arm moves nobody's luck (FNV-1a, 32 bits).
constexpr std::uint64_t luck_of(std::string_view policy) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char letter : policy) hash = (hash ^ static_cast<unsigned char>(letter)) * 16'777'619U;
  return hash;
}

/// With its first intake now. Seats and intake are those of the plan times the policy's intensity, at the run's scale.
void open_programme(State& state, PolicyId policy, const ProgrammePlan& plan, std::uint64_t luck);

/// No more intakes; whoever waits goes away, whoever is on a course goes on.
void close_programmes(State& state, PolicyId policy);

/// Of a record as written: the hours taught fit into the course.
void check_plan(const Node& root, const ProgrammePlan& plan, Problems& problems);

}  // namespace piecework::platform_work
