#pragma once
// How employers' demand for labour moves, and how vacancies open and close.
//
// In each occupation vacancies open at opening x e + opening_speed x max(0, D - e - v) a month and jobs end, beside
// separations, at layoff_speed x max(0, e + v - D), with e employees and v open vacancies (del Rio-Chanona et al.
// 2021, J. R. Soc. Interface 17:20200898, here in continuous time). Demand is
// D(t) = D(0) x (L(t)/L(0))^labour_force_exponent x exp(growth t + shock + cycle + season) x (q/q0)^congestion:
// L the labour force, q the chance that a vacancy is filled in a week. With congestion 0 demand is fixed and whoever is
// helped displaces somebody; the larger it is, the closer to free entry. It has no data and must be varied.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct DemandParameters {
  double demand_ratio = 0.0;
  double opening = 0.0;
  double opening_speed = 0.0;
  double withdrawal = 0.0;
  double labour_force_exponent = 0.0;
  double congestion = 0.0;
  double growth = 0.0;
  double ar1_sd = 0.0;
  double ar1_persistence = 0.0;
  double cycle_amplitude = 0.0;
  double cycle_months = 0.0;
  double season_amplitude = 0.0;
  double season_peak = 0.0;
};

inline constexpr std::array demand_fields{
    field<&DemandParameters::demand_ratio>({.name = "demand_ratio",
                                            .unit = "1",
                                            .low = 0.5,
                                            .high = 2,
                                            .label_en = "Demand over jobs at the start",
                                            .label_fr = "Demande rapportée aux emplois",
                                            .meaning = "D(0) relative to the jobs of employees at the start"}),
    field<&DemandParameters::opening>({.name = "opening",
                                       .unit = "1/month",
                                       .low = 0,
                                       .high = 1,
                                       .label_en = "Spontaneous vacancies",
                                       .label_fr = "Postes vacants spontanés",
                                       .meaning = "vacancies opened in a month for each job"}),
    field<&DemandParameters::opening_speed>(
        {.name = "opening_speed",
         .unit = "1/month",
         .low = 0,
         .high = 10,
         .label_en = "Speed of openings",
         .label_fr = "Vitesse d'ouverture",
         .meaning = "share of the jobs missing to demand for which a vacancy opens in a month"}),
    field<&DemandParameters::withdrawal>(
        {.name = "withdrawal",
         .unit = "1/week",
         .low = 0,
         .high = 1,
         .label_en = "Withdrawal of vacancies",
         .label_fr = "Retrait des postes vacants",
         .meaning = "chance that a vacancy which found nobody in a week is withdrawn"}),
    field<&DemandParameters::labour_force_exponent>(
        {.name = "labour_force_exponent",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Demand and labour force",
         .label_fr = "Demande et population active",
         .meaning = "elasticity of demand to the size of the labour force"}),
    field<&DemandParameters::congestion>(
        {.name = "congestion",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Demand and ease of hiring",
         .label_fr = "Demande et facilité de recrutement",
         .meaning = "elasticity of demand to the chance of filling a vacancy, relative to its usual value"}),
    field<&DemandParameters::growth>({.name = "growth",
                                      .unit = "1/year",
                                      .low = -0.2,
                                      .high = 0.2,
                                      .label_en = "Growth of demand",
                                      .label_fr = "Croissance de la demande",
                                      .meaning = "growth of demand beyond that of the labour force"}),
    field<&DemandParameters::ar1_sd>({.name = "ar1_sd",
                                      .unit = "1",
                                      .low = 0,
                                      .high = 0.2,
                                      .label_en = "Monthly shock to demand",
                                      .label_fr = "Choc mensuel de demande",
                                      .meaning = "standard deviation of the monthly innovation to log demand"}),
    field<&DemandParameters::ar1_persistence>({.name = "ar1_persistence",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 0.999,
                                               .label_en = "Persistence of shocks",
                                               .label_fr = "Persistance des chocs",
                                               .meaning = "monthly autocorrelation of the shock to log demand"}),
    field<&DemandParameters::cycle_amplitude>({.name = "cycle_amplitude",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 0.5,
                                               .label_en = "Amplitude of a regular cycle",
                                               .label_fr = "Amplitude d'un cycle régulier",
                                               .meaning = "of log demand; 0: none"}),
    field<&DemandParameters::cycle_months>({.name = "cycle_months",
                                            .unit = "months",
                                            .low = 6,
                                            .high = 600,
                                            .label_en = "Length of a regular cycle",
                                            .label_fr = "Durée d'un cycle régulier",
                                            .meaning = "from peak to peak"}),
    field<&DemandParameters::season_amplitude>({.name = "season_amplitude",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 0.2,
                                                .label_en = "Amplitude of the seasons",
                                                .label_fr = "Amplitude saisonnière",
                                                .meaning = "of log demand; 0: none"}),
    field<&DemandParameters::season_peak>({.name = "season_peak",
                                           .unit = "months",
                                           .low = 0,
                                           .high = 12,
                                           .label_en = "Peak of the seasons",
                                           .label_fr = "Pic saisonnier",
                                           .meaning = "months after the first of January"}),
};
static_assert(described_bytes(demand_fields) == sizeof(DemandParameters));

}  // namespace piecework::platform_work
