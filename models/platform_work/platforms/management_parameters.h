#pragma once
// Algorithmic management of a board: how often an account is shut though its owner did nothing wrong, what stands
// between the alarm and the closing, and what is lost. Without the table no account is shut. The rights are those of
// Directive (EU) 2024/2831 and of Ontario's Digital Platform Workers' Rights Act, 2022; nobody has measured the rates.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct ManagementParameters {
  double flag_rate = 0.0;
  double review_share = 0.0;
  double notice_days = 0.0;
  double appeal_share = 0.0;
  double appeal_success = 0.0;
  double appeal_days = 0.0;
  double barred_share = 0.0;
  double withheld_share = 0.0;
};

inline constexpr std::array management_fields{
    field<&ManagementParameters::flag_rate>(
        {.name = "flag_rate",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "False alarms",
         .label_fr = "Fausses alertes",
         .meaning = "hazard with which the platform takes an open account for a fraud that it is not"}),
    field<&ManagementParameters::review_share>(
        {.name = "review_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Alarms that a person looks at",
         .label_fr = "Alertes examinées par une personne",
         .meaning = "share of alarms reviewed before anything happens; a reviewed false alarm is lifted"}),
    field<&ManagementParameters::notice_days>(
        {.name = "notice_days",
         .unit = "days",
         .low = 0,
         .high = 365,
         .label_en = "Notice",
         .label_fr = "Préavis",
         .meaning = "from the notice to the closing; who is given notice works on and withdraws what is due"}),
    field<&ManagementParameters::appeal_share>({.name = "appeal_share",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Appeals",
                                                .label_fr = "Recours",
                                                .meaning = "share of closed accounts whose owners appeal"}),
    field<&ManagementParameters::appeal_success>({.name = "appeal_success",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 1,
                                                  .label_en = "Success of appeals",
                                                  .label_fr = "Succès des recours",
                                                  .meaning = "share of appeals after which the account is opened "
                                                             "again, with its history and the pay withheld"}),
    field<&ManagementParameters::appeal_days>({.name = "appeal_days",
                                               .unit = "days",
                                               .low = 0,
                                               .high = 3650,
                                               .label_en = "Length of appeals",
                                               .label_fr = "Durée des recours",
                                               .meaning = "from the closing to the decision"}),
    field<&ManagementParameters::barred_share>(
        {.name = "barred_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Barred for good",
         .label_fr = "Exclus pour de bon",
         .meaning = "share of those whose account stays closed who cannot open a new one; the others hear of the board "
                    "again as anybody does, and begin without a history"}),
    field<&ManagementParameters::withheld_share>(
        {.name = "withheld_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Pay withheld",
         .label_fr = "Rémunération retenue",
         .meaning = "share of the pay approved since the month began that is not paid out when an account is closed "
                    "without notice"}),
};
static_assert(described_bytes(management_fields) == sizeof(ManagementParameters));

}  // namespace piecework::platform_work
