// What moves the work posted: cost, machines, local employers; against values computed by hand.

#include <gtest/gtest.h>

#include "models/platform_work/platforms/board_demand.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::Stage;

BoardDemandParameters& parameters_of(Stage& stage) {
  auto scenario = std::make_shared<Scenario>(*stage.state.scenario);
  stage.state.scenario = scenario;
  return scenario->board_demand;
}

TEST(BoardDemand, WithoutTheTableNothingMoves) {
  Stage stage;
  stage.state.now = start_of({2016, 1, 1});
  update_board_demand(stage.state, Rules{});
  EXPECT_EQ(log_demand(stage.state, stage.state.platform.requesters[RequesterId{0}], 99.0), 0.0);
}

TEST(BoardDemand, FallsWithItsCost) {
  Stage stage;
  parameters_of(stage).cost_elasticity = 0.5;
  Requester& requester = stage.state.platform.requesters[RequesterId{0}];  // began at 10 cents a task and a fee of 0.2
  EXPECT_NEAR(log_demand(stage.state, requester, 10.0), 0.0, 1e-6);
  EXPECT_NEAR(log_demand(stage.state, requester, 40.0), -0.5 * math::log(4.0), 1e-6);
  requester.fee = 0.5F;
  EXPECT_NEAR(log_demand(stage.state, requester, 10.0), -0.5 * math::log(1.5 / 1.2), 1e-6);
}

TEST(BoardDemand, MachinesTakeOpenWorkFasterAndOnlyFromTheirStart) {
  Stage stage;
  BoardDemandParameters& demand = parameters_of(stage);
  demand.ai_start = 2025.5;
  demand.ai_hazard[2] = 0.24;
  demand.ai_growth[2] = 0.06;
  demand.ai_novice = 1.5;
  stage.state.now = start_of({2025, 6, 1});
  update_board_demand(stage.state, Rules{});
  EXPECT_EQ(stage.state.platform.demand.log_volume[2][0], 0.0);
  stage.state.now = start_of({2025, 8, 1});
  update_board_demand(stage.state, Rules{});
  EXPECT_DOUBLE_EQ(stage.state.platform.demand.log_volume[2][1], (0.06 - 0.24) / 12.0);
  EXPECT_DOUBLE_EQ(stage.state.platform.demand.log_volume[2][0], (0.04 - 0.36) / 12.0);
  EXPECT_EQ(stage.state.platform.demand.log_volume[1][0], 0.0);
}

TEST(BoardDemand, LocalEmployersAdoptByThemselvesAndAfterOthers) {
  Stage stage;
  BoardDemandParameters& demand = parameters_of(stage);
  demand.adopted = 0.1;
  demand.adoption_rate = 0.12;
  demand.adoption_peers = 1.2;
  start_board_demand(stage.state);
  update_board_demand(stage.state, Rules{});
  const double adopted = 0.1 + 0.9 * (1.0 - math::exp(-(0.12 + 0.12) / 12.0));
  EXPECT_DOUBLE_EQ(stage.state.platform.demand.adoption, adopted);
  Requester& requester = stage.state.platform.requesters[RequesterId{0}];
  EXPECT_EQ(log_demand(stage.state, requester, 10.0), 0.0);
  requester.local = true;
  EXPECT_DOUBLE_EQ(log_demand(stage.state, requester, 10.0), math::log(adopted / 0.1));
}

TEST(BoardDemand, AShockOfAiShrinksWhatCanBeClassified) {
  const auto demand = [](testing::ManagedRun run) {
    Market market = testing::managed_market(std::move(run));
    market.run({});
    return market.state().platform.demand;
  };
  const BoardDemand without = demand({});
  const BoardDemand with = demand({"ai_shock", {testing::exactly("policies.ai_shock.parameters.novice", 5)}});
  EXPECT_EQ(without.log_volume[1][0], 0.0);
  EXPECT_DOUBLE_EQ(with.log_volume[1][0], -0.2 * 5.0 / 12.0 - 0.2 * 5.0 / 12.0);  // February, March
  EXPECT_LT(with.books.posted_seconds[1], without.books.posted_seconds[1]);
}

}  // namespace
}  // namespace piecework::platform_work
