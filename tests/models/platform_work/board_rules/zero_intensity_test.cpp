// A policy at intensity 0 changes nothing in a run, and one in force changes something: of every policy of the board.

#include <gtest/gtest.h>

#include <array>
#include <cstring>

#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

/// What a run came to: the board's books, and everybody's history and pay.
struct Outcome {
  BoardBooks books;
  ClassBooks classes;
  std::vector<std::uint32_t> approved;
  std::vector<std::int64_t> earned;

  bool operator==(const Outcome& other) const {
    return std::memcmp(&books, &other.books, sizeof(books)) == 0 &&
           std::memcmp(&classes, &other.classes, sizeof(classes)) == 0 && approved == other.approved &&
           earned == other.earned;
  }
};

Outcome outcome(const std::string& arm, std::vector<std::string> overrides = {}) {
  overrides.emplace_back(testing::exactly("platforms.world.accounts", 100));
  Market market = testing::managed_market({arm, std::move(overrides)});
  market.run_until(start_of({2016, 2, 10}), {});
  const State& state = market.state();
  Outcome outcome{state.platform.books, state.platform.demand.books, {}, {}};
  for (const PersonRecord& record : state.records.rows()) {
    outcome.approved.push_back(state.board_life(record).approved);
    outcome.earned.push_back(state.board_life(record).earned_cents);
  }
  return outcome;
}

TEST(ZeroIntensity, IsTheBaselineBitForBit) {
  const Outcome baseline = outcome("");
  constexpr std::array<std::string_view, 12> names{"ai_shock",        "appeal_rights",       "embedded_training",
                                                   "employer_demand", "entry_cap",           "fair_wage_procurement",
                                                   "lower_gates",     "minimum_task_pay",    "pay_transparency",
                                                   "platform_exit",   "portable_reputation", "search_tools"};
  for (const std::string_view name : names) {
    const std::string zero = "policies." + std::string(name) + ".intensity=0";
    EXPECT_TRUE(outcome(std::string(name), {zero}) == baseline) << name;
  }
}

TEST(ZeroIntensity, InForceTheyChangeSomething) {
  const std::vector<std::string> often{testing::exactly("platforms.management.flag_rate", 0.5)};
  const Outcome baseline = outcome("", often);
  for (const std::string name : {"appeal_rights", "minimum_task_pay", "platform_exit", "search_tools"}) {
    EXPECT_FALSE(outcome(name, often) == baseline) << name;
  }
}

TEST(EntryCapInARun, OpensFewerAccounts) {
  const auto opened = [](testing::ManagedRun run) {
    Market market = testing::managed_market(std::move(run));
    market.run({});
    return market.state().platform.books.accounts_opened;
  };
  const std::string much = testing::exactly("policies.entry_cap.parameters.hours_per_account", 300);
  EXPECT_LT(opened({"entry_cap", {much}}), opened({}) - 10);
}

}  // namespace
}  // namespace piecework::platform_work
