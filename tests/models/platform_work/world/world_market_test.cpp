#include <gtest/gtest.h>

#include <cmath>

#include "models/platform_work/platforms/handle.h"
#include "tests/models/platform_work/world/world_market.h"

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
  for (PersonRecord& record : state.records.rows()) record.month = {};
  state.records.rows()[0].month.paid_seconds = 3600;
  state.records.rows()[0].month.pay_cents = 500;
  state.records.rows()[1].month.search_seconds = 3600;
  update_entry(state);
  const double mean = 2.5;
  EXPECT_NEAR(state.platform.entry.factor, std::pow(mean / state.scenario->world.reference_wage, 2.0), 1e-12);
}

}  // namespace
}  // namespace piecework::platform_work
