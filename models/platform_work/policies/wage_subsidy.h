#pragma once
// I17, wage subsidy: the public purse pays a share of the wage in the first months of a job that somebody of the group
// takes after a time without one. Employers see it as lower cost when they choose among applicants; nothing else
// changes, so that what others lose by it has to emerge. Paid to the end of the months or of the policy.
//
// A log point of labour cost counts as much with employers as a log point of the lasting part of wages, which is what
// an applicant's quality is made of: that sets the scale, and no number here.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct WageSubsidyParameters {
  double share = 0.0;
  double months = 0.0;
  double jobless_months = 0.0;
  double horizon = 0.0;
};

inline constexpr std::array wage_subsidy_fields{
    field<&WageSubsidyParameters::share>({.name = "share",
                                          .unit = "1",
                                          .low = 0,
                                          .high = 0.9,
                                          .label_en = "Share of the wage",
                                          .label_fr = "Part du salaire",
                                          .meaning = "share of the wage that the public purse pays"}),
    field<&WageSubsidyParameters::months>({.name = "months",
                                           .unit = "months",
                                           .low = 0,
                                           .high = 36,
                                           .label_en = "Months paid",
                                           .label_fr = "Mois payés",
                                           .meaning = "for how long after the job began"}),
    field<&WageSubsidyParameters::jobless_months>(
        {.name = "jobless_months",
         .unit = "months",
         .low = 0,
         .high = 60,
         .label_en = "Months without a job before",
         .label_fr = "Mois sans emploi avant",
         .meaning = "least time that the applicant has been unemployed, or out of the labour force, without a change"}),
    field<&WageSubsidyParameters::horizon>(
        {.name = "horizon",
         .unit = "months",
         .low = 1,
         .high = 120,
         .label_en = "Months that employers look ahead",
         .label_fr = "Mois que les employeurs prévoient",
         .meaning = "months over which an employer spreads the subsidy when it compares applicants"}),
};
static_assert(described_bytes(wage_subsidy_fields) == sizeof(WageSubsidyParameters));

struct WageSubsidy {
  using Parameters = WageSubsidyParameters;
  static constexpr std::span<const FieldInfo> fields = wage_subsidy_fields;
  static constexpr PolicyText text{.name = "wage_subsidy",
                                   .intervention = "I17",
                                   .label_en = "Wage subsidy",
                                   .label_fr = "Subvention salariale",
                                   .meaning = "a share of the wage in the first months of a job after a time without",
                                   .for_residents = true};
  using touches = TypeList<Shifts<ApplicantValue>, Floors<WageSubsidyShare>>;

  Parameters parameters;

  [[nodiscard]] bool may_be_hired_with_it(PersonId person, const State& state) const {
    const Career& career = state.careers[person];
    const auto since = static_cast<double>(state.now.seconds - career.since);
    return career.kind == JobKind::none && since >= parameters.jobless_months * static_cast<double>(seconds_per_month);
  }

  [[nodiscard]] double bound(std::type_identity<WageSubsidyShare>) const { return parameters.share; }

  double modify(const ApplicantValue& at, double value, const State& state) const {
    if (!may_be_hired_with_it(at.person, state)) return value;
    const double part = std::min(1.0, parameters.months / parameters.horizon);
    const double per_log_point = state.scenario->search.prior_sd / state.scenario->population.wages().ability_sd();
    return value - per_log_point * math::log1p(-parameters.share * part);
  }

  double modify(const WageSubsidyShare& at, double share, const State& state) const {
    const bool due = at.months > 0.0 ? at.months <= parameters.months : may_be_hired_with_it(at.person, state);
    return due ? std::max(share, parameters.share) : share;
  }
};

}  // namespace piecework::platform_work
