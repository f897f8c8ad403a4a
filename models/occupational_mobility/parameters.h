#pragma once
// Numbers of the occupational mobility model. Source: R. M. del Rio-Chanona, P. Mealy, M. Beguerisse-Diaz, F. Lafond
// and J. D. Farmer, "Occupational mobility and automation: a data-driven network model", J. R. Soc. Interface 18
// (2021). The unit of time is the model's step.

#include <array>

#include "sim/base/fields.h"

namespace piecework::occupational_mobility {

struct Parameters {
  double separation = 0.0;           // delta_u
  double opening = 0.0;              // delta_v
  double separation_response = 0.0;  // gamma_u
  double opening_response = 0.0;     // gamma_v
  double own_occupation = 0.0;       // r
  double long_term = 0.0;            // tau
  double step_weeks = 0.0;
  double cycle = 0.0;
  double amplitude = 0.0;
};

inline constexpr std::array parameter_fields{
    field<&Parameters::separation>({.name = "separation",
                                    .unit = "1/step",
                                    .low = 0,
                                    .high = 1,
                                    .label_en = "Spontaneous separations",
                                    .label_fr = "Cessations spontanées",
                                    .meaning = "delta_u: probability that a job ends in a step whatever the demand"}),
    field<&Parameters::opening>({.name = "opening",
                                 .unit = "1/step",
                                 .low = 0,
                                 .high = 1,
                                 .label_en = "Spontaneous openings",
                                 .label_fr = "Ouvertures spontanées",
                                 .meaning = "delta_v: vacancies opened per job and step whatever the demand"}),
    field<&Parameters::separation_response>(
        {.name = "separation_response",
         .unit = "1/step",
         .low = 0,
         .high = 1,
         .label_en = "Response of separations",
         .label_fr = "Réaction des cessations",
         .meaning = "gamma_u: share of the excess of realised over target demand that is dismissed in a step"}),
    field<&Parameters::opening_response>(
        {.name = "opening_response",
         .unit = "1/step",
         .low = 0,
         .high = 1,
         .label_en = "Response of openings",
         .label_fr = "Réaction des ouvertures",
         .meaning = "gamma_v: share of the lack of realised under target demand that is advertised in a step"}),
    field<&Parameters::own_occupation>({.name = "own_occupation",
                                        .unit = "1",
                                        .low = 0,
                                        .high = 1,
                                        .label_en = "Weight of the own occupation",
                                        .label_fr = "Poids de la même profession",
                                        .meaning = "r: weight of one's own occupation when applying"}),
    field<&Parameters::long_term>({.name = "long_term",
                                   .unit = "steps",
                                   .low = 1,
                                   .high = 100,
                                   .label_en = "Long-term unemployment from",
                                   .label_fr = "Chômage de longue durée dès",
                                   .meaning = "tau: whoever is out of work at least so long counts as long-term"}),
    field<&Parameters::step_weeks>({.name = "step_weeks",
                                    .unit = "weeks",
                                    .low = 0.1,
                                    .high = 52,
                                    .label_en = "Length of a step",
                                    .label_fr = "Durée d'un pas",
                                    .meaning = "what one step stands for"}),
    field<&Parameters::cycle>({.name = "cycle",
                               .unit = "steps",
                               .low = 2,
                               .high = 10'000,
                               .label_en = "Length of the demand cycle",
                               .label_fr = "Durée du cycle de la demande",
                               .meaning = "period of the sine that target demand follows"}),
    field<&Parameters::amplitude>({.name = "amplitude",
                                   .unit = "1",
                                   .low = 0,
                                   .high = 0.5,
                                   .label_en = "Amplitude of the demand cycle",
                                   .label_fr = "Amplitude du cycle de la demande",
                                   .meaning = "largest departure of target demand from its mean; 0: no cycle"}),
};
static_assert(described_bytes(parameter_fields) == sizeof(Parameters));

}  // namespace piecework::occupational_mobility
