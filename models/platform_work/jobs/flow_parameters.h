#pragma once
// How people leave jobs, leave and enter the labour force, and work on their own account: hazards per month.
// A job's end: separation_settled + (separation_new - separation_settled) exp(-tenure / separation_fade), times
// exp(-fit_slope fit); matches that last are good ones, and a bad start scars.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct FlowParameters {
  double separation_new = 0.0;
  double separation_settled = 0.0;
  double separation_fade = 0.0;
  double fit_slope = 0.0;
  double layoff_speed = 0.0;
  std::array<double, age_bands> leaving_by_age{};
  std::array<double, age_bands> giving_up_by_age{};
  std::array<double, age_bands> entering_by_age{};
  double entry_level = 0.0;
  double own_account_entry = 0.0;
  double own_account_exit = 0.0;
  double own_account_hours = 0.0;
};

inline constexpr std::array flow_fields{
    field<&FlowParameters::separation_new>(
        {.name = "separation_new",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Loss of a new job",
         .label_fr = "Perte d'un emploi nouveau",
         .meaning = "hazard of separation into unemployment on the first day of a job"}),
    field<&FlowParameters::separation_settled>(
        {.name = "separation_settled",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Loss of a settled job",
         .label_fr = "Perte d'un emploi établi",
         .meaning = "hazard of separation into unemployment after years in a job"}),
    field<&FlowParameters::separation_fade>({.name = "separation_fade",
                                             .unit = "months",
                                             .low = 0.1,
                                             .high = 240,
                                             .label_en = "Settling in",
                                             .label_fr = "Temps d'établissement",
                                             .meaning = "time in which the difference of the two falls to 1/e"}),
    field<&FlowParameters::fit_slope>({.name = "fit_slope",
                                       .unit = "1",
                                       .low = 0,
                                       .high = 5,
                                       .label_en = "Fit and separation",
                                       .label_fr = "Adéquation et séparation",
                                       .meaning = "a better fit by 1 makes the hazard smaller by this much in logs"}),
    field<&FlowParameters::layoff_speed>({.name = "layoff_speed",
                                          .unit = "1/month",
                                          .low = 0,
                                          .high = 10,
                                          .label_en = "Speed of layoffs",
                                          .label_fr = "Vitesse des licenciements",
                                          .meaning = "share of jobs beyond demand that end in a month"}),
    field<&FlowParameters::leaving_by_age>({.name = "leaving_by_age",
                                            .unit = "1/month",
                                            .low = 0,
                                            .high = 1,
                                            .label_en = "Leaving the labour force from a job",
                                            .label_fr = "Retrait depuis l'emploi",
                                            .meaning = "hazard of leaving a job for study, care, health or retirement, "
                                                       "by age (15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&FlowParameters::giving_up_by_age>({.name = "giving_up_by_age",
                                              .unit = "1/month",
                                              .low = 0,
                                              .high = 2,
                                              .label_en = "Giving up search",
                                              .label_fr = "Abandon de la recherche",
                                              .meaning = "hazard of leaving the labour force while unemployed, by age "
                                                         "(15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&FlowParameters::entering_by_age>(
        {.name = "entering_by_age",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Starting to look for work",
         .label_fr = "Début de recherche",
         .meaning = "hazard of starting to look for work from outside the labour force, by age (15-24, 25-34, 35-44, "
                    "45-54, 55-64, 65 and over)"}),
    field<&FlowParameters::entry_level>({.name = "entry_level",
                                         .unit = "1",
                                         .low = 0.1,
                                         .high = 10,
                                         .label_en = "Level of entering",
                                         .label_fr = "Niveau des entrées",
                                         .meaning = "factor on entering_by_age and on the applications from outside "
                                                    "the labour force; fitted to the participation rate"}),
    field<&FlowParameters::own_account_entry>(
        {.name = "own_account_entry",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Starting to work on own account",
         .label_fr = "Début du travail autonome",
         .meaning = "hazard of beginning to work on own account, while unemployed; from outside the labour force times "
                    "the ratio of entering_by_age to its highest"}),
    field<&FlowParameters::own_account_exit>({.name = "own_account_exit",
                                              .unit = "1/month",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Ending work on own account",
                                              .label_fr = "Fin du travail autonome",
                                              .meaning = "hazard of ending work on own account and looking for a job"}),
    field<&FlowParameters::own_account_hours>(
        {.name = "own_account_hours",
         .unit = "hours/week",
         .low = 1,
         .high = 80,
         .label_en = "Hours on own account",
         .label_fr = "Heures à son compte",
         .meaning = "usual weekly hours of who begins to work on own account; the pay is that of people.work"}),
};
static_assert(described_bytes(flow_fields) == sizeof(FlowParameters));

}  // namespace piecework::platform_work
