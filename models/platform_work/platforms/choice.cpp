#include "models/platform_work/platforms/choice.h"

#include <algorithm>

namespace piecework::platform_work {
namespace {

/// Believed pay in USD per hour of work before any rule has a say: what the member usually gets, a little more for a
/// higher reward, an error; and, as far as the member knows the board, the true rate.
double guessed_wage(const State& state, PersonId person, const Batch& batch, const MatchLuck& luck) {
  const BoardParameters& board = state.scenario->board;
  const PersonRecord& record = state.records[person];
  const auto log_reward = static_cast<double>(batch.log_reward);
  const double surprise = log_reward - static_cast<double>(record.usual_log_reward);
  const double guess = math::log(static_cast<double>(record.paid_rate)) + (1.0 - board.belief_slope) * surprise +
                       board.belief_sigma * luck.guess;
  const double truth = log_reward - static_cast<double>(batch.log_seconds) + log_cents_per_second_to_usd_per_hour;
  const double knowledge = std::min(1.0, board.knowledge + static_cast<double>(record.gained_knowledge));
  return math::exp((1.0 - knowledge) * guess + knowledge * truth);
}

bool was_returned(const PersonRecord& record, const Batch& batch) {
  return std::find(record.returned.begin(), record.returned.end(), batch.id) != record.returned.end();
}

}  // namespace

MatchLuck match_luck(const State& state, PersonId person, BatchId batch) {
  Draws draws = state.draws(purposes::match, state.people[person].id, state.platform.board[batch].id);
  MatchLuck luck;
  luck.guess = normal(draws);
  luck.taste = gumbel(draws);
  luck.pace = normal(draws);
  return luck;
}

std::uint32_t payable_cents(double cents) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(cents + 0.5));
}

std::optional<Choice> choose_batch(const State& state, const Rules& rules, PersonId person, Draws& draws) {
  const Board& board = state.platform.board;
  const BoardParameters& parameters = state.scenario->board;
  const double breadth = rules.decide(SearchBreadth{person}, parameters.batches_seen, state);
  const auto seen = static_cast<int>(breadth + 0.5);
  const auto reservation = static_cast<double>(state.people[person].reservation_wage);
  std::optional<Choice> best;
  double best_utility = 0.0;
  BatchId last;
  for (int look = 0; look < seen; ++look) {
    const BatchId id = board.sample(draws);
    if (!id.valid()) return std::nullopt;
    if (id == last) continue;  // seen a moment ago; when the board is nearly empty this is most of the looks
    last = id;
    if (rules.decide(Admission{person, id}, 1.0, state) < 0.5) continue;
    const Batch& batch = board[id];
    if (was_returned(state.records[person], batch)) continue;
    const auto reward = static_cast<double>(batch.reward_cents);
    const double pay = rules.decide(OfferedPay{person, id}, reward, state);
    const MatchLuck luck = match_luck(state, person, id);
    const double guess = guessed_wage(state, person, batch, luck) * (pay == reward ? 1.0 : pay / reward);
    const double believed = rules.decide(WageBelief{person, id}, guess, state);
    if (believed < reservation) continue;
    const double utility = parameters.choice_slope * math::log(believed) + luck.taste;
    if (!best || utility > best_utility) {
      best = Choice{id, pay};
      best_utility = utility;
    }
  }
  return best;
}

}  // namespace piecework::platform_work
