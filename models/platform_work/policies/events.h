#pragma once
// Policies begin and end at midnight of their dates.

#include <string_view>

#include "sim/base/id.h"
#include "sim/base/type_list.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

struct PolicyTable {};
using PolicyId = Id<PolicyTable>;  // position among the arm's policies

struct PolicyStart {
  static constexpr std::string_view name = "the policy's start";
  static constexpr Priority priority = Priority::early;
  PolicyId row;
};
struct PolicyEnd {
  static constexpr std::string_view name = "the policy's end";
  static constexpr Priority priority = Priority::early;
  PolicyId row;
};

using PolicyEvents = TypeList<PolicyStart, PolicyEnd>;

}  // namespace piecework::platform_work
