#pragma once
// Taxes and benefits as the scenario gives them: files of dated tables, and the parameters of each part of the law.
// Money is constant CAD of the base year; nominal amounts of a table are deflated with its price index.

#include <array>
#include <string>

#include "models/platform_work/public/assistance_parameters.h"
#include "models/platform_work/public/insurance_parameters.h"
#include "models/platform_work/public/tax_parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Tables beside the scenario, and the year whose dollars everything is in.
struct PublicData {
  std::string prices;
  std::string minimum_wage;
  std::string income_tax;
  std::string ei_maximum;
  std::string ei_regions;
  std::string ei_weeks;
  std::string ontario_works;
  double base_year = 0.0;
};

inline constexpr std::array public_data_fields{
    field<&PublicData::prices>({.name = "prices",
                                .unit = "file",
                                .label_en = "Consumer prices",
                                .label_fr = "Prix à la consommation",
                                .meaning = "price index by date, for constant dollars"}),
    field<&PublicData::minimum_wage>({.name = "minimum_wage",
                                      .unit = "file",
                                      .label_en = "Minimum wage",
                                      .label_fr = "Salaire minimum",
                                      .meaning = "general minimum wage by date, nominal CAD an hour"}),
    field<&PublicData::income_tax>({.name = "income_tax",
                                    .unit = "file",
                                    .label_en = "Income tax brackets",
                                    .label_fr = "Tranches d'imposition",
                                    .meaning = "brackets and rates: federal, ontario, ontario_surtax, "
                                               "ontario_health_premium"}),
    field<&PublicData::ei_maximum>({.name = "ei_maximum",
                                    .unit = "file",
                                    .label_en = "Most weekly insurance benefit",
                                    .label_fr = "Prestation hebdomadaire maximale",
                                    .meaning = "largest weekly insurance benefit by date, nominal CAD"}),
    field<&PublicData::ei_regions>({.name = "ei_regions",
                                    .unit = "file",
                                    .label_en = "Insurance by unemployment rate",
                                    .label_fr = "Assurance-emploi selon le taux de chômage",
                                    .meaning = "hours needed and extra weeks of benefit by local unemployment rate"}),
    field<&PublicData::ei_weeks>({.name = "ei_weeks",
                                  .unit = "file",
                                  .label_en = "Insurance by hours",
                                  .label_fr = "Assurance-emploi selon les heures",
                                  .meaning = "weeks of benefit by insurable hours at the lowest unemployment rate"}),
    field<&PublicData::ontario_works>(
        {.name = "ontario_works",
         .unit = "file",
         .label_en = "Ontario Works rates",
         .label_fr = "Barèmes d'Ontario au travail",
         .meaning = "basic needs and shelter by household and date, nominal CAD a month"}),
    field<&PublicData::base_year>({.name = "base_year",
                                   .unit = "year",
                                   .low = 1970,
                                   .high = 2200,
                                   .label_en = "Year of the dollars",
                                   .label_fr = "Année des dollars",
                                   .meaning = "results are in dollars with the purchasing power of this year's mean"}),
};
static_assert(described_bytes(public_data_fields) == sizeof(PublicData));

}  // namespace piecework::platform_work
