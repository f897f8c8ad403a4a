// What a requester posts: size, reward, deadline, whom it lets in.

#include <algorithm>

#include "models/platform_work/platforms/board_demand.h"
#include "models/platform_work/platforms/choice.h"
#include "models/platform_work/platforms/handle.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t batches_per_requester = 1ULL << 32;  // room for a requester's own count in a batch's id

/// Hours of work in a batch; of one task, as many seconds as that takes.
std::int64_t tasks_of(const State& state, const Requester& requester, double volume, Draws& draws) {
  const PostingParameters& posting = state.scenario->posting;
  const double sigma = state.scenario->requesters.batch_sigma;
  const double hours = static_cast<double>(requester.tasks_hours) *
                       state.scenario->tasks.batch_size[requester.task_class] * volume *
                       lognormal(draws, math::exp(-0.5 * sigma * sigma), sigma);
  const bool single = bernoulli(draws, posting.single_share);
  if (single) return 1;
  const double tasks = hours / (1.0 - posting.single_share) * 3600.0 / static_cast<double>(requester.true_seconds);
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(tasks + 0.5));
}

/// The coin is the last bit of the hash that places the batch on the board, which looks at the first bits.
BatchSample sample_of(const State& state, const Requester& requester) {
  const std::uint64_t hash = hash_at(state.key, {purposes::batch_slot, requester.id, requester.batch_count});
  return {requester.small, (hash & 1U) == 1};
}

void set_reward(Batch& batch, double cents) {
  batch.reward_cents = payable_cents(cents);
  batch.log_reward = static_cast<float>(math::log(static_cast<double>(batch.reward_cents)));
}

void set_gate(Batch& batch, const PostingParameters& posting) {
  batch.least_approvals = static_cast<std::uint32_t>(posting.gate_approvals);
  batch.least_skill = static_cast<float>(posting.gate_skill);
}

}  // namespace

Batch new_batch(const State& state, const Rules& rules, RequesterId id, Draws& draws) {
  const Requester& requester = state.platform.requesters[id];
  const auto seconds = static_cast<double>(requester.true_seconds);
  Batch batch;
  batch.id = requester.id * batches_per_requester + requester.batch_count;
  batch.requester = id;
  batch.requester_id = requester.id;
  batch.unfair_share = requester.unfair_share;
  batch.fairness = requester.fairness;
  batch.task_class = requester.task_class;
  batch.true_seconds = requester.true_seconds;
  batch.log_seconds = static_cast<float>(math::log(seconds));
  batch.posted_at = state.now.seconds;
  batch.sample = sample_of(state, requester);
  const double cents =
      static_cast<double>(requester.hourly_rate) * static_cast<double>(requester.estimate) * seconds / 36.0;
  const double decided = rules.decide(PostedReward{id, batch.sample}, cents, state);
  set_reward(batch, decided);
  batch.repriced = decided != cents;
  const double usual = math::exp(state.platform.log_volume + log_demand(state, requester, decided));
  batch.posted = tasks_of(state, requester, rules.decide(PostedVolume{id}, usual, state), draws);
  batch.remaining = batch.posted;
  if (requester.gated) set_gate(batch, state.scenario->posting);
  return batch;
}

Duration deadline_of(const Scenario& scenario, Draws& draws) {
  const bool extended = bernoulli(draws, scenario.posting.long_share);
  const double hours = extended ? scenario.posting.long_deadline_hours : scenario.requesters.deadline_hours;
  return Duration{static_cast<std::int64_t>(hours * seconds_per_hour)};
}

}  // namespace piecework::platform_work
