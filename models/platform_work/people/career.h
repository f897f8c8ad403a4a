#pragma once
// The life of a resident in the job market, in one cache line: who it is, what it can do, the job held. Money in CAD
// cents of 2024 per hour; days since 1970-01-01. Workers abroad have a row too, with presence `abroad` and no job.

#include <cstdint>
#include <limits>

#include "models/platform_work/occupation.h"
#include "models/platform_work/people/traits.h"
#include "sim/base/layout.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

enum class Presence : std::uint8_t { abroad, here, gone };  // gone: moved away or died; the row is not used again
enum class JobKind : std::uint8_t { none, employee, own_account };

enum class Household : std::uint8_t { alone, couple, lone_parent, other_adults };  // other adults: parents, flatmates

inline constexpr std::uint8_t no_firm_size = 255;
inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

/// Yes or no attributes of a person, one bit each.
enum class Flag : std::uint8_t {
  educated_abroad = 1,
  visible_minority = 2,
  student = 4,
  canadian_experience = 8,  // has held a job here long enough for employers to count it
  recognized = 16,          // the credential from abroad counts
  solo = 32,                // the own-account work, held or last held, has neither employees nor premises
  participant = 64,         // has begun a course of a programme
};

struct Career {
  std::int64_t since = 0;      // second at which the present job, spell of search or time out of it began
  float bound = 0.0F;          // hazard per month of the candidate that is pending; see jobs/flows.cpp
  Ticket ticket;               // live LabourStep
  std::uint32_t count = 0;     // ordinal of this person's own steps in the labour market
  std::int32_t birth_day = 0;  // day of birth
  std::int32_t landed_day = no_day;
  std::uint32_t wage_cents = 0;  // of the job held, else of the last one
  float ability = 0.0F;          // lasting part of the log wage that traits and occupation do not explain
  float pride = 0.0F;            // own factor of the reservation wage, log
  Traits traits;
  Occupation trained = no_occupation;
  Occupation held = no_occupation;  // of the job held, else of the last one
  std::uint8_t hours = 0;           // usual hours per week in the job held
  JobKind kind = JobKind::none;
  LabourState state = LabourState::not_in_labour_force;
  Presence presence = Presence::abroad;
  std::uint8_t flags = 0;
  std::uint8_t firm_size = no_firm_size;
  std::uint8_t language = 0;  // official-language band, 0 none ... 4 full
  Household household = Household::alone;
  std::uint8_t children_under_6 = 0;
  std::uint8_t children_6_to_14 = 0;
  std::uint8_t applied = 0;            // bit k: applied this month with history k (jobs/applications.h)
  std::uint8_t need_met = 0;           // share of `need` that came without work in the last month, in 255ths
  std::uint16_t job_months = 0;        // bit k: worked in a job k months before the last that was closed
  std::uint16_t need = 0;              // income needed for this person in its household, CAD per month
  std::uint16_t credential_month = 0;  // months since 1970-01 at the last course completed, 0 if none

  [[nodiscard]] bool is(Flag flag) const { return (flags & static_cast<std::uint8_t>(flag)) != 0; }
  void set(Flag flag, bool value) {
    const auto bit = static_cast<unsigned>(flag);
    flags = static_cast<std::uint8_t>(value ? flags | bit : flags & ~bit);
  }
  [[nodiscard]] bool is_immigrant() const { return landed_day != no_day; }
};
static_assert(sizeof(Career) <= 64 && Packed<Career>);

}  // namespace piecework::platform_work
