// Requesters: what they post, how they learn what to pay, how they come and go.

#include <algorithm>

#include "models/platform_work/platforms/choice.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t batches_per_requester = 1ULL << 32;  // room for a requester's own count in a batch's id

/// Log reward moves by what the batch taught: less after it filled, more after it expired.
void learn_pay(State& state, const Batch& batch, double log_change) {
  Requester& requester = state.platform.requesters[batch.requester];
  if (requester.id != batch.requester_id) return;  // the one who posted it is gone
  const double rate = static_cast<double>(requester.hourly_rate) * math::exp(log_change);
  requester.hourly_rate = std::max(static_cast<float>(rate), requester.own_floor);
}

Batch new_batch(const State& state, const Rules& rules, RequesterId id, Draws& draws) {
  const RequesterParameters& parameters = state.scenario->requesters;
  const Requester& requester = state.platform.requesters[id];
  const double sigma = parameters.batch_sigma;
  const double volume = rules.decide(PostedVolume{id}, math::exp(state.platform.log_volume), state);
  const double hours =
      static_cast<double>(requester.tasks_hours) * volume * lognormal(draws, math::exp(-0.5 * sigma * sigma), sigma);
  const auto seconds = static_cast<double>(requester.true_seconds);
  Batch batch;
  batch.id = requester.id * batches_per_requester + requester.batch_count;
  batch.requester = id;
  batch.requester_id = requester.id;
  batch.unfair_share = requester.unfair_share;
  batch.true_seconds = requester.true_seconds;
  batch.log_seconds = static_cast<float>(math::log(seconds));
  batch.reward_cents = payable_cents(static_cast<double>(requester.hourly_rate) *
                                     static_cast<double>(requester.estimate) * seconds / 36.0);
  batch.log_reward = static_cast<float>(math::log(static_cast<double>(batch.reward_cents)));
  batch.posted = std::max<std::int64_t>(1, static_cast<std::int64_t>(hours * 3600.0 / seconds + 0.5));
  batch.remaining = batch.posted;
  return batch;
}

}  // namespace

void draw_requester(State& state, RequesterId id) {
  const RequesterParameters& parameters = state.scenario->requesters;
  Requester& requester = state.platform.requesters[id];
  Draws draws = state.draws(purposes::requester, requester.id, 0);
  const double fairness = normal(draws);
  const double slope = parameters.fairness_slope;
  requester.batch_count = 0;
  requester.own_floor = static_cast<float>(parameters.pay_floor_median * math::exp(slope * fairness));
  requester.unfair_share = static_cast<float>(std::min(0.5, parameters.unfair_share * math::exp(-slope * fairness)));
  requester.estimate = static_cast<float>(lognormal(draws, 1.0, parameters.estimate_sigma));
  requester.true_seconds = static_cast<float>(lognormal(draws, parameters.task_seconds, parameters.task_seconds_sigma));
  const double guess = lognormal(draws, parameters.pay_guess, parameters.pay_guess_sigma);
  requester.hourly_rate = std::max(static_cast<float>(guess), requester.own_floor);
  Draws stay = state.draws(purposes::turnover, requester.id, 0);
  if (parameters.replacement <= 0.0) return;
  state.schedule.at(state.now + months(exponential(stay, 1.0 / parameters.replacement)), RequesterTurnover{id});
}

void handle(State& state, const Rules& rules, RequesterTurnover event) {
  Requester& requester = state.platform.requesters[event.row];
  requester.id = (static_cast<std::uint64_t>(++requester.generation) << 20) + event.row.row();
  draw_requester(state, event.row);
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, BatchPosting event) {
  Requester& requester = state.platform.requesters[event.row];
  ++requester.batch_count;
  Draws draws = state.draws(purposes::posting, requester.id, requester.batch_count);
  const double gap = exponential(draws, static_cast<double>(requester.gap_hours));
  const Batch batch = new_batch(state, rules, event.row, draws);
  const Address slot{purposes::batch_slot, requester.id, requester.batch_count};
  const BatchId id = state.platform.board.post(batch, hash_at(state.key, slot));
  state.platform.books.tasks_posted += batch.posted;
  ++state.platform.books.batches_posted;
  const Duration deadline{static_cast<std::int64_t>(state.scenario->requesters.deadline_hours * seconds_per_hour)};
  state.schedule.at(state.now + deadline, BatchExpiry{id}, state);
  state.schedule.at(state.scenario->posting_rhythm.after(state.now, gap, 0), BatchPosting{event.row});
  rules.notify(event, state);
}

void fill_batch(State& state, BatchId id) {
  state.schedule.cancel(BatchExpiry{id}, state);
  ++state.platform.books.batches_filled;
  learn_pay(state, state.platform.board[id], -state.scenario->requesters.pay_learning);
  state.platform.board.close(id);
}

void handle(State& state, const Rules& rules, BatchExpiry event) {
  Batch& batch = state.platform.board[event.row];
  const RequesterParameters& parameters = state.scenario->requesters;
  batch.expired += batch.remaining;
  state.platform.books.tasks_expired += batch.remaining;
  ++state.platform.books.batches_expired;
  batch.remaining = 0;
  learn_pay(state, batch, parameters.pay_learning * parameters.pay_learning_up);
  state.platform.board.close(event.row);
  state.platform.board.release_if_finished(event.row);
  rules.notify(event, state);
}

void update_volume(State& state) {
  const RequesterParameters& parameters = state.scenario->requesters;
  Draws draws = state.draws(purposes::volume, 0, static_cast<std::uint64_t>(month_index(state.now)));
  state.platform.log_volume =
      parameters.volume_persistence * state.platform.log_volume + parameters.volume_sd * normal(draws);
}

}  // namespace piecework::platform_work
