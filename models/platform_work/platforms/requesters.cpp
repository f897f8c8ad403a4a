// Requesters: what they post, how they learn what to pay, how they come and go.

#include <algorithm>

#include "models/platform_work/platforms/board_demand.h"
#include "models/platform_work/platforms/choice.h"
#include "models/platform_work/platforms/exit_handle.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// Log reward moves by what the batch taught: less after it filled, more after it expired.
void learn_pay(State& state, const Batch& batch, double log_change) {
  Requester& requester = state.platform.requesters[batch.requester];
  if (requester.id != batch.requester_id) return;  // the one who posted it is gone
  const double rate = static_cast<double>(requester.hourly_rate) * math::exp(log_change);
  requester.hourly_rate = std::max(static_cast<float>(rate), requester.own_floor);
}

/// What the requester posts now. `draws`: of the posting, the wait already drawn.
void post_batch(State& state, const Rules& rules, RequesterId row, Draws& draws) {
  const Requester& requester = state.platform.requesters[row];
  const Batch batch = new_batch(state, rules, row, draws);
  const Address slot{purposes::batch_slot, requester.id, requester.batch_count};
  const BatchId id = state.platform.board.post(batch, hash_at(state.key, slot));
  state.platform.books.tasks_posted += batch.posted;
  ++state.platform.books.batches_posted;
  note_posted(state, batch);
  state.schedule.at(state.now + deadline_of(*state.scenario, draws), BatchExpiry{id}, state);
}

}  // namespace

void draw_requester(State& state, RequesterId id) {
  const RequesterParameters& parameters = state.scenario->requesters;
  const PostingParameters& posting = state.scenario->posting;
  const TaskParameters& tasks = state.scenario->tasks;
  Requester& requester = state.platform.requesters[id];
  Draws draws = state.draws(purposes::requester, requester.id, 0);
  const double fairness = normal(draws);
  const double slope = parameters.fairness_slope;
  requester.batch_count = 0;
  requester.fairness = static_cast<float>(fairness);
  requester.unfair_share = static_cast<float>(std::min(0.5, parameters.unfair_share * math::exp(-slope * fairness)));
  requester.estimate = static_cast<float>(lognormal(draws, 1.0, parameters.estimate_sigma));
  const double length = normal(draws);
  const double guess = lognormal(draws, parameters.pay_guess, parameters.pay_guess_sigma);
  if (tasks.any()) requester.task_class = static_cast<std::uint8_t>(categorical(draws, tasks.share));
  requester.true_seconds =
      static_cast<float>(tasks.seconds[requester.task_class] * math::exp(parameters.task_seconds_sigma * length));
  requester.gated = posting.gated_share > 0.0 && bernoulli(draws, posting.gated_share);
  const double more = requester.gated ? posting.gate_pay : 1.0;
  requester.own_floor = static_cast<float>(more * parameters.pay_floor_median * math::exp(slope * fairness));
  requester.hourly_rate = std::max(static_cast<float>(more * guess), requester.own_floor);
  requester.first_rate = requester.hourly_rate;
  requester.fee = static_cast<float>(state.scenario->board.fee);
  Draws place = state.draws(purposes::locality, requester.id, 0);
  requester.local = bernoulli(place, state.scenario->board_demand.local_share);
  Draws stay = state.draws(purposes::turnover, requester.id, 0);
  if (parameters.replacement <= 0.0) return;
  state.schedule.at(state.now + months(exponential(stay, 1.0 / parameters.replacement)), RequesterTurnover{id});
}

double hours_between_batches(const State& state, RequesterId id) {
  const Requester& requester = state.platform.requesters[id];
  return static_cast<double>(requester.gap_hours) * state.scenario->tasks.batch_size[requester.task_class];
}

void handle(State& state, const Rules& rules, RequesterTurnover event) {
  Requester& requester = state.platform.requesters[event.row];
  requester.id = (static_cast<std::uint64_t>(++requester.generation) << 20) + event.row.row();
  draw_requester(state, event.row);
  rules.notify(event, state);
}

void post_extra_batch(State& state, const Rules& rules, RequesterId id) {
  Requester& requester = state.platform.requesters[id];
  Draws draws = state.draws(purposes::posting, requester.id, ++requester.batch_count);
  draws();  // the wait for the next of the rhythm
  post_batch(state, rules, id, draws);
}

void handle(State& state, const Rules& rules, BatchPosting event) {
  Requester& requester = state.platform.requesters[event.row];
  ++requester.batch_count;
  Draws draws = state.draws(purposes::posting, requester.id, requester.batch_count);
  const double gap = exponential(draws, hours_between_batches(state, event.row));
  if (!is_board_closed(state)) post_batch(state, rules, event.row, draws);
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
  // That the whole board ended says nothing about pay.
  if (!is_board_closed(state)) learn_pay(state, batch, parameters.pay_learning * parameters.pay_learning_up);
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
