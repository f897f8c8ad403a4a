#pragma once
// Paired applications: fictitious applicants who are equal but for name and history, judged for open vacancies by the
// rule that judges everybody (jobs/hiring.h), as audit studies do (Oreopoulos 2011; Adermon and Hensvik 2022). Nobody
// is called back: the employers' chance of doing so is recorded, so that nothing in the market changes.
//
// An applicant has the ability of a random resident, was born and trained here for the vacancy's occupation, and is
// told apart by a name of the majority or of a visible minority, and by the last twelve months: unemployed without
// experience that employers count, the same with platform work, or in a job long enough to count.

#include <array>
#include <cstddef>
#include <string_view>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

inline constexpr std::array<std::string_view, 2> audit_names{"majority", "minority"};
inline constexpr std::array<std::string_view, 3> audit_histories{"unemployed", "gig", "standard"};

/// Mean chance of a callback by name and history; NaN where nothing was vacant.
using AuditChances = std::array<std::array<double, audit_histories.size()>, audit_names.size()>;

/// Of the pairs drawn for the month that just ended. Changes nothing.
AuditChances audit(const State& state);

void record_audit(const MonthView& view, Recorder& recorder);

}  // namespace piecework::platform_work
