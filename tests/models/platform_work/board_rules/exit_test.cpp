// The end of a board: accounts, histories and pay end with it; another opens and some go over.

#include <gtest/gtest.h>

#include "models/platform_work/platforms/exit_handle.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::exactly;
using testing::managed_market;

std::int64_t members(const State& state) {
  return std::ranges::count_if(state.people.rows(), [](const Person& person) { return is_member(person.membership); });
}

const std::vector<std::string> quiet{exactly("platforms.management.flag_rate", 0),
                                     "policies.platform_exit.start=2016-02-10"};

TEST(PlatformExit, EndsAllAccountsAndOpensAnotherLater) {
  Market market = managed_market({"platform_exit", quiet});
  market.run_until(start_of({2016, 2, 10}), {});
  const std::int64_t before = members(market.state());
  market.run_until(start_of({2016, 2, 12}), {});
  const State& closed = market.state();
  EXPECT_TRUE(is_board_closed(closed));
  EXPECT_EQ(members(closed), 0);
  EXPECT_EQ(closed.platform.board.open_count(), 0U);
  EXPECT_EQ(closed.platform.books.ended_with_board, before);
  EXPECT_GT(closed.platform.books.withheld_cents, 0);
  const std::int64_t done = closed.platform.books.tasks_done;
  market.run_until(start_of({2016, 3, 10}), {});
  EXPECT_EQ(market.state().platform.books.tasks_done, done);
  EXPECT_EQ(members(market.state()), 0);
  market.run({});
  EXPECT_FALSE(is_board_closed(market.state()));
  EXPECT_GT(members(market.state()), before / 10);
  EXPECT_GT(market.state().platform.books.tasks_done, done);
}

/// Approved tasks of those who went over on the day on which the next board opens.
std::int64_t history_after(const std::string& arm) {
  std::vector<std::string> overrides = quiet;
  overrides.insert(overrides.end(), {exactly("policies.platform_exit.parameters.return_days", 0),
                                     exactly("policies.platform_exit.parameters.successor_days", 2)});
  Market market = managed_market({arm, overrides});
  market.run_until(start_of({2016, 2, 12}) + Duration{5}, {});
  const State& state = market.state();
  std::int64_t approved = 0;
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (is_member(state.people.rows()[row].membership)) approved += state.board_life(state.people.id(row)).approved;
  }
  return approved;
}

TEST(PlatformExit, HistoriesGoAlongOnlyIfPortable) {
  EXPECT_EQ(history_after("platform_exit"), 0);
  EXPECT_GT(history_after("platform_exit+portable_reputation"), 0);
}

TEST(PlatformExit, ACityKeepsItsBooks) {
  Market market = testing::small_market(
      {.policies = {"platform_exit", "portable_reputation"}, .overrides = {"policies.platform_exit.start=2025-02-10"}});
  market.run({});
  EXPECT_GT(market.state().platform.books.ended_with_board, 0);
  EXPECT_GT(market.state().platform.books.joined, 0);
}

}  // namespace
}  // namespace piecework::platform_work
