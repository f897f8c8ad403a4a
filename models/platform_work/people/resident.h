#pragma once
// A resident as the population tells it: everything known of a person when a run starts, or who lands or comes of age
// later. Days count from 1970-01-01; money is in constant 2024 Canadian dollars.
//
// Occupations are the 43 groups of the Labour Force Survey (NOC 2021) in the survey's order, 01..43 -> 0..42.

#include <cstdint>
#include <limits>

#include "models/platform_work/people/career.h"

namespace piecework::platform_work {

/// Bits of SyntheticResident::flags.
namespace resident_flags {
inline constexpr std::uint8_t educated_abroad = 1;  // the highest certificate is from abroad
inline constexpr std::uint8_t visible_minority = 2;
inline constexpr std::uint8_t student = 4;  // full time
inline constexpr std::uint8_t canadian_experience = 8;
}  // namespace resident_flags

struct SyntheticResident {
  Traits traits;
  std::int32_t birth_day = no_day;
  std::int32_t landed_day = no_day;  // permanent residence granted; no_day if not an immigrant
  LabourState state = LabourState::not_in_labour_force;
  JobKind kind = JobKind::none;
  Occupation trained = no_occupation;     // what the skills come from, whatever job is held
  Occupation occupation = no_occupation;  // of the job held
  std::uint8_t hours = 0;                 // usual hours per week in the job held
  std::uint8_t firm_size = no_firm_size;  // 0: fewer than 20 employees, 1: 20-99, 2: 100-500, 3: more
  std::uint8_t flags = 0;
  std::uint8_t language = 0;  // official-language band, 0 none ... 4 full
  Household household = Household::alone;
  std::uint8_t children_under_6 = 0;
  std::uint8_t children_6_to_14 = 0;
  std::uint8_t unused = 0;                     // no padding
  std::uint16_t need = 0;                      // household income needed for this person, CAD per month
  std::uint16_t unused_too = 0;                // no padding
  std::uint32_t wage_cents = 0;                // per hour, CAD cents; income per hour if own-account
  float ability = 0.0F;                        // the person's lasting part of the log-wage residual
  std::int32_t job_since_day = no_day;         // of the job held
  std::int32_t unemployed_since_day = no_day;  // of the unemployed

  [[nodiscard]] bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(SyntheticResident) <= 64 && Packed<SyntheticResident>);

}  // namespace piecework::platform_work
