#pragma once
// Which kinds of platform a resident used: in the month, in twelve months, as the main activity of the month.

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

enum class PlatformKind : std::uint8_t { micro, dispatch, selling };

struct Use {
  bool month = false;
  bool year = false;  // in this month or the eleven before it, as far as the run reaches back
  bool main = false;  // most hours of the month, at least one
};

inline Use use_of(PlatformKind kind, const MonthView& view, const Resident& resident) {
  constexpr unsigned twelve_months = 0xFFF;
  constexpr std::uint8_t eleven_closed = 10;  // 0 is the month closed last
  const PersonRecord& record = resident.record;
  Use use;
  switch (kind) {
    case PlatformKind::micro:
      use.month = resident.board.tasks > 0;
      use.year = use.month || (static_cast<unsigned>(record.active_months) << 1 & twelve_months) != 0;
      use.main = resident.main == MainState::micro;
      break;
    case PlatformKind::dispatch:
      use.month = driving_seconds(view.state, record) > 0;
      use.year = use.month || record.months_since_driving <= eleven_closed;
      use.main = resident.main == MainState::dispatch;
      break;
    case PlatformKind::selling:  // counted from the beginning of the month, hence one more
      use.month = record.months_since_selling == 0;
      use.year = record.months_since_selling <= eleven_closed + 1;
      break;
  }
  return use;
}

/// On any platform, freelance projects included. The main activity may be several kinds together.
inline Use any_use(const MonthView& view, const Resident& resident) {
  Use any;
  if (!resident.on_platforms) return any;
  for (const PlatformKind kind : {PlatformKind::micro, PlatformKind::dispatch, PlatformKind::selling}) {
    const Use use = use_of(kind, view, resident);
    any.month |= use.month;
    any.year |= use.year;
  }
  const MainState main = resident.main;
  any.month |= freelance_seconds(view.state, resident.record) > 0;
  any.year |= any.month || freelanced_within_a_year(view.state, resident.record);
  any.main = main == MainState::micro || main == MainState::dispatch || main == MainState::freelance ||
             main == MainState::mixed;
  return any;
}

}  // namespace piecework::platform_work
