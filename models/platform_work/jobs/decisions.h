#pragma once
// Decisions of the labour market that policies and shocks may change; see decisions.h.

#include <string_view>

#include "models/platform_work/jobs/events.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// Probability that an employer who takes nobody without experience in Canada lets this person's application pass.
struct LocalFilterPass {
  static constexpr std::string_view name = "filter for local experience";
  PersonId person;
};
/// What an employer makes of this applicant, in units of its score.
struct ApplicantValue {
  static constexpr std::string_view name = "value of an applicant";
  PersonId person;
};
/// Share of the wage of a job that the public purse pays. 0 months: of a job that the person applies for, or is given
/// now; else of the job held, so long after it began.
struct WageSubsidyShare {
  static constexpr std::string_view name = "share of a wage that is subsidised";
  PersonId person;
  double months = 0.0;
};
/// Jobs that the employers of an occupation want.
struct LabourDemand {
  static constexpr std::string_view name = "demand for labour";
  CellId cell;
};

using JobDecisions = TypeList<LocalFilterPass, ApplicantValue, WageSubsidyShare, LabourDemand>;

}  // namespace piecework::platform_work
