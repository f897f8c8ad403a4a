#pragma once
// The census at the start of each month: what is observed, and what changes by the calendar.

#include "sim/base/id.h"
#include "sim/base/type_list.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

struct Calendars {};

struct MonthlyCensus {
  static constexpr Priority priority = Priority::first;
  Id<Calendars> row;
};

using CensusEvents = TypeList<MonthlyCensus>;

}  // namespace piecework::platform_work
