#pragma once
// The board itself: search, choice, review, fee.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Search, choice, review and fee.
struct BoardParameters {
  double search_seconds = 0.0;
  double batches_seen = 0.0;
  double patience = 0.0;
  double recheck_seconds = 0.0;
  double choice_slope = 0.0;
  double belief_slope = 0.0;
  double belief_sigma = 0.0;
  double knowledge = 0.0;
  double spell_minutes = 0.0;
  double time_sigma = 0.0;
  double returned_share = 0.0;
  double leniency = 0.0;
  double fee = 0.0;
  double exchange_rate = 0.0;
};

inline constexpr std::array board_fields{
    field<&BoardParameters::search_seconds>(
        {.name = "search_seconds",
         .unit = "seconds",
         .low = 1,
         .high = 3600,
         .label_en = "Unpaid time per search step",
         .label_fr = "Temps de recherche non payé",
         .meaning = "mean time to look through one page of the board (exponential)"}),
    field<&BoardParameters::batches_seen>({.name = "batches_seen",
                                           .unit = "batches",
                                           .low = 1,
                                           .high = 200,
                                           .label_en = "Batches seen per search step",
                                           .label_fr = "Lots vus par recherche",
                                           .meaning = "size of the choice set"}),
    field<&BoardParameters::patience>(
        {.name = "patience",
         .unit = "searches",
         .low = 1,
         .high = 100,
         .label_en = "Failed searches before giving up",
         .label_fr = "Recherches vaines avant l'abandon",
         .meaning = "a session ends after this many searches in a row without an acceptable batch"}),
    field<&BoardParameters::recheck_seconds>({.name = "recheck_seconds",
                                              .unit = "seconds",
                                              .low = 0,
                                              .high = 3600,
                                              .label_en = "Wait after a failed search",
                                              .label_fr = "Attente après une recherche vaine",
                                              .meaning = "unpaid time until the member looks at the board again"}),
    field<&BoardParameters::choice_slope>({.name = "choice_slope",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 20,
                                           .label_en = "Weight of pay in the choice of a batch",
                                           .label_fr = "Poids de la paie dans le choix",
                                           .meaning = "slope of the multinomial logit on log believed pay per hour"}),
    field<&BoardParameters::belief_slope>(
        {.name = "belief_slope",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Reward read as length",
         .label_fr = "Récompense lue comme durée",
         .meaning = "elasticity of believed seconds to the reward: a higher reward is mostly read as a longer task"}),
    field<&BoardParameters::belief_sigma>(
        {.name = "belief_sigma",
         .unit = "1",
         .low = 0,
         .high = 3,
         .label_en = "Error in guessing a task's length",
         .label_fr = "Erreur sur la durée d'une tâche",
         .meaning = "standard deviation of log believed seconds for a batch not yet tried"}),
    field<&BoardParameters::knowledge>(
        {.name = "knowledge",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of the true rate in beliefs",
         .label_fr = "Poids du taux réel dans les croyances",
         .meaning = "0: guesses from the reward alone, 1: knows each batch's true pay per hour"}),
    field<&BoardParameters::spell_minutes>({.name = "spell_minutes",
                                            .unit = "minutes",
                                            .low = 0.1,
                                            .high = 600,
                                            .label_en = "Longest work spell",
                                            .label_fr = "Durée maximale d'une période de travail",
                                            .meaning = "time on one batch before the member decides again"}),
    field<&BoardParameters::time_sigma>(
        {.name = "time_sigma",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Person by batch noise of task time",
         .label_fr = "Aléa du temps par tâche",
         .meaning = "standard deviation of log seconds per task around the level given by skill"}),
    field<&BoardParameters::returned_share>(
        {.name = "returned_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Part of a returned task done before it is returned",
         .label_fr = "Part faite d'une tâche rendue",
         .meaning = "time lost when a task turns out to pay less than the reservation wage / time of that task"}),
    field<&BoardParameters::leniency>({.name = "leniency",
                                       .unit = "1",
                                       .low = 0,
                                       .high = 1,
                                       .label_en = "Leniency of review",
                                       .label_fr = "Indulgence de l'évaluation",
                                       .meaning = "probability that incorrect work is approved"}),
    field<&BoardParameters::fee>({.name = "fee",
                                  .unit = "1",
                                  .low = 0,
                                  .high = 2,
                                  .label_en = "Platform fee",
                                  .label_fr = "Commission de la plateforme",
                                  .meaning = "fee / approved pay, paid by the requester on top"}),
    field<&BoardParameters::exchange_rate>({.name = "exchange_rate",
                                            .unit = "CAD/USD",
                                            .low = 0.5,
                                            .high = 3,
                                            .label_en = "Exchange rate",
                                            .label_fr = "Taux de change",
                                            .meaning = "Canadian dollars per US dollar; the board pays in US dollars"}),
};
static_assert(described_bytes(board_fields) == sizeof(BoardParameters));

}  // namespace piecework::platform_work
