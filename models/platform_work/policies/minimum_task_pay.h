#pragma once
// I7, minimum pay per task, a rule of the platform (Prolific): the reward of a new batch is at least the floor times
// the usual time of its tasks. The platform looks at a share of batches, whose requesters pay the difference; the
// others go unseen. For everybody on the board, here and abroad; nobody is shut out by it. What it does to the work
// posted follows from the elasticity of demand (platforms.demand).

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct MinimumTaskPayParameters {
  double floor = 0.0;
  double audited_share = 0.0;
};

inline constexpr std::array minimum_task_pay_fields{
    field<&MinimumTaskPayParameters::floor>({.name = "floor",
                                             .unit = "USD/hour",
                                             .low = 0,
                                             .high = 200,
                                             .label_en = "Floor",
                                             .label_fr = "Plancher",
                                             .meaning = "least pay per hour of the usual time of a task"}),
    field<&MinimumTaskPayParameters::audited_share>(
        {.name = "audited_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Batches looked at",
         .label_fr = "Lots vérifiés",
         .meaning = "share of batches whose pay the platform compares with the time that tasks took"}),
};
static_assert(described_bytes(minimum_task_pay_fields) == sizeof(MinimumTaskPayParameters));

struct MinimumTaskPay {
  using Parameters = MinimumTaskPayParameters;
  static constexpr std::span<const FieldInfo> fields = minimum_task_pay_fields;
  static constexpr PolicyText text{
      .name = "minimum_task_pay",
      .intervention = "I7",
      .label_en = "Minimum pay per task",
      .label_fr = "Paie minimale par tâche",
      .meaning = "a rule of the platform: a least pay per hour of usual time, with audits"};
  using touches = TypeList<Floors<PostedReward>>;

  Parameters parameters;

  double modify(const PostedReward& at, double cents, const State& state) const {
    const Requester& requester = state.platform.requesters[at.requester];
    Draws draws = state.draws(purposes::pay_audit, requester.id, requester.batch_count);
    if (!bernoulli(draws, parameters.audited_share)) return cents;
    return std::max(cents, parameters.floor * static_cast<double>(requester.true_seconds) / 36.0);
  }
};

}  // namespace piecework::platform_work
