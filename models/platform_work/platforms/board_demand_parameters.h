#pragma once
// What moves the volume of work that requesters post, beside the shocks of `platforms.requesters`: what it costs them,
// what machines do instead, and how local employers come to use the board. Without the table none of it moves. Forms
// are the project's own: constant elasticity; hazards by class of task (classes differ as in Teutloff et al. 2025);
// diffusion by own motion and by peers (Bass 1969).

#include <array>

#include "models/platform_work/platforms/task_parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct BoardDemandParameters {
  using ByClass = TaskParameters::ByClass;

  double cost_elasticity = 0.0;
  ByClass exposure{};
  double ai_start = 0.0;
  ByClass ai_hazard{};
  ByClass ai_growth{};
  double ai_novice = 1.0;
  double local_share = 0.0;
  double adopted = 0.0;
  double adoption_rate = 0.0;
  double adoption_peers = 0.0;
};

inline constexpr std::array board_demand_fields{
    field<&BoardDemandParameters::cost_elasticity>(
        {.name = "cost_elasticity",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Elasticity of work posted to its cost",
         .label_fr = "Élasticité du travail offert à son coût",
         .meaning = "fall of log tasks posted for a rise of the log of pay and fee per task above what the requester "
                    "began with"}),
    field<&BoardDemandParameters::exposure>(
        {.name = "exposure",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Exposure to AI by class of task",
         .label_fr = "Exposition à l'IA selon la tâche",
         .meaning = "share of a class's hours that machines could do; weighs the hours of M20 and moves nothing"}),
    field<&BoardDemandParameters::ai_start>({.name = "ai_start",
                                             .unit = "year",
                                             .low = 1970,
                                             .high = 2200,
                                             .label_en = "Year from which machines do tasks",
                                             .label_fr = "Année du début de l'automatisation",
                                             .meaning = "2025.5 is the middle of 2025; the two below begin then"}),
    field<&BoardDemandParameters::ai_hazard>({.name = "ai_hazard",
                                              .unit = "1/year",
                                              .low = 0,
                                              .high = 5,
                                              .label_en = "Automation by class of task",
                                              .label_fr = "Automatisation selon la tâche",
                                              .meaning = "hazard with which work of the class is done by machines "
                                                         "instead; log volume falls by it in a year"}),
    field<&BoardDemandParameters::ai_growth>(
        {.name = "ai_growth",
         .unit = "1/year",
         .low = 0,
         .high = 5,
         .label_en = "Growth of what complements AI",
         .label_fr = "Croissance des compléments de l'IA",
         .meaning = "rise of log volume in a year of work that machines call for; by class of task"}),
    field<&BoardDemandParameters::ai_novice>(
        {.name = "ai_novice",
         .unit = "1",
         .low = 1,
         .high = 10,
         .label_en = "Novices' part of automation",
         .label_fr = "Poids de l'automatisation sur les débutants",
         .meaning = "hazard of work that asks for no qualification / of work behind a gate; its growth is lower by as "
                    "much"}),
    field<&BoardDemandParameters::local_share>({.name = "local_share",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Requesters in the city",
                                                .label_fr = "Donneurs d'ouvrage de la ville",
                                                .meaning = "share of requesters that are employers of the city"}),
    field<&BoardDemandParameters::adopted>(
        {.name = "adopted",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Employers who use the board at the start",
         .label_fr = "Employeurs utilisateurs au départ",
         .meaning = "share of the city's employers; what they post grows in proportion to it"}),
    field<&BoardDemandParameters::adoption_rate>(
        {.name = "adoption_rate",
         .unit = "1/year",
         .low = 0,
         .high = 5,
         .label_en = "Adoption of their own motion",
         .label_fr = "Adoption spontanée",
         .meaning = "hazard with which an employer who does not use the board begins to"}),
    field<&BoardDemandParameters::adoption_peers>({.name = "adoption_peers",
                                                   .unit = "1/year",
                                                   .low = 0,
                                                   .high = 5,
                                                   .label_en = "Adoption after others",
                                                   .label_fr = "Adoption par imitation",
                                                   .meaning = "what is added to that hazard when all others use it"}),
};
static_assert(described_bytes(board_demand_fields) == sizeof(BoardDemandParameters));

}  // namespace piecework::platform_work
