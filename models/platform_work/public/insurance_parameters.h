#pragma once
// Employment Insurance, regular benefits: premium of an employee, benefit, reduction for earnings on claim. Dated
// maxima, hours needed and weeks stand in tables of their own (public.ei_*). Law: Employment Insurance Act; sources of
// the values in the scenario.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Constant 2024 dollars; rates are shares.
struct InsuranceParameters {
  double premium_rate = 0.0;
  double insurable_maximum = 0.0;
  double benefit_rate = 0.0;
  double most_weeks = 0.0;
  double clawback_rate = 0.0;
  double clawback_limit = 0.0;
};

inline constexpr std::array insurance_fields{
    field<&InsuranceParameters::premium_rate>({.name = "premium_rate",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 1,
                                               .label_en = "Insurance premium",
                                               .label_fr = "Cotisation à l'assurance-emploi",
                                               .meaning = "employee's premium per dollar of insurable earnings"}),
    field<&InsuranceParameters::insurable_maximum>({.name = "insurable_maximum",
                                                    .unit = "CAD/year",
                                                    .low = 0,
                                                    .high = 1e6,
                                                    .label_en = "Most insurable earnings",
                                                    .label_fr = "Maximum de la rémunération assurable",
                                                    .meaning = "earnings of a year above which no premium is due"}),
    field<&InsuranceParameters::benefit_rate>(
        {.name = "benefit_rate",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Benefit rate",
         .label_fr = "Taux de prestations",
         .meaning = "weekly benefit per dollar of insurable weekly earnings, up to the dated maximum"}),
    field<&InsuranceParameters::most_weeks>({.name = "most_weeks",
                                             .unit = "weeks",
                                             .low = 1,
                                             .high = 104,
                                             .label_en = "Longest claim",
                                             .label_fr = "Durée maximale des prestations",
                                             .meaning = "weeks of benefit that no claim exceeds"}),
    field<&InsuranceParameters::clawback_rate>(
        {.name = "clawback_rate",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Reduction for earnings on claim",
         .label_fr = "Réduction pour gains durant la demande",
         .meaning = "benefit lost per dollar earned on claim, up to clawback_limit"}),
    field<&InsuranceParameters::clawback_limit>(
        {.name = "clawback_limit",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Earnings with the reduced rate",
         .label_fr = "Gains au taux réduit",
         .meaning = "share of former weekly earnings above which a dollar earned costs a dollar of benefit"}),
};
static_assert(described_bytes(insurance_fields) == sizeof(InsuranceParameters));

}  // namespace piecework::platform_work
