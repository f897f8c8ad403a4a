#pragma once
// What employers did with applications, by what the applicants are and by what these did in the last twelve months.
//
// A history is one of a few kinds that exclude each other; who has several has the last of them in this order: none,
// micro, standard, credential. Freelance and agency work, which the full list has too, cannot occur in this version and
// are left out. Employers see a job held here long enough, as experience, and platform work of who had no job
// (jobs/hiring.h); the rest is told apart for measuring.

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/platforms/board_life.h"
#include "sim/base/time.h"

namespace piecework::platform_work {

/// micro: did a task. standard: a job off the board, of an employee or on own account. credential: completed a course
/// of a programme.
enum class History : std::uint8_t { none, micro, standard, credential };
inline constexpr std::size_t histories = 4;

/// Of the running month and the eleven before it (or since the run began or the person came).
inline History history_of(const Career& career, const PersonRecord& record, const PlatformMonth& board, Time now) {
  constexpr unsigned eleven_months = 0x7FF;
  const bool completed = career.credential_month != 0 && month_index(now) - career.credential_month < months_in_a_year;
  if (completed) return History::credential;
  const bool works = career.kind != JobKind::none || record.job_seconds > 0;
  if (works || (career.job_months & eleven_months) != 0) return History::standard;
  const bool micro = board.tasks > 0 || (record.active_months & eleven_months) != 0;
  return micro ? History::micro : History::none;
}

/// Of one kind of applicant.
struct ApplicationCounts {
  std::int64_t applications = 0;
  std::int64_t callbacks = 0;

  ApplicationCounts& operator+=(const ApplicationCounts& other) {
    applications += other.applications;
    callbacks += other.callbacks;
    return *this;
  }
  friend ApplicationCounts operator-(const ApplicationCounts& left, const ApplicationCounts& right) {
    return {left.applications - right.applications, left.callbacks - right.callbacks};
  }
};

/// Kinds of applicant that are counted apart within a combination of traits: history, and whether the person belongs to
/// a visible minority.
inline constexpr std::size_t applicant_kinds = histories * 2;
constexpr std::size_t applicant_kind(History history, bool minority) {
  return static_cast<std::size_t>(history) * 2 + (minority ? 1 : 0);
}

/// By combination of traits and kind of applicant, since the start of the warm-up.
struct ApplicationBook {
  std::array<std::array<ApplicationCounts, applicant_kinds>, trait_combinations> counts{};
};

}  // namespace piecework::platform_work
