#pragma once
// I23, right to explanation, human review and appeal: false alarms about accounts become rarer, more of them are looked
// at by a person before anything happens, a closing is announced, and an appeal is decided sooner and more often for
// the owner. What people do, earn and are asked for stays as it is. Rights: Directive (EU) 2024/2831; Ontario's Digital
// Platform Workers' Rights Act (reasons, two weeks' notice). No study of their effect is known.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct AppealRightsParameters {
  double flag_factor = 0.0;
  double review_share = 0.0;
  double notice_days = 0.0;
  double appeal_success = 0.0;
  double appeal_days = 0.0;
};

inline constexpr std::array appeal_rights_fields{
    field<&AppealRightsParameters::flag_factor>({.name = "flag_factor",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "False alarms, relative",
                                                 .label_fr = "Fausses alertes, relatif",
                                                 .meaning = "hazard of a false alarm / without the rule"}),
    field<&AppealRightsParameters::review_share>(
        {.name = "review_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Alarms reviewed, at least",
         .label_fr = "Alertes examinées, au moins",
         .meaning = "least share of alarms that a person looks at before the account is closed"}),
    field<&AppealRightsParameters::notice_days>({.name = "notice_days",
                                                 .unit = "days",
                                                 .low = 0,
                                                 .high = 365,
                                                 .label_en = "Notice, at least",
                                                 .label_fr = "Préavis, au moins",
                                                 .meaning = "least notice before an account is closed"}),
    field<&AppealRightsParameters::appeal_success>(
        {.name = "appeal_success",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Success of appeals, at least",
         .label_fr = "Succès des recours, au moins",
         .meaning = "least share of appeals after which the account is opened again"}),
    field<&AppealRightsParameters::appeal_days>({.name = "appeal_days",
                                                 .unit = "days",
                                                 .low = 0,
                                                 .high = 3650,
                                                 .label_en = "Length of appeals, at most",
                                                 .label_fr = "Durée des recours, au plus",
                                                 .meaning = "longest time from the closing to the decision"}),
};
static_assert(described_bytes(appeal_rights_fields) == sizeof(AppealRightsParameters));

struct AppealRights {
  using Parameters = AppealRightsParameters;
  static constexpr std::span<const FieldInfo> fields = appeal_rights_fields;
  static constexpr PolicyText text{.name = "appeal_rights",
                                   .intervention = "I23",
                                   .label_en = "Review, notice and appeal",
                                   .label_fr = "Examen humain, préavis et recours",
                                   .meaning = "closings of accounts are rarer, announced, and can be appealed against"};
  using touches =
      TypeList<Scales<FlagRate>, Floors<HumanReview>, Floors<ClosingNotice>, Floors<AppealSuccess>, Caps<AppealDelay>>;

  Parameters parameters;

  double modify(const FlagRate&, double rate, const State&) const { return rate * parameters.flag_factor; }
  double modify(const HumanReview&, double share, const State&) const {
    return std::max(share, parameters.review_share);
  }
  double modify(const ClosingNotice&, double days, const State&) const {
    return std::max(days, parameters.notice_days);
  }
  double modify(const AppealSuccess&, double chance, const State&) const {
    return std::max(chance, parameters.appeal_success);
  }
  double modify(const AppealDelay&, double days, const State&) const { return std::min(days, parameters.appeal_days); }
};

}  // namespace piecework::platform_work
