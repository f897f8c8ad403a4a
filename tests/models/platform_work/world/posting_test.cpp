// What requesters post: classes, sizes, deadlines, gates.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/platform_work/platforms/choice.h"
#include "models/platform_work/platforms/handle.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/world/world_market.h"

namespace piecework::platform_work {
namespace {

using testing::posted;
using testing::world_market;

TEST(Posting, MostBatchesHoldOneTaskAndTheOthersAllTheMore) {
  const Market usual = world_market({"platforms.posting.single_share.low=0", "platforms.posting.single_share.value=0"});
  const Market single = world_market();
  const auto hours = [](const std::vector<Batch>& all) {
    double total = 0.0;
    for (const Batch& batch : all) total += static_cast<double>(batch.posted) * static_cast<double>(batch.true_seconds);
    return total / 3600.0;
  };
  const std::vector<Batch> all = posted(single.state());
  const auto ones = std::ranges::count_if(all, [](const Batch& batch) { return batch.posted == 1; });
  EXPECT_GE(static_cast<double>(ones), 0.77 * static_cast<double>(all.size()));
  EXPECT_NEAR(hours(all) / hours(posted(usual.state())), 1.0, 0.35);
}

TEST(Posting, ARequesterPostsOneClassOfTask) {
  const Market market = world_market();
  const State& state = market.state();
  std::set<int> classes;
  for (const Requester& requester : state.platform.requesters.rows()) classes.insert(requester.task_class);
  EXPECT_GE(classes.size(), 5U);
  for (const Batch& batch : posted(state)) {
    const Requester& requester = state.platform.requesters[batch.requester];
    EXPECT_EQ(batch.task_class, requester.task_class);
    EXPECT_EQ(batch.fairness, requester.fairness);
    EXPECT_EQ(batch.sample.small, batch.requester.row() < state.platform.requesters.size() * 9 / 10);
    EXPECT_EQ(batch.least_approvals, requester.gated ? state.scenario->posting.gate_approvals : 0.0);
  }
}

TEST(Posting, AnExtraBatchStandsBesideTheRhythm) {
  State state = world_market().state();
  const RequesterId poster{3};
  const BoardBooks before = state.platform.books;
  const std::size_t open = state.platform.board.open_count();
  const std::uint32_t posted = state.platform.requesters[poster].batch_count;
  post_extra_batch(state, {}, poster);
  EXPECT_EQ(state.platform.board.open_count(), open + 1);
  EXPECT_EQ(state.platform.books.batches_posted, before.batches_posted + 1);
  EXPECT_GT(state.platform.books.tasks_posted, before.tasks_posted);
  EXPECT_EQ(state.platform.requesters[poster].batch_count, posted + 1);
}

TEST(Posting, DeadlinesAreShortOrLong) {
  const Market market = world_market();
  const Scenario& scenario = *market.state().scenario;
  int extended = 0;
  constexpr int tries = 2000;
  for (int number = 0; number < tries; ++number) {
    Draws draws({1, 0}, {Purpose{1}, static_cast<std::uint64_t>(number), 0});
    const auto hours = static_cast<double>(deadline_of(scenario, draws).seconds) / 3600.0;
    EXPECT_TRUE(hours == scenario.requesters.deadline_hours || hours == scenario.posting.long_deadline_hours);
    extended += hours == scenario.posting.long_deadline_hours ? 1 : 0;
  }
  EXPECT_NEAR(extended / double{tries}, scenario.posting.long_share, 0.06);
}

TEST(Posting, AGateLetsInTheExperiencedAndSkilled) {
  Market market = world_market();
  State state = market.state();
  Batch batch;
  batch.id = 77;
  batch.posted = batch.remaining = 5;
  batch.requester = RequesterId{0};
  batch.true_seconds = 10.0F;
  batch.log_seconds = static_cast<float>(math::log(10.0));
  batch.reward_cents = 500;
  batch.log_reward = static_cast<float>(math::log(500.0));
  batch.least_approvals = 10;
  batch.least_skill = 0.5F;
  const BatchId open = state.platform.board.post(batch, 1);
  const PersonId person{0};
  state.people[person].reservation_wage = 0.01F;
  const auto chosen = [&](std::uint32_t approved, float skill) {
    testing::life_of(state, person).approved = approved;
    state.records[person].skill = skill;
    Draws draws({1, 0}, {Purpose{1}, 0, 0});
    const auto choice = choose_batch(state, {}, person, draws);
    return choice && choice->batch == open;
  };
  EXPECT_TRUE(chosen(10, 0.5F));
  EXPECT_FALSE(chosen(9, 0.5F));
  EXPECT_FALSE(chosen(10, 0.4F));
}

}  // namespace
}  // namespace piecework::platform_work
