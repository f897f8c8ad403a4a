#include <gtest/gtest.h>

#include <cmath>

#include "models/platform_work/platforms/handle.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/world/world_market.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

using testing::world_market;

std::int64_t open_accounts(const State& state) {
  const BoardBooks& books = state.platform.books;
  return books.accounts_opened - books.accounts_closed;
}

TEST(WorldMarket, RunsWithoutResidentsAndKeepsItsBooks) {
  Market market = world_market();
  EXPECT_EQ(open_accounts(market.state()), 400);
  market.run({});  // the laws are checked at every census
  const State& state = market.state();
  EXPECT_EQ(state.abroad, state.people.size());
  EXPECT_EQ(state.jobs.population(), 0);
  EXPECT_GT(state.platform.books.tasks_done, 0);
  EXPECT_GT(state.people.size(), 400U);  // some came
  EXPECT_GT(state.platform.books.accounts_closed, 0);
  EXPECT_EQ(state.public_books.total.income().value, 0);
}

TEST(WorldMarket, EveryAccountIsWillingWhenItOpens) {
  const Market market = world_market();
  const State& state = market.state();
  for (const Person& person : state.people.rows()) {
    EXPECT_LE(static_cast<double>(person.reservation_wage), state.scenario->members.first_belief);
  }
}

TEST(WorldMarket, EntryFollowsPay) {
  // No exit, no entry but by pay: who comes in three months at the reference wage, at twice and at half of it.
  const auto arrivals = [](const std::string& reference) {
    Market market = world_market({"platforms.world.reference_wage=" + reference, "platforms.world.entry=1"});
    market.run({});
    return static_cast<double>(market.state().platform.books.accounts_opened - 400);
  };
  const double usual = arrivals("2");
  EXPECT_GT(usual, 100.0);
  EXPECT_GT(arrivals("1"), usual);
  EXPECT_LT(arrivals("4"), usual);
}

TEST(WorldMarket, EntryIsTheElasticityOfPay) {
  Market market = world_market({"platforms.world.entry_elasticity=2", "platforms.world.most_entry=100"});
  State state = market.state();
  for (BoardLife& life : state.platform.lives.rows()) life.month = {};
  testing::life_of(state, 0).month.paid_seconds = 3600;
  testing::life_of(state, 0).month.pay_cents = 500;
  testing::life_of(state, 1).month.search_seconds = 3600;
  update_entry(state);
  const double mean = 2.5;
  EXPECT_NEAR(state.platform.entry.factor, std::pow(mean / state.scenario->world.reference_wage, 2.0), 1e-12);
}

TEST(WorldMarket, AWarmUpThatWasSavedIsGoneOnWith) {
  const Study study(testing::world_request({"requester_reputation"}), {});
  const Market warm = study.branch(study.warm_up(0, {}), 1);
  const auto blank = [&] {
    Bytes bytes;
    study.save(warm, {0, 1}, bytes);
    return study.load(bytes, {0, 1}, "memory");
  };
  const Resumable<Market> model{.begin = [&] { return warm; },
                                .blank = blank,
                                .run = [](Market& market, Time until) { market.run_until(until, {}); },
                                .from = study.scenario().period.first(),
                                .until = study.scenario().period.last()};
  expect_resume_equals_uninterrupted(model, 8);
}

TEST(WorldMarket, OneAccountMoreLeavesTheOthersAsTheyWere) {
  // One candidate more is drawn beside the others.
  Market usual = world_market();
  Market more = world_market({"platforms.world.accounts=401"});
  usual.run({});
  more.run({});
  const State& left = usual.state();
  const State& right = more.state();
  std::size_t same = 0;
  const auto sessions = [](const State& state, std::size_t row) {
    return state.board_life(state.people.id(row)).sessions_per_week;
  };
  for (std::size_t row = 0; row < 400; ++row) {
    ASSERT_EQ(left.people.rows()[row].id, right.people.rows()[row].id);
    const bool equal = left.people.rows()[row].reservation_wage == right.people.rows()[row].reservation_wage &&
                       sessions(left, row) == sessions(right, row);
    same += equal ? 1U : 0U;
  }
  EXPECT_EQ(same, 400U);
}

}  // namespace
}  // namespace piecework::platform_work
