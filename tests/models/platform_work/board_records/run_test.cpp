// The records of whole runs agree with the books that the board keeps itself, and change nothing.

#include <gtest/gtest.h>
#include <numeric>

#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

template <class Counts>
std::int64_t sum(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// Without warm-up, so that books from the start of the run are those of the recorded months.
Market recorded_market(bool observed) {
  const Study study(testing::small_request({}, {"period.warm_up_months=0"}), {});
  MarketPlan plan;
  plan.scenario = std::make_shared<const Scenario>(study.scenario());
  plan.key = {1, 0};
  plan.observed = observed;
  return build_market(plan);
}

TEST(BoardRecords, AgreeWithTheBooksOfTheBoard) {
  Market market = recorded_market(true);
  market.run({});
  const BoardBooks& books = market.state().platform.books;
  const BatchRecords::Sums sums = market.observer().board().batches().sums(market.state());
  EXPECT_GT(books.batches_filled, 100);
  EXPECT_EQ(sum(sums.rewards), books.tasks_posted);
  EXPECT_EQ(sum(sums.completed) + sum(sums.censored), books.batches_posted);
  std::int64_t tasks = 0;
  std::int64_t pay = 0;
  std::int64_t batches = 0;
  for (const BatchTotals& third : sums.by_fairness) {
    tasks += third.tasks;
    pay += third.pay_cents;
    batches += third.batches;
    EXPECT_GT(third.arrivals, 0);
    EXPECT_GT(third.open_seconds, 0);
  }
  EXPECT_EQ(tasks, books.tasks_done);
  EXPECT_EQ(pay, books.paid_cents);
  EXPECT_EQ(batches, books.batches_posted);
  std::int64_t posted_cents = 0;
  for (const Poster& poster : market.observer().board().batches().posters()) posted_cents += poster.posted_cents;
  EXPECT_EQ(posted_cents, sum(sums.posted_cents));
}

TEST(BoardRecords, AccountsHoldAllPayAndAllTimeOfWhoWorked) {
  Market market = recorded_market(true);
  market.run({});
  const AccountRecords::Pay pay = market.observer().board().accounts().pay();
  EXPECT_EQ(pay.totals.pay_cents, market.state().platform.books.paid_cents);
  EXPECT_EQ(pay.totals.tasks, market.state().platform.books.tasks_done);
  for (const auto& counts : pay.counts) EXPECT_EQ(sum(counts), pay.accounts);
  EXPECT_GT(pay.totals.barren, 0);
  EXPECT_LT(pay.totals.barren, pay.totals.looked);
  EXPECT_EQ(market.observer().board().accounts().sample().size(), AccountRecords::sample_size);
}

TEST(BoardRecords, ChangeNothing) {
  Market with = recorded_market(true);
  Market without = recorded_market(false);
  with.run({});
  without.run({});
  EXPECT_EQ(with.events(), without.events());
  EXPECT_EQ(with.state().platform.books.paid_cents, without.state().platform.books.paid_cents);
  EXPECT_EQ(without.observer().board().batches().posters().size(), 0U);
}

TEST(BoardRecords, AreInTheResultAndInTheCheckpoint) {
  const Study study(testing::small_request(), {});
  const ResultFile whole = study.simulate(0, 0, {});
  const auto has = [&](std::string_view path) {
    return std::ranges::any_of(whole.variables, [&](const Variable& variable) { return variable.path == path; });
  };
  for (const char* path : {"/distributions/board/accounts_by_session_pay", "/distributions/board/posted_by_top",
                           "/distributions/board/batches_censored", "/distributions/board/half_log_fill_seconds",
                           "/series/board/pool", "/pay_bin"}) {
    EXPECT_TRUE(has(path)) << path;
  }
  Market warm = study.branch(study.warm_up(0, {}), 0);
  warm.run_until(start_of(*parse_date("2025-02-11")), {});
  Bytes bytes;
  study.save(warm, {0, 0}, bytes);
  EXPECT_EQ(result_hash(study.finish(study.load(bytes, {0, 0}, "memory"), {0, 0}, {})), result_hash(whole));
}

}  // namespace
}  // namespace piecework::platform_work
