// Members see the newest and the largest batches, and one batch more changes few looks.

#include "models/platform_work/platforms/ranking_state.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <vector>

#include "models/platform_work/platforms/board.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t batches = 400;
constexpr std::int64_t gap = 120;  // seconds from one posting to the next
constexpr std::int64_t now = batches * gap;

Batch batch_of(std::uint64_t id, std::int64_t tasks, std::int64_t posted_at) {
  Batch batch;
  batch.id = id;
  batch.posted = batch.remaining = tasks;
  batch.posted_at = posted_at;
  return batch;
}

/// One batch every two minutes, of 1 to 500 tasks.
Board full_board() {
  Board board(batches / 4);
  for (std::uint64_t id = 0; id < batches; ++id) {
    Draws draws({1, 0}, {Purpose{1}, id, 0});
    const std::int64_t tasks = uniform_int(draws, 1, 500);
    board.post(batch_of(id, tasks, static_cast<std::int64_t>(id) * gap), draws());
  }
  return board;
}

Draws look(std::uint64_t number) { return {{2, 0}, {Purpose{2}, number, 0}}; }

/// The rule written plainly.
BatchId plainly_before(const std::vector<Posting>& sorted, std::int64_t second) {
  BatchId met = sorted.empty() ? BatchId{} : sorted.front().batch;
  for (const Posting& posting : sorted) {
    if (posting.at <= second) met = posting.batch;
  }
  return met;
}

TEST(PostingList, IsASortedListWhateverComesAndGoes) {
  PostingList list;
  std::vector<Posting> plain;
  Draws draws({1, 0}, {Purpose{1}, 0, 0});
  for (std::uint32_t step = 0; step < 6000; ++step) {
    const bool leaves = !plain.empty() && bernoulli(draws, step < 3000 ? 0.3 : 0.7);
    if (leaves) {
      const auto place =
          static_cast<std::ptrdiff_t>(uniform_int(draws, 0, static_cast<std::int64_t>(plain.size()) - 1));
      list.erase(plain[static_cast<std::size_t>(place)]);
      plain.erase(plain.begin() + place);
    } else {
      const auto late = static_cast<std::int64_t>(step / 4) - uniform_int(draws, 0, 20);  // nearly in order
      const Posting posting{late, step, BatchId{step}};
      list.insert(posting);
      plain.insert(std::upper_bound(plain.begin(), plain.end(), posting), posting);
    }
    ASSERT_EQ(list.size(), plain.size());
    const std::int64_t second = uniform_int(draws, -30, 1600);
    ASSERT_EQ(list.posted_before(second), plainly_before(plain, second)) << "step " << step;
  }
}

TEST(BatchOrder, SizesAreInClassesOfFour) {
  EXPECT_EQ(BatchOrder::size_class_of(1), 0);
  EXPECT_EQ(BatchOrder::size_class_of(3), 0);
  EXPECT_EQ(BatchOrder::size_class_of(4), 1);
  EXPECT_EQ(BatchOrder::size_class_of(15), 1);
  EXPECT_EQ(BatchOrder::size_class_of(16), 2);
  EXPECT_EQ(BatchOrder::size_class_of(200'000), 8);
  EXPECT_EQ(BatchOrder::size_class_of(std::int64_t{1} << 60), BatchOrder::size_classes - 1);
}

TEST(BatchOrder, TheNewestBeforeAMomentIsFound) {
  Board board;
  EXPECT_FALSE(board.order().posted_before(100).valid());
  const BatchId first = board.post(batch_of(1, 1, 100), 5);
  const BatchId second = board.post(batch_of(2, 1, 200), 6);
  EXPECT_EQ(board.order().posted_before(50), first);  // nothing is older: the oldest
  EXPECT_EQ(board.order().posted_before(199), first);
  EXPECT_EQ(board.order().posted_before(200), second);
  board.close(second);
  EXPECT_EQ(board.order().posted_before(1000), first);
}

TEST(BatchOrder, TheLargestClassIsMetFirst) {
  Board board;
  const BatchId small = board.post(batch_of(1, 2, 0), 5);
  const BatchId large = board.post(batch_of(2, 1000, 0), 6);
  int met_small = 0;
  constexpr int looks = 4000;
  for (int number = 0; number < looks; ++number) {
    Draws draws = look(static_cast<std::uint64_t>(number));
    const BatchId met = board.order().large(0.25, draws);
    met_small += met == small ? 1 : 0;
    EXPECT_TRUE(met == small || met == large);
  }
  EXPECT_NEAR(met_small / double{looks}, 0.25, 0.035);  // five standard errors
  Draws draws = look(0);
  EXPECT_EQ(board.order().large(0.0, draws), large);
  EXPECT_FALSE(Board().order().large(0.5, draws).valid());
}

TEST(BatchOrder, OneBatchMoreChangesTheLooksThatMeetIt) {
  const Board board = full_board();
  Board other = board;
  const std::int64_t posted_at = now - 15 * gap - gap / 2;
  const BatchId added = other.post(batch_of(batches, 300, posted_at), 0x7777777777777777ULL);
  int newest = 0;
  int largest = 0;
  constexpr int looks = 20'000;
  for (int number = 0; number < looks; ++number) {
    Draws draws = look(static_cast<std::uint64_t>(number));
    const auto moment = now - static_cast<std::int64_t>(exponential(draws, 30.0 * gap));
    const BatchId before = board.order().posted_before(moment);
    const BatchId after = other.order().posted_before(moment);
    EXPECT_TRUE(before == after || after == added);
    newest += before == after ? 0 : 1;
    Draws copy = draws;
    largest += board.order().large(0.5, draws) == other.order().large(0.5, copy) ? 0 : 1;
  }
  EXPECT_LT(newest, looks / 40);   // half a gap of the usual thirty
  EXPECT_LT(largest, looks / 25);  // one of about a hundred of its class, and neighbours that collide
}

}  // namespace
}  // namespace piecework::platform_work
