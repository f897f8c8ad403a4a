#pragma once
// An experiment on pay: a random half of the new batches of small requesters, or all new batches of everybody, are
// posted with a reward some per cent higher. What it does to the time to fill is the elasticity of labour supply, to
// one requester or to the market (Dube, Jacobs, Naidu and Suri 2020). Nothing else changes.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

inline constexpr std::array<std::string_view, 2> experiment_scopes{"half_of_small", "all"};

struct RewardExperimentParameters {
  double raise = 0.0;
  std::uint64_t scope = 0;
};

inline constexpr std::array reward_experiment_fields{
    field<&RewardExperimentParameters::raise>(
        {.name = "raise",
         .unit = "1",
         .low = -0.9,
         .high = 10,
         .label_en = "Rise of the reward",
         .label_fr = "Hausse de la récompense",
         .meaning = "(reward with / without the experiment) - 1, before rounding to whole cents"}),
    field<&RewardExperimentParameters::scope>(
        {.name = "scope",
         .fallback = 0,
         .label_en = "Whose batches",
         .label_fr = "Lots concernés",
         .meaning =
             "half_of_small: a random half of those of all but the largest tenth of requesters; all: everybody's",
         .allowed = experiment_scopes}),
};
static_assert(described_bytes(reward_experiment_fields) == sizeof(RewardExperimentParameters));

struct RewardExperiment {
  using Parameters = RewardExperimentParameters;
  static constexpr std::span<const FieldInfo> fields = reward_experiment_fields;
  static constexpr PolicyText text{.name = "reward_experiment",
                                   .intervention = "T21",
                                   .label_en = "Experiment on rewards",
                                   .label_fr = "Expérience sur les récompenses",
                                   .meaning = "rewards of new batches are raised, of a random half or of all"};
  using touches = TypeList<Scales<PostedReward>>;

  Parameters parameters;

  double modify(const PostedReward& at, double cents, const State&) const {
    const bool raised = parameters.scope == 1 || (at.batch.small && at.batch.half);
    return raised ? cents * (1.0 + parameters.raise) : cents;
  }
};

}  // namespace piecework::platform_work
