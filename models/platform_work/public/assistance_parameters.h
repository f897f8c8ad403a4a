#pragma once
// Ontario Works: what earnings cost a recipient, and whether people know. The rates by household stand in a dated table
// of their own (public.ontario_works). Law: O. Reg. 134/98; sources of the values in the scenario.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Nominal dollars where said; rates are shares.
struct AssistanceParameters {
  double full_withdrawal_months = 0.0;
  double exemption = 0.0;
  double withdrawal = 0.0;
  double erosion = 0.0;
  double rule_knowledge = 0.0;
  double take_up = 0.0;
  double partner_works = 0.0;
  double partner_earnings = 0.0;
  double partner_sigma = 0.0;
};

inline constexpr std::array assistance_fields{
    field<&AssistanceParameters::full_withdrawal_months>(
        {.name = "full_withdrawal_months",
         .unit = "months",
         .low = 0,
         .high = 120,
         .label_en = "Months without an exemption",
         .label_fr = "Mois sans exemption",
         .meaning = "first months of assistance in which every dollar earned costs a dollar"}),
    field<&AssistanceParameters::exemption>(
        {.name = "exemption",
         .unit = "CAD/month",
         .low = 0,
         .high = 1e6,
         .label_en = "Earnings exemption",
         .label_fr = "Exemption des gains",
         .meaning = "net earnings of an adult that cost nothing after those months (nominal)"}),
    field<&AssistanceParameters::withdrawal>(
        {.name = "withdrawal",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Withdrawal above the exemption",
         .label_fr = "Récupération au-delà de l'exemption",
         .meaning = "assistance lost per dollar of net earnings above the exemption"}),
    field<&AssistanceParameters::erosion>(
        {.name = "erosion",
         .unit = "1/year",
         .low = 0,
         .high = 1,
         .label_en = "Erosion of rates that are not indexed",
         .label_fr = "Érosion des barèmes non indexés",
         .meaning = "fall a year of the real rates and the exemption after the last year of the price table"}),
    field<&AssistanceParameters::rule_knowledge>(
        {.name = "rule_knowledge",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Recipients who know the rule",
         .label_fr = "Bénéficiaires connaissant la règle",
         .meaning = "probability that a person takes the withdrawal of benefits into account"}),
    field<&AssistanceParameters::take_up>({.name = "take_up",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 1,
                                           .label_en = "Take-up",
                                           .label_fr = "Recours",
                                           .meaning = "probability that a person asks for assistance when entitled"}),
    field<&AssistanceParameters::partner_works>({.name = "partner_works",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "Partners who earn",
                                                 .label_fr = "Conjoints rémunérés",
                                                 .meaning = "probability that the partner of a resident earns"}),
    field<&AssistanceParameters::partner_earnings>({.name = "partner_earnings",
                                                    .unit = "CAD/month",
                                                    .low = 1,
                                                    .high = 1e6,
                                                    .label_en = "Earnings of a partner",
                                                    .label_fr = "Gains d'un conjoint",
                                                    .meaning = "median net earnings of partners who earn"}),
    field<&AssistanceParameters::partner_sigma>({.name = "partner_sigma",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 3,
                                                 .label_en = "Spread of a partner's earnings",
                                                 .label_fr = "Dispersion des gains d'un conjoint",
                                                 .meaning = "standard deviation of their log"}),
};
static_assert(described_bytes(assistance_fields) == sizeof(AssistanceParameters));

}  // namespace piecework::platform_work
