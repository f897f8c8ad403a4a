#pragma once
// The census at the start of each month: what is observed, and what changes by the calendar.

#include <string_view>

#include "sim/base/id.h"
#include "sim/base/type_list.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

struct Calendars {};

struct MonthlyCensus {
  static constexpr std::string_view name = "the census of a month";
  static constexpr Priority priority = Priority::first;
  Id<Calendars> row;
};

using CensusEvents = TypeList<MonthlyCensus>;

}  // namespace piecework::platform_work
