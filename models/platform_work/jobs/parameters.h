#pragma once
// Job finding, separation and participation as monthly hazards (first version: no vacancies, no wages).

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct JobParameters {
  double employed_to_unemployed = 0.0;
  double employed_to_inactive = 0.0;
  double unemployed_to_employed = 0.0;
  double unemployed_to_inactive = 0.0;
  double inactive_to_employed = 0.0;
  double inactive_to_unemployed = 0.0;
  double full_time_share = 0.0;
  double minimum_wage = 0.0;
};

inline constexpr std::array job_fields{
    field<&JobParameters::employed_to_unemployed>(
        {.name = "employed_to_unemployed",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Separation into unemployment",
         .label_fr = "Perte d'emploi vers le chômage",
         .meaning = "hazard of losing or leaving a job and looking for another"}),
    field<&JobParameters::employed_to_inactive>(
        {.name = "employed_to_inactive",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Leaving the labour force from a job",
         .label_fr = "Sortie de la population active depuis l'emploi",
         .meaning = "hazard of leaving a job for study, care, health or retirement"}),
    field<&JobParameters::unemployed_to_employed>({.name = "unemployed_to_employed",
                                                   .unit = "1/month",
                                                   .low = 0,
                                                   .high = 2,
                                                   .label_en = "Job finding",
                                                   .label_fr = "Retour à l'emploi",
                                                   .meaning = "hazard of finding a job while unemployed"}),
    field<&JobParameters::unemployed_to_inactive>({.name = "unemployed_to_inactive",
                                                   .unit = "1/month",
                                                   .low = 0,
                                                   .high = 2,
                                                   .label_en = "Giving up search",
                                                   .label_fr = "Abandon de la recherche",
                                                   .meaning = "hazard of leaving the labour force while unemployed"}),
    field<&JobParameters::inactive_to_employed>(
        {.name = "inactive_to_employed",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Entering a job directly",
         .label_fr = "Entrée directe en emploi",
         .meaning = "mean hazard of taking a job from outside the labour force"}),
    field<&JobParameters::inactive_to_unemployed>(
        {.name = "inactive_to_unemployed",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Starting to look for work",
         .label_fr = "Début de recherche",
         .meaning = "mean hazard of starting to look for work from outside the labour force"}),
    field<&JobParameters::full_time_share>({.name = "full_time_share",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 1,
                                            .label_en = "Full-time share of new jobs",
                                            .label_fr = "Part du temps plein dans les nouveaux emplois",
                                            .meaning = "probability that a job found has 30 hours a week or more"}),
    field<&JobParameters::minimum_wage>(
        {.name = "minimum_wage",
         .unit = "CAD/hour",
         .low = 1,
         .high = 100,
         .label_en = "Ontario minimum wage",
         .label_fr = "Salaire minimum de l'Ontario",
         .meaning = "general minimum wage in constant 2024 dollars (indexed to prices, so constant)"}),
};
static_assert(described_bytes(job_fields) == sizeof(JobParameters));

}  // namespace piecework::platform_work
