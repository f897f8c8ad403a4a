#pragma once
// A person: resident of the Toronto CMA, or a competitor abroad who has the platform attributes only.

#include <array>
#include <cstdint>
#include <string_view>

#include "models/platform_work/people/career.h"
#include "models/platform_work/people/parameters.h"
#include "sim/base/id.h"
#include "sim/base/layout.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

/// Leaving: out at the end of the session. Deactivated: the platform has shut the account.
enum class Membership : std::uint8_t { none, active, leaving, deactivated };
constexpr bool is_member(Membership membership) {
  return membership == Membership::active || membership == Membership::leaving;
}

inline constexpr std::uint32_t no_driver = 0xFFFF'FFFF;
inline constexpr std::uint32_t no_account = 0xFFFF'FFFF;
inline constexpr std::uint8_t never_done = 255;  // no month known in which it was done

inline constexpr std::uint16_t whole_kept = 10'000;  // shares of pay are counted in ten thousandths

/// Who a person is to a platform, four to a cache line. What the labour market needs is in Career, what only who has
/// had an account on the board needs in BoardLife.
struct Person {
  std::uint64_t id = 0;             // address of this person's draws; never reused, never a row number
  float reservation_wage = 0.0F;    // value of an hour at home, USD/hour
  std::uint16_t kept = whole_kept;  // share of pay from the board that counts to the person, see asked_wage
  Membership membership = Membership::none;
  std::uint8_t unused = 0;  // no padding
};
static_assert(sizeof(Person) <= 16 && Packed<Person>);

/// USD an hour below which the person does no work on the board: the value of an hour at home, after what tax and
/// benefits take of the pay. Of nothing kept a little is left, so that the logarithm exists; nobody works for it.
inline double asked_wage(const Person& person) {
  constexpr double least_kept = 1.0 / whole_kept;
  const double kept = static_cast<double>(person.kept) / whole_kept;
  return static_cast<double>(person.reservation_wage) / (kept > least_kept ? kept : least_kept);
}

/// What is rare or only recorded, in one cache line.
struct PersonRecord {
  std::int64_t labour_since = 0;        // second at which the present labour state (or the month) began
  std::uint32_t job_seconds = 0;        // in this month, up to labour_since
  std::uint32_t wages_cents = 0;        // CAD, before tax, in this month up to labour_since: as an employee
  std::uint32_t own_account_cents = 0;  // the same on own account
  Ticket join_ticket;                   // live JoinConsideration
  std::uint32_t join_count = 0;
  float skill = 0.0F;                  // task skill, standard deviations around the population's mean
  std::uint32_t learner = 0;           // place among the learners (skills/state.h) plus 1; 0: has learned nothing
  float gained_knowledge = 0.0F;       // of the board, from training: added to the weight of the true rate in beliefs
  float course_hours = 0.0F;           // hours a week taken by a course, 0 if none
  std::uint32_t driver = no_driver;    // row among the drivers, see dispatch/state.h
  std::uint32_t account = no_account;  // row among the accounts of the marketplace, see marketplace/state.h
  std::uint32_t board_life = 0;        // place among the lives on the board plus 1, see platforms/board_life.h; 0: none
  std::uint16_t active_months = 0;     // bit k: at least one task k months before the last that was closed
  LabourState state_at_census = LabourState::not_in_labour_force;
  std::uint8_t participations = 0;                 // courses begun
  std::uint16_t sideline = 0;                      // CAD a month from small own-account work beside a job, 0 without
  std::uint8_t months_since_driving = never_done;  // 0: in the month before the last census
  std::uint8_t months_since_selling = never_done;  // on selling and content platforms; 0: in this month
};
static_assert(sizeof(PersonRecord) <= 64 && Packed<PersonRecord>);

inline constexpr std::array<std::string_view, age_bands> age_names{"15-24", "25-34", "35-44", "45-54", "55-64", "65+"};

/// The population's own counts.
struct DemographyState {
  std::uint64_t landed = 0;  // ordinals of the next
  std::uint64_t of_age = 0;
};
static_assert(Packed<DemographyState>);

struct People {};  // tag of the table
using PersonId = Id<People>;

}  // namespace piecework::platform_work
