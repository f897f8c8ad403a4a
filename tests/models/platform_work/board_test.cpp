#include "models/platform_work/platforms/board.h"

#include <gtest/gtest.h>
#include <set>

namespace piecework::platform_work {
namespace {

Batch batch_of(std::int64_t tasks, std::uint64_t id) {
  Batch batch;
  batch.id = id;
  batch.posted = tasks;
  batch.remaining = tasks;
  return batch;
}

TEST(Board, SamplesOnlyOpenBatches) {
  Board board;
  const BatchId first = board.post(batch_of(1, 1), 111);
  const BatchId second = board.post(batch_of(1, 2), ~0ULL);
  board.close(first);
  Draws draws({1, 0}, {Purpose{1}, 0, 0});
  for (int look = 0; look < 100; ++look) EXPECT_EQ(board.sample(draws), second);
  EXPECT_EQ(board.open_count(), 1U);
}

TEST(Board, AnEmptyBoardHasNothingToOffer) {
  const Board board;
  Draws draws({1, 0}, {Purpose{1}, 0, 0});
  EXPECT_FALSE(board.sample(draws).valid());
}

TEST(Board, ARowIsReusedOnlyWhenItsWorkIsDone) {
  Board board;
  const BatchId first = board.post(batch_of(2, 1), 5);
  board[first].remaining = 0;
  board[first].in_work = 2;
  board.close(first);
  board.release_if_finished(first);
  EXPECT_NE(board.post(batch_of(1, 2), 6), first);
  board[first].in_work = 0;
  board[first].done = 2;
  board.release_if_finished(first);
  EXPECT_EQ(board.post(batch_of(1, 3), 7), first);
}

TEST(Board, LosingATaskIsABug) {
  Board board;
  const BatchId batch = board.post(batch_of(2, 1), 5);
  board[batch].remaining = 0;
  board[batch].done = 1;
  board.close(batch);
  EXPECT_THROW(board.release_if_finished(batch), InternalError);
}

TEST(Board, ACopyIsAnIndependentBranch) {
  Board board;
  board.post(batch_of(1, 1), 5);
  Board copy = board;
  copy.post(batch_of(1, 2), 9);
  EXPECT_EQ(board.open_count(), 1U);
  EXPECT_EQ(copy.open_count(), 2U);
}

}  // namespace
}  // namespace piecework::platform_work
