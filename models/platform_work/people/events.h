#pragma once
// Events of the population.

#include "models/platform_work/measures/events.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// Somebody lands from elsewhere.
struct Landing {
  Id<Calendars> row;
};
/// A resident turns 15.
struct ComingOfAge {
  Id<Calendars> row;
};

using PeopleEvents = TypeList<Landing, ComingOfAge>;

}  // namespace piecework::platform_work
