#pragma once
// I12, ratings of requesters by workers: for rated requesters, members here and abroad read a batch's pay per hour
// partly from its true rate net of unfair rejections instead of guessing it from the reward. Nothing else changes: no
// pay, no task, no time.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct RequesterReputationParameters {
  double visible_share = 0.0;
  double precision = 0.0;
};

inline constexpr std::array requester_reputation_fields{
    field<&RequesterReputationParameters::visible_share>(
        {.name = "visible_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Requesters with visible ratings",
         .label_fr = "Donneurs d'ouvrage évalués",
         .meaning = "share of requesters whose ratings by workers can be seen"}),
    field<&RequesterReputationParameters::precision>(
        {.name = "precision",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of the rating in beliefs",
         .label_fr = "Poids de l'évaluation dans les croyances",
         .meaning = "0: ratings are ignored, 1: a rated batch's true pay per hour is known"}),
};

struct RequesterReputation {
  using Parameters = RequesterReputationParameters;
  static constexpr std::span<const FieldInfo> fields = requester_reputation_fields;
  static constexpr PolicyText text{.name = "requester_reputation",
                                   .intervention = "I12",
                                   .label_en = "Ratings of requesters",
                                   .label_fr = "Évaluation des donneurs d'ouvrage",
                                   .meaning = "workers' ratings of requesters become visible"};
  using touches = TypeList<Shifts<WageBelief>>;

  Parameters parameters;

  double modify(const WageBelief& at, double believed, const State& state) const {
    const Batch& batch = state.platform.board[at.batch];
    Draws draws = state.draws(purposes::rated, batch.requester_id, 0);
    if (!bernoulli(draws, parameters.visible_share)) return believed;
    const double log_rate = static_cast<double>(batch.log_reward) - static_cast<double>(batch.log_seconds) +
                            log_cents_per_second_to_usd_per_hour +
                            math::log1p(-static_cast<double>(batch.unfair_share));
    return believed + parameters.precision * (log_rate - believed);
  }
};

}  // namespace piecework::platform_work
