#pragma once
// What the numbers of a programme's record mean. A policy shows those that it uses: all that every programme has, and
// some of the rest by name.

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "models/platform_work/programmes/gain_fields.h"
#include "models/platform_work/programmes/place_fields.h"
#include "models/platform_work/programmes/teaching_fields.h"

namespace piecework::platform_work {

static_assert(described_bytes(teaching_fields) + described_bytes(place_fields) + described_bytes(gain_fields) ==
              sizeof(ProgrammePlan));

namespace detail {

/// A name that no field has does not compile.
consteval FieldInfo programme_field(std::string_view name) {
  const auto is_named = [&](const FieldInfo& info) { return info.name == name; };
  for (const std::span<const FieldInfo> fields :
       {std::span<const FieldInfo>(teaching_fields), std::span<const FieldInfo>(place_fields),
        std::span<const FieldInfo>(gain_fields)}) {
    const auto* found = std::find_if(fields.data(), fields.data() + fields.size(), is_named);
    if (found != fields.data() + fields.size()) return *found;
  }
  throw "a programme has no field of this name";
}

}  // namespace detail

/// These fields, in this order.
template <std::size_t N>
consteval std::array<FieldInfo, N> programme_fields(const std::array<std::string_view, N>& names) {
  std::array<FieldInfo, N> fields{};
  std::ranges::transform(names, fields.begin(), detail::programme_field);
  return fields;
}

inline constexpr auto usual_programme_names = std::to_array<std::string_view>(
    {"seats", "intake", "eligibility", "jobless_months", "application", "order", "control_share", "waiting_months",
     "most_times", "again_after", "weeks", "course_hours", "lock_in", "completion", "regulation_slope", "hours_slope",
     "cost_per_week", "cost_per_completion"});

/// What every programme has, then these.
template <std::size_t N>
consteval auto usual_programme_fields_and(const std::array<std::string_view, N>& names) {
  std::array<std::string_view, usual_programme_names.size() + N> all{};
  std::ranges::copy(names, std::ranges::copy(usual_programme_names, all.begin()).out);
  return programme_fields(all);
}

}  // namespace piecework::platform_work
