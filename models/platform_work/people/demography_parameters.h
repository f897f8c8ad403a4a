#pragma once
// Who comes to the city and who leaves it.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct DemographyParameters {
  double landings = 0.0;
  std::array<double, 12> landings_by_month{};
  double youths = 0.0;
  std::array<double, age_bands> moving_by_age{};
  double newcomer_moving = 0.0;
  std::array<double, age_bands> death_by_age{};
  double study_years = 0.0;
};

inline constexpr std::array demography_fields{
    field<&DemographyParameters::landings>(
        {.name = "landings",
         .unit = "persons/year",
         .low = 0,
         .high = 1000000.0,
         .label_en = "Landings from elsewhere",
         .label_fr = "Arrivées de l'extérieur",
         .meaning = "permanent and temporary residents aged 15 and over who come to the city in a year, at scale 1:1"}),
    field<&DemographyParameters::landings_by_month>({.name = "landings_by_month",
                                                     .unit = "1",
                                                     .low = 0,
                                                     .high = 10,
                                                     .label_en = "Landings by month",
                                                     .label_fr = "Arrivées selon le mois",
                                                     .meaning = "weight of each month of the year, January first"}),
    field<&DemographyParameters::youths>({.name = "youths",
                                          .unit = "persons/year",
                                          .low = 0,
                                          .high = 1000000.0,
                                          .label_en = "Coming of age",
                                          .label_fr = "Passage à 15 ans",
                                          .meaning = "residents who turn 15 in a year, at scale 1:1"}),
    field<&DemographyParameters::moving_by_age>(
        {.name = "moving_by_age",
         .unit = "1/year",
         .low = 0,
         .high = 1,
         .label_en = "Moving away",
         .label_fr = "Départs",
         .meaning = "hazard of moving away from the city, by age (15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&DemographyParameters::newcomer_moving>(
        {.name = "newcomer_moving",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Moving of newcomers",
         .label_fr = "Départs des nouveaux arrivants",
         .meaning = "factor on moving away in the first five years after landing"}),
    field<&DemographyParameters::death_by_age>(
        {.name = "death_by_age",
         .unit = "1/year",
         .low = 0,
         .high = 1,
         .label_en = "Deaths",
         .label_fr = "Décès",
         .meaning = "hazard of death by age (15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&DemographyParameters::study_years>({.name = "study_years",
                                               .unit = "years",
                                               .low = 0.1,
                                               .high = 20,
                                               .label_en = "Years of study",
                                               .label_fr = "Années d'études",
                                               .meaning = "mean time from the age of 18 to the end of study"}),
};
static_assert(described_bytes(demography_fields) == sizeof(DemographyParameters));

}  // namespace piecework::platform_work
