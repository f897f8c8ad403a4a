#include "models/platform_work/programmes/open.h"

#include <fmt/format.h>
#include <algorithm>

#include "models/platform_work/place_of.h"

namespace piecework::platform_work {

void open_programme(State& state, PolicyId policy, const ProgrammePlan& plan, std::uint64_t luck) {
  const auto at_scale = [&](double persons) {
    const double wanted = persons * state.policy(policy).intensity;
    return static_cast<std::int64_t>(wanted / state.scenario->scale.people_per_resident() + 0.5);
  };
  Programme programme;
  programme.id = luck;
  programme.policy = static_cast<std::uint8_t>(policy.row());
  programme.plan = plan;
  programme.seats = at_scale(plan.capacity());
  // A small scale leaves one start at least, where there is a seat.
  const std::int64_t least = std::min<std::int64_t>(1, programme.seats);
  programme.intake = plan.intake > 0.0 ? std::max(least, at_scale(plan.intake)) : programme.seats;
  const ProgrammeId row{static_cast<std::uint32_t>(state.programmes.programmes.size())};
  state.programmes.programmes.push_back(programme);
  state.schedule.at(state.now, ProgrammeIntake{row});
}

void close_programmes(State& state, PolicyId policy) {
  std::vector<Programme>& programmes = state.programmes.programmes;
  for (Programme& programme : programmes) {
    if (programme.policy == policy.row()) programme.open = false;
  }
  std::erase_if(state.programmes.queue, [&](const Waiting& waiting) {
    Programme& programme = programmes[waiting.programme.row()];
    programme.gave_up += programme.open ? 0 : 1;
    return !programme.open;
  });
}

void check_plan(const Node& root, const ProgrammePlan& plan, Problems& problems) {
  constexpr double rounding = 1e-9;
  if (plan.taught_hours() <= plan.hours() * (1.0 + rounding)) return;
  problems.add(place_of(root, "parameters"), "parameters",
               fmt::format("the curriculum takes {} hours (sum of hours_...), the course has {} (weeks x course_hours)",
                           plan.taught_hours(), plan.hours()));
}

}  // namespace piecework::platform_work
