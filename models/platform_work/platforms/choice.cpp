#include "models/platform_work/platforms/choice.h"

#include <algorithm>

namespace piecework::platform_work {
namespace {

/// What a member brings to every batch of one search step: logs of pay in USD per hour of work.
struct Expectation {
  double usual_log_rate = 0.0;
  double usual_log_reward = 0.0;
  double knowledge = 0.0;
  double log_reservation = 0.0;
  double noise = 0.0;  // standard deviation of the error in guessing a task's length
};

Expectation expectation_of(const State& state, const Rules& rules, PersonId person) {
  const PersonRecord& record = state.records[person];
  const BoardLife& life = state.board_life(record);
  Expectation expected;
  expected.usual_log_rate = math::log(static_cast<double>(life.paid_rate));
  expected.usual_log_reward = static_cast<double>(life.usual_log_reward);
  const double known = state.scenario->board.knowledge * static_cast<double>(life.search_skill);
  expected.knowledge = std::min(1.0, known + static_cast<double>(record.gained_knowledge));
  expected.noise = rules.decide(PayGuessNoise{person}, state.scenario->board.belief_sigma, state);
  expected.log_reservation = math::log(asked_wage(state.people[person]));
  return expected;
}

/// Log of believed pay before any rule has a say: what the member usually gets, a little more for a higher reward, an
/// error; and, as far as the member knows the board, the true rate.
double guessed_wage(const Expectation& expected, const Batch& batch, const BoardParameters& board, double luck) {
  const auto log_reward = static_cast<double>(batch.log_reward);
  const double surprise = log_reward - expected.usual_log_reward;
  const double guess = expected.usual_log_rate + (1.0 - board.belief_slope) * surprise + expected.noise * luck;
  const double truth = log_reward - static_cast<double>(batch.log_seconds) + log_cents_per_second_to_usd_per_hour;
  return (1.0 - expected.knowledge) * guess + expected.knowledge * truth;
}

bool was_returned(const BoardLife& life, const Batch& batch) {
  return std::find(life.returned.begin(), life.returned.end(), batch.id) != life.returned.end();
}

/// The batches met in one search step, each once: on a small board most looks meet a batch again.
class Seen {
 public:
  bool meets_again(BatchId batch) {
    const auto end = batches_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (std::find(batches_.begin(), end, batch) != end) return true;
    if (count_ < batches_.size()) batches_[count_++] = batch;
    return false;
  }

  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::array<BatchId, 32> batches_{};  // a longer page may meet one twice, which only costs time
  std::size_t count_ = 0;
};

enum class Ranking : std::uint8_t { random, newest, largest };

/// How this search sorts the board.
Ranking ranking_of(const RankingParameters& ranking, Draws& draws) {
  if (ranking.random_share >= 1.0) return Ranking::random;
  const double place = uniform01(draws);
  if (place < ranking.newest_share) return Ranking::newest;
  return place < ranking.newest_share + ranking.largest_share ? Ranking::largest : Ranking::random;
}

/// One look at a board that is not empty.
BatchId look_at(const State& state, Ranking ranking, Draws& draws) {
  const Board& board = state.platform.board;
  const RankingParameters& parameters = state.scenario->ranking;
  if (ranking == Ranking::largest) return board.order().large(parameters.smaller_chance, draws);
  if (ranking == Ranking::random) return board.sample(draws);
  const double back = exponential(draws, parameters.newest_hours * seconds_per_hour);
  return board.order().posted_before(state.now.seconds - static_cast<std::int64_t>(back));
}

/// Whether the batch's own gate is open to the person.
bool passes_gate(const State& state, const Rules& rules, PersonId person, BatchId id) {
  const PersonRecord& record = state.records[person];
  const Batch& batch = state.platform.board[id];
  if (record.skill < batch.least_skill) return false;
  if (batch.least_approvals == 0) return true;
  const double asked = rules.decide(GateApprovals{person, id}, batch.least_approvals, state);
  return static_cast<double>(state.board_life(record).approved) >= asked;
}

int looks_of(const State& state, const Rules& rules, PersonId person) {
  const double seen = rules.decide(SearchBreadth{person}, state.scenario->board.batches_seen, state);
  return std::max(1, static_cast<int>(seen * static_cast<double>(state.board_life(person).search_skill) + 0.5));
}

}  // namespace

Draws match_luck(const State& state, PersonId person, BatchId batch) {
  return state.draws(purposes::match, state.people[person].id, state.platform.board[batch].id);
}

std::uint32_t payable_cents(double cents) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(cents + 0.5));
}

std::optional<Choice> choose_batch(const State& state, const Rules& rules, PersonId person, Draws& draws) {
  const Board& board = state.platform.board;
  const BoardParameters& parameters = state.scenario->board;
  if (board.open_count() == 0) return std::nullopt;
  const int looks = looks_of(state, rules, person);
  const Ranking ranking = ranking_of(state.scenario->ranking, draws);
  const Expectation expected = expectation_of(state, rules, person);
  std::optional<Choice> best;
  double best_utility = 0.0;
  const BoardLife& life = state.board_life(person);
  Seen seen;
  // Once every open batch was met, further looks would only meet them again.
  for (int look = 0; look < looks && seen.count() < board.open_count(); ++look) {
    const BatchId id = look_at(state, ranking, draws);
    if (seen.meets_again(id) || was_returned(life, board[id])) continue;
    const double admitted = passes_gate(state, rules, person, id) ? 1.0 : 0.0;
    if (rules.decide(Admission{person, id}, admitted, state) < 0.5) continue;
    const auto reward = static_cast<double>(board[id].reward_cents);
    const double pay = rules.decide(OfferedPay{person, id}, reward, state);
    Draws luck = match_luck(state, person, id);
    double guess = guessed_wage(expected, board[id], parameters, normal(luck));
    if (pay != reward) guess += math::log(pay / reward);
    const double believed = rules.decide(WageBelief{person, id}, guess, state);
    if (believed < expected.log_reservation) continue;
    const double utility = parameters.choice_slope * believed + gumbel(luck);
    if (best && utility <= best_utility) continue;
    best = Choice{id, pay};
    best_utility = utility;
  }
  return best;
}

}  // namespace piecework::platform_work
