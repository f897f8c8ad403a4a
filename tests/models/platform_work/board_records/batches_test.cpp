// Batches that are posted, taken, done and expire by hand.

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/board_records/few_accounts.h"

namespace piecework::platform_work {
namespace {

using testing::FewAccounts;

constexpr PersonId worker{0};

class FewBatches : public FewAccounts {
 public:
  BatchId post(std::int64_t tasks, std::uint32_t cents) {
    records.before(BatchPosting{RequesterId{0}}, state);
    Requester& requester = state.platform.requesters[RequesterId{0}];
    Batch batch;
    batch.id = requester.id * (1ULL << 32) + ++requester.batch_count;
    batch.requester_id = requester.id;
    batch.requester = RequesterId{0};
    batch.reward_cents = cents;
    batch.log_reward = static_cast<float>(math::log(cents));
    batch.posted = batch.remaining = tasks;
    batch.fairness = 1.0F;
    batch.sample = {true, true};
    const BatchId id = state.platform.board.post(batch, batch.id << 60);
    records.after(BatchPosting{RequesterId{0}}, state);
    return id;
  }

  /// The worker finds it and takes so many tasks.
  void take(BatchId id, std::uint16_t tasks) {
    Batch& batch = state.platform.board[id];
    BoardLife& life = testing::life_of(state, worker);
    life.batch = id.row();
    life.tasks_in_hand = tasks;
    life.pay_cents = batch.reward_cents;
    batch.remaining -= tasks;
    batch.in_work += tasks;
    if (batch.remaining == 0) state.platform.board.close(id);
    records.after(SearchStep{worker}, state);
  }

  /// Submits what is in hand, all of it approved.
  void submit(std::uint32_t seconds) {
    BoardLife& life = testing::life_of(state, worker);
    life.spell_seconds = seconds;
    records.before(SpellEnd{worker}, state);
    Batch& batch = state.platform.board[BatchId{life.batch}];
    batch.in_work -= life.tasks_in_hand;
    batch.done += life.tasks_in_hand;
    life.month.pay_cents += std::int64_t{life.tasks_in_hand} * life.pay_cents;
    life.tasks_in_hand = 0;
    if (!batch.open) state.platform.board.release_if_finished(BatchId{life.batch});
    records.after(SpellEnd{worker}, state);
  }

  void expire(BatchId id) {
    records.before(BatchExpiry{id}, state);
    Batch& batch = state.platform.board[id];
    batch.expired = std::exchange(batch.remaining, 0);
    state.platform.board.close(id);
    state.platform.board.release_if_finished(id);
  }

  void pass(std::int64_t seconds) { state.now = state.now + Duration{seconds}; }
  [[nodiscard]] BatchRecords::Sums sums() const { return records.batches().sums(state); }
};

template <class Counts>
std::int64_t sum(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

TEST(BatchRecords, ABatchIsCompletedWithItsLastTask) {
  FewBatches few;
  const BatchId batch = few.post(3, 10);
  few.pass(1000);
  few.take(batch, 2);
  few.pass(120);
  few.submit(120);
  EXPECT_EQ(sum(few.sums().completed), 0);
  EXPECT_EQ(sum(few.sums().censored), 1) << "open at the end";
  few.take(batch, 1);
  few.pass(80);
  few.submit(80);
  const BatchRecords::Sums sums = few.sums();
  EXPECT_EQ(sums.completed[duration_bins.of(1200)], 1);
  EXPECT_EQ(sum(sums.censored), 0);
  EXPECT_EQ(sums.rewards[10], 3);
  const BatchTotals& totals = sums.by_half[1];
  EXPECT_EQ(totals.batches, 1);
  EXPECT_EQ(totals.arrivals, 2);
  EXPECT_EQ(totals.open_seconds, 1120);
  EXPECT_EQ(totals.tasks, 3);
  EXPECT_EQ(totals.work_seconds, 200);
  EXPECT_EQ(totals.pay_cents, 30);
  EXPECT_EQ(totals.outlasting, 1);
  EXPECT_DOUBLE_EQ(totals.log_fill_seconds, math::log(1120.0));
  EXPECT_EQ(sums.by_half[0].batches, 0);
  EXPECT_EQ(sums.by_fairness[2].work_seconds, 200) << "the top third";
  EXPECT_EQ(sums.by_fairness[0].batches + sums.by_fairness[1].batches, 0);
}

TEST(BatchRecords, AnExpiredBatchIsCensoredWhenItExpires) {
  FewBatches few;
  const BatchId batch = few.post(2, 7);
  few.take(batch, 1);
  few.pass(5000);
  few.expire(batch);
  few.pass(5000);
  few.submit(10000);
  const BatchRecords::Sums sums = few.sums();
  EXPECT_EQ(sums.censored[duration_bins.of(5000)], 1);
  EXPECT_EQ(sum(sums.censored), 1);
  EXPECT_EQ(sum(sums.completed), 0);
  EXPECT_EQ(sums.by_half[0].outlived + sums.by_half[1].outlived, 1);
}

TEST(BatchRecords, AFreedRowBeginsAnew) {
  FewBatches few;
  for (int count = 0; count < 3; ++count) {
    const BatchId batch = few.post(1, 5);
    EXPECT_EQ(batch.row(), 0U);
    few.take(batch, 1);
    few.pass(60);
    few.submit(60);
  }
  EXPECT_EQ(few.sums().completed[duration_bins.of(60)], 3);
  EXPECT_EQ(few.sums().by_half[0].outlasting + few.sums().by_half[1].outlasting, 0) << "within ten minutes";
}

TEST(BatchRecords, DaysAreThoseOfUniversalTime) {
  FewBatches few;
  few.pass(18 * seconds_per_hour);  // Wednesday 1 January, 23:00 UTC
  few.post(1, 100);
  few.pass(2 * seconds_per_hour);
  few.post(2, 100);
  EXPECT_EQ(few.sums().posted_cents, (std::array<std::int64_t, 7>{0, 0, 100, 200, 0, 0, 0}));
}

TEST(BatchRecords, ARequesterThatLeftKeepsItsBooks) {
  FewBatches few;
  const BatchId old = few.post(1, 40);
  few.state.platform.requesters[RequesterId{0}].id = 77;
  few.post(1, 60);
  few.take(old, 1);
  few.submit(36);
  const std::vector<Poster>& posters = few.records.batches().posters();
  ASSERT_EQ(posters.size(), 2U);
  EXPECT_EQ(posters[0].posted_cents, 40);
  EXPECT_EQ(posters[0].tasks, 1);
  EXPECT_EQ(posters[1].posted_cents, 60);
  EXPECT_EQ(posters[1].tasks, 0);
}

TEST(BatchRecords, TheWarmUpIsNotCounted) {
  FewBatches few;
  few.state.now = {few.state.now.seconds - 1000};
  const BatchId batch = few.post(1, 40);
  few.take(batch, 1);
  few.pass(2000);
  few.submit(36);
  const BatchRecords::Sums sums = few.sums();
  EXPECT_EQ(sum(sums.completed) + sum(sums.censored) + sum(sums.rewards), 0);
  EXPECT_EQ(sum(sums.done_cents), 40) << "what is done in the recorded months counts";
}

}  // namespace
}  // namespace piecework::platform_work
