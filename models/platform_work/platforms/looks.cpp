// What a search step sees of the board.

#include <algorithm>

#include "models/platform_work/platforms/choice.h"

namespace piecework::platform_work {
namespace {

/// How this search sorts the board.
Ranking ranking_of(const RankingParameters& ranking, Draws& draws) {
  if (ranking.random_share >= 1.0) return Ranking::random;
  const double place = uniform01(draws);
  if (place < ranking.newest_share) return Ranking::newest;
  return place < ranking.newest_share + ranking.largest_share ? Ranking::largest : Ranking::random;
}

int looks_of(const State& state, const Rules& rules, PersonId person) {
  const double seen = rules.decide(SearchBreadth{person}, state.scenario->board.batches_seen, state);
  return std::max(1, static_cast<int>(seen * static_cast<double>(state.board_life(person).search_skill) + 0.5));
}

}  // namespace

Looks::Looks(const State& state, const Rules& rules, PersonId person, Draws& draws)
    : state_(state),
      draws_(draws),
      looks_(looks_of(state, rules, person)),
      ranking_(ranking_of(state.scenario->ranking, draws)) {}

std::span<const BatchId> Looks::turn() {
  marks_ = {};
  count_ = 0;
  const Board& board = state_.platform.board;
  // All looks would meet the one batch that there is.
  if (board.open_count() == 1 && looks_ > 0) meet(board.order().posted_before(state_.now.seconds));
  if (ranking_ == Ranking::random) look_at_random();
  if (ranking_ == Ranking::newest) look_at_newest();
  if (ranking_ == Ranking::largest) look_at_largest();
  // Once every open batch was met, further looks would only meet them again.
  if (count_ == board.open_count()) looks_ = 0;
  return std::span(met_).first(count_);
}

bool Looks::goes_on() const { return looks_ > 0 && count_ < page && count_ < state_.platform.board.open_count(); }

void Looks::look_at_random() {
  const Board& board = state_.platform.board;
  for (; goes_on(); --looks_) meet(board.sample(draws_));
}

void Looks::look_at_largest() {
  const BatchOrder& order = state_.platform.board.order();
  const double smaller_chance = state_.scenario->ranking.smaller_chance;
  for (; goes_on(); --looks_) meet(order.large(smaller_chance, draws_));
}

/// Some moments at a time: their logarithms, and the ways to their batches, do not wait for one another.
void Looks::look_at_newest() {
  constexpr std::size_t together = 8;
  const BatchOrder& order = state_.platform.board.order();
  const double mean_seconds = state_.scenario->ranking.newest_hours * seconds_per_hour;
  while (goes_on()) {
    const std::size_t now = std::min({together, static_cast<std::size_t>(looks_), page - count_});
    std::array<std::int64_t, together> moments{};
    for (std::size_t i = 0; i < now; ++i) {
      moments[i] = state_.now.seconds - static_cast<std::int64_t>(exponential(draws_, mean_seconds));
    }
    for (std::size_t i = 0; i < now; ++i) meet(order.posted_before(moments[i]));
    looks_ -= static_cast<int>(now);
  }
}

/// Whether a batch was met before cannot be foreseen, so that no branch asks. There is room for one more.
void Looks::meet(BatchId batch) {
  const std::uint32_t row = batch.row();
  std::uint64_t& marks = marks_[row / 64 % marks_.size()];
  std::uint64_t known = marks >> (row % 64) & 1U;
  if (state_.platform.board.batches().size() > 64 * marks_.size()) known = known != 0 && is_known(batch) ? 1U : 0U;
  marks |= std::uint64_t{1} << (row % 64);
  met_[count_] = batch;
  count_ += 1 - known;
}

bool Looks::is_known(BatchId batch) const {
  const auto end = met_.begin() + static_cast<std::ptrdiff_t>(count_);
  return std::find(met_.begin(), end, batch) != end;
}

}  // namespace piecework::platform_work
