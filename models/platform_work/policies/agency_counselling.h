#pragma once
// An employment agency with counsellors: clients in their caseload hear what platforms really pay and what benefits
// take of it (advice), have more vacancies to consider (referral), and get a word for employers when they leave
// (reference, a signal as a certificate is). How many at once is what the counsellors have time for.

#include <array>

#include "models/platform_work/programmes/plan_fields.h"
#include "models/platform_work/programmes/programme_policy.h"

namespace piecework::platform_work {

inline constexpr auto agency_counselling_fields =
    programme_fields(std::to_array<std::string_view>({"counsellors",
                                                      "counsellor_week",
                                                      "counsellor_hours",
                                                      "intake",
                                                      "eligibility",
                                                      "jobless_months",
                                                      "application",
                                                      "order",
                                                      "control_share",
                                                      "waiting_months",
                                                      "most_times",
                                                      "again_after",
                                                      "weeks",
                                                      "course_hours",
                                                      "lock_in",
                                                      "completion",
                                                      "regulation_slope",
                                                      "hours_slope",
                                                      "cost_per_week",
                                                      "cost_per_completion",
                                                      "pay_knowledge",
                                                      "rules_knowledge",
                                                      "introduces",
                                                      "referrals",
                                                      "referral_months",
                                                      "certified",
                                                      "certificate_weight",
                                                      "certificate_half_life"}));

struct AgencyCounselling : ProgrammePolicy<AgencyCounselling> {
  static constexpr std::span<const FieldInfo> fields = agency_counselling_fields;
  static constexpr PolicyText text{
      .name = "agency_counselling",
      .intervention = "Q4",
      .label_en = "Counselling by an agency",
      .label_fr = "Accompagnement par une agence",
      .meaning = "counsellors advise the clients in their caseload, refer them to vacancies and vouch for them",
      .for_residents = true};
};

}  // namespace piecework::platform_work
