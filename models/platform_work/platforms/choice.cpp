#include "models/platform_work/platforms/choice.h"

#include <algorithm>
#include <array>

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
  unsigned places = 0;
  for (const std::uint64_t returned : life.returned) places += static_cast<unsigned>(returned == batch.id);
  return places > 0;
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

/// Those of a page that the person may try, and what of the luck with each decides. One step for all at a time, with
/// few branches: the luck of a pair is a long computation that waits for nothing but itself.
class Candidates {
 public:
  Candidates(const State& state, PersonId person, std::span<const BatchId> page) {
    const BoardLife& life = state.board_life(person);
    for (const BatchId id : page) {
      batches_[count_] = id;
      count_ += was_returned(life, state.platform.board[id]) ? 0U : 1U;
    }
    draw(state, person);
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] BatchId batch(std::size_t place) const { return batches_[place]; }
  /// Standard normal: the error in guessing the length of a task.
  [[nodiscard]] double error(std::size_t place) const { return errors_[place]; }
  /// Standard Gumbel.
  [[nodiscard]] double taste(std::size_t place) const { return tastes_[place]; }

 private:
  void draw(const State& state, PersonId person) {
    constexpr std::size_t together = 2;
    std::array<std::array<std::uint64_t, Looks::page>, 2> words;
    for (std::size_t first = 0; first < count_; first += together) {
      std::array<Address, together> pairs;
      for (std::size_t i = 0; i < together; ++i) {
        pairs[i] = match_address(state, person, batches_[std::min(first + i, count_ - 1)]);
      }
      const std::array<PhiloxBlock, together> blocks = words_at_each(state.key, pairs);
      for (std::size_t i = 0; i < together; ++i) {
        for (std::size_t word = 0; word < words.size(); ++word) words[word][first + i] = blocks[i][word];
      }
    }
    for (std::size_t place = 0; place < count_; ++place) errors_[place] = normal_of(words[0][place]);
    for (std::size_t place = 0; place < count_; ++place) tastes_[place] = gumbel_of(words[1][place]);
  }

  std::size_t count_ = 0;
  std::array<BatchId, Looks::page> batches_{};
  std::array<double, Looks::page> errors_;
  std::array<double, Looks::page> tastes_;
};

/// Who looks for a batch.
struct Seeker {
  const State& state;
  const Rules& rules;
  PersonId person;
};

struct Chosen {
  std::optional<Choice> choice;
  double utility = -math::infinity;
};

void consider(const Seeker& seeker, const Expectation& expected, const Candidates& candidates, Chosen& best) {
  const auto& [state, rules, person] = seeker;
  const BoardParameters& parameters = state.scenario->board;
  for (std::size_t place = 0; place < candidates.count(); ++place) {
    const BatchId id = candidates.batch(place);
    const Batch& batch = state.platform.board[id];
    const double admitted = passes_gate(state, rules, person, id) ? 1.0 : 0.0;
    if (rules.decide(Admission{person, id}, admitted, state) < 0.5) continue;
    const auto reward = static_cast<double>(batch.reward_cents);
    const double pay = rules.decide(OfferedPay{person, id}, reward, state);
    double guess = guessed_wage(expected, batch, parameters, candidates.error(place));
    if (pay != reward) guess += math::log(pay / reward);
    const double believed = rules.decide(WageBelief{person, id}, guess, state);
    const double utility = parameters.choice_slope * believed + candidates.taste(place);
    if (believed < expected.log_reservation || utility <= best.utility) continue;
    best = {Choice{id, pay}, utility};
  }
}

}  // namespace

Draws match_luck(const State& state, PersonId person, BatchId batch) {
  return {state.key, match_address(state, person, batch)};
}

Address match_address(const State& state, PersonId person, BatchId batch) {
  return {purposes::match, state.people[person].id, state.platform.board[batch].id};
}

std::uint32_t payable_cents(double cents) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(cents + 0.5));
}

std::optional<Choice> choose_batch(const State& state, const Rules& rules, PersonId person, Draws& draws) {
  if (state.platform.board.open_count() == 0) return std::nullopt;
  Looks looks(state, rules, person, draws);
  const Expectation expected = expectation_of(state, rules, person);
  Chosen best;
  const Seeker seeker{state, rules, person};
  for (auto page = looks.turn(); !page.empty(); page = looks.turn()) {
    consider(seeker, expected, Candidates(state, person, page), best);
  }
  return best.choice;
}

}  // namespace piecework::platform_work
