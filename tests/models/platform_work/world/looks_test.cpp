// What one search step sees, against the same looks written plainly: one after the other, each batch once.

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "models/platform_work/platforms/choice.h"
#include "tests/models/platform_work/world/world_market.h"

namespace piecework::platform_work {
namespace {

using testing::world_market;

void post(State& state, std::uint64_t id, std::int64_t posted_at) {
  Batch batch;
  batch.id = id;
  batch.posted = batch.remaining = static_cast<std::int64_t>(1 + id * id % 900);
  batch.requester = RequesterId{0};
  batch.posted_at = posted_at;
  state.platform.board.post(batch, hash_at({9, 0}, {Purpose{3}, id, 0}));
}

/// A board with this many batches and no others.
State with_batches(State state, std::uint64_t count) {
  state.platform.board = Board(state.scenario->requester_count() / 16);
  for (std::uint64_t id = 1; id <= count; ++id) {
    post(state, id, state.now.seconds - static_cast<std::int64_t>(40 * (count - id)));
  }
  return state;
}

BatchId plain_look(const State& state, double sorted, Draws& draws) {
  const RankingParameters& ranking = state.scenario->ranking;
  const Board& board = state.platform.board;
  if (ranking.random_share >= 1.0 || sorted >= ranking.newest_share + ranking.largest_share) return board.sample(draws);
  if (sorted >= ranking.newest_share) return board.order().large(ranking.smaller_chance, draws);
  const double back = exponential(draws, ranking.newest_hours * seconds_per_hour);
  return board.order().posted_before(state.now.seconds - static_cast<std::int64_t>(back));
}

std::vector<BatchId> plain_looks(const State& state, PersonId person, Draws draws) {
  const double sorted = state.scenario->ranking.random_share >= 1.0 ? 1.0 : uniform01(draws);
  const double seen = state.scenario->board.batches_seen * static_cast<double>(state.board_life(person).search_skill);
  std::vector<BatchId> met;
  for (int look = 0; look < std::max(1, static_cast<int>(seen + 0.5)); ++look) {
    const BatchId batch = plain_look(state, sorted, draws);
    if (std::ranges::find(met, batch) == met.end()) met.push_back(batch);
  }
  return met;
}

/// In the order in which they are met; on later pages some come again.
std::vector<BatchId> met_in(const State& state, PersonId person, Draws draws) {
  Looks looks(state, {}, person, draws);
  std::vector<BatchId> met;
  for (auto page = looks.turn(); !page.empty(); page = looks.turn()) {
    EXPECT_LE(page.size(), Looks::page);
    for (const BatchId batch : page) {
      if (std::ranges::find(met, batch) == met.end()) met.push_back(batch);
    }
  }
  return met;
}

TEST(Looks, SeeWhatOneAfterTheOtherSees) {
  const State begun = world_market().state();
  const PersonId person{0};
  for (const std::uint64_t count : {1U, 2U, 9U, 60U, 700U}) {
    State state = with_batches(begun, count);
    for (const float skill : {0.01F, 1.0F, 12.0F}) {
      state.own_board_life(person).search_skill = skill;
      for (std::uint64_t number = 0; number < 60; ++number) {
        const Draws draws({4, 0}, {Purpose{2}, number, 0});
        ASSERT_EQ(met_in(state, person, draws), plain_looks(state, person, draws)) << count << " open, " << skill;
      }
    }
  }
}

}  // namespace
}  // namespace piecework::platform_work
