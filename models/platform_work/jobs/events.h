#pragma once
// Events of the labour market.

#include "models/platform_work/people/state.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// The person leaves its labour-force state; which one it enters is drawn then.
struct LabourTransition {
  static constexpr bool cancellable = true;
  PersonId row;
};

using JobEvents = TypeList<LabourTransition>;

}  // namespace piecework::platform_work
