#include "models/platform_work/contradictions.h"

#include <fmt/format.h>
#include <algorithm>

namespace piecework::platform_work {
namespace {

std::string named(const PolicyRecord& policy) { return fmt::format("'{}' ({})", policy.name, to_string(policy.place)); }

std::string when(const PolicyRecord& first, const PolicyRecord& second) {
  return fmt::format("from {} to {}", to_string(date_of(std::max(first.start, second.start))),
                     to_string(date_of(std::min(first.end, second.end))));
}

bool is_floor_above(const LeverSetting& floor, const LeverSetting& cap) {
  return floor.verb == "floors" && cap.verb == "caps" && floor.bound && cap.bound && *floor.bound > *cap.bound;
}

void check_pair(const std::string& arm, const PolicyRecord& first, const PolicyRecord& second, Problems& problems) {
  for (const LeverSetting& own : settings_of(first)) {
    for (const LeverSetting& other : settings_of(second)) {
      const std::optional<std::string> wrong = contradiction(own, other);
      if (!wrong) continue;
      problems.add({second.place,
                    arm,
                    fmt::format("the policies {} and {} contradict each other {}: {}", named(first), named(second),
                                when(first, second), *wrong),
                    {},
                    ""});
      return;  // one reason is enough
    }
  }
}

}  // namespace

std::optional<std::string> contradiction(const LeverSetting& first, const LeverSetting& second) {
  if (first.decision != second.decision) return std::nullopt;
  if (first.verb == "replaces" && second.verb == "replaces") {
    return fmt::format("both set the {}, whatever it was", first.decision);
  }
  const bool floor_first = is_floor_above(first, second);
  if (!floor_first && !is_floor_above(second, first)) return std::nullopt;
  const LeverSetting& floor = floor_first ? first : second;
  const LeverSetting& cap = floor_first ? second : first;
  return fmt::format("the {} has a floor of {} above a cap of {}", first.decision, *floor.bound, *cap.bound);
}

bool overlap(const PolicyRecord& first, const PolicyRecord& second) {
  return first.intensity > 0.0 && second.intensity > 0.0 &&
         std::max(first.start, second.start) < std::min(first.end, second.end) && first.group.meets(second.group);
}

void check_contradictions(const std::string& arm, const std::vector<PolicyRecord>& policies, Problems& problems) {
  for (std::size_t first = 0; first < policies.size(); ++first) {
    for (std::size_t second = first + 1; second < policies.size(); ++second) {
      if (overlap(policies[first], policies[second])) check_pair(arm, policies[first], policies[second], problems);
    }
  }
}

}  // namespace piecework::platform_work
