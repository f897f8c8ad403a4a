#pragma once
// Events of platforms for deliveries and rides.

#include "models/platform_work/measures/events.h"
#include "models/platform_work/people/state.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// A resident hears of the platforms: drive or not. Who has left the city or drives already ignores it.
struct DispatchConsideration {
  PersonId row;
};
/// Monday, 00:00: the week that ended is paid, the week that begins is planned.
struct DispatchWeek {
  Id<Calendars> row;
};

using DispatchEvents = TypeList<DispatchConsideration, DispatchWeek>;

}  // namespace piecework::platform_work
