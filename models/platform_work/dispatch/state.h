#pragma once
// State of the platforms for deliveries and rides ("dispatch"): their drivers, a row each, and what the week's orders
// and drivers make of pay. Only who drives, or drove in this month, has a row; PersonRecord::driver is its number.
// CAD cents of 2024; times in seconds.

#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/groups.h"
#include "models/platform_work/week.h"
#include "sim/base/layout.h"
#include "sim/base/time.h"

namespace piecework::platform_work {

inline constexpr std::size_t week_hours = days_per_week * hours_per_day;

/// Cells within which people hear of the platforms from each other: immigrant class x age x education.
inline constexpr std::size_t peer_cells = immigrant_classes * age_bands * education_levels;

constexpr std::size_t peer_cell(const Traits& traits) {
  const std::size_t class_and_age = static_cast<std::size_t>(traits.immigrant) * age_bands + traits.age_band;
  return class_and_age * education_levels + traits.education;
}

enum class Standing : std::uint8_t { active, left };  // left: the row stays until the census, for the month's books

struct Driver {
  std::int64_t leaves_at = 0;         // second of the life event after which the driver stops
  std::uint32_t person = 0;           // row
  std::uint32_t online_seconds = 0;   // since the last census, as are those below
  std::uint32_t engaged_seconds = 0;  // on an order
  std::uint32_t pay_cents = 0;        // for engaged time, before the cost of the vehicle
  std::uint32_t cost_cents = 0;       // of the vehicle
  std::uint32_t plan_seconds = 0;     // online in the running week, 0 before the first
  float engaged_share = 0.0F;         // of the time online in the running week
  float believed = 0.0F;              // CAD per hour online, less the part of the cost that is counted, before tax
  float usual_hours = 0.0F;           // online a week with no other use of time
  Standing standing = Standing::active;
  std::uint8_t bad_weeks = 0;            // in a row, with believed take-home pay below what is asked
  std::array<std::uint8_t, 2> unused{};  // no padding
};
static_assert(sizeof(Driver) <= 48 && Packed<Driver>);

/// Sums over all drivers; CAD cents, seconds.
struct DispatchBooks {
  std::int64_t pay_cents = 0;  // for engaged time
  std::int64_t cost_cents = 0;
  std::int64_t online_seconds = 0;
  std::int64_t engaged_seconds = 0;
  std::int64_t joined = 0;  // persons
  std::int64_t left = 0;    // persons
};
static_assert(Packed<DispatchBooks>);

struct DispatchState {
  std::vector<Driver> drivers;
  DispatchBooks total;                            // since the start of the warm-up
  DispatchBooks month;                            // since the last census
  std::array<double, week_hours> utilisation{};   // engaged / online in the running week, by hour from Monday 00:00
  std::array<double, peer_cells> driver_share{};  // of the residents of a cell, at the last census
  double usual_pay = 0.0;       // CAD per hour online, before costs: mean of all drivers in the running week
  std::int64_t week_began = 0;  // second of the last Monday 00:00, or of the start of the run
  std::int64_t paid_until = 0;  // second up to which the running week is in the books

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [drivers, total, month, utilisation, driver_share, usual_pay, week_began, paid_until] = self;
    list.rows("drivers", drivers);
    list.value("total", total);
    list.value("month", month);
    list.value("utilisation", utilisation);
    list.value("driver_share", driver_share);
    list.value("usual_pay", usual_pay);
    list.value("week_began", week_began);
    list.value("paid_until", paid_until);
  }
};

}  // namespace piecework::platform_work
