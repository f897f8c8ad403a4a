// Each policy moves the decision that it names, and nothing when its intensity is zero.

#include <gtest/gtest.h>

#include "models/platform_work/rules.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

/// One resident, one worker abroad, one requester and an open batch of 60-second tasks for 10 US cents.
struct Stage {
  State state;
  PersonId resident{0};
  PersonId abroad{1};
  BatchId batch;

  explicit Stage(PolicyRecord record) {
    auto scenario = std::make_shared<Scenario>();
    scenario->board.exchange_rate = 1.25;
    scenario->scale.residents = "1:100";
    state.scenario = scenario;
    state.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{std::move(record)});
    state.active.set(0);
    state.people.add({});
    state.people.add({});
    Career here;
    here.presence = Presence::here;
    state.careers.add(here);
    state.careers.add({});
    state.records.add({});
    state.records.add({});
    state.platform.requesters.add({});
    Batch open;
    open.posted = open.remaining = 5;
    open.requester = RequesterId{0};
    open.true_seconds = 60.0F;
    open.log_seconds = static_cast<float>(math::log(60.0));
    open.reward_cents = 10;
    open.log_reward = static_cast<float>(math::log(10.0));
    batch = state.platform.board.post(open, 1);
  }
};

PolicyRecord whole_period(double intensity = 1.0) {
  PolicyRecord record;
  record.name = "test";
  record.intensity = intensity;
  return record;
}

TEST(PayFloor, RaisesPayOfResidentsToTheFloorForTheTrueTime) {
  Stage stage(whole_period());
  const Rules rules({PayFloor{{.floor = 15.0, .compliance = 1.0, .gating = 0.0}}});
  const double cents = 15.0 / 1.25 * 100.0 / 60.0;  // 12 USD per hour, one minute
  EXPECT_DOUBLE_EQ(rules.decide(OfferedPay{stage.resident, stage.batch}, 10.0, stage.state), cents);
  EXPECT_DOUBLE_EQ(rules.decide(OfferedPay{stage.resident, stage.batch}, 50.0, stage.state), 50.0);
  EXPECT_DOUBLE_EQ(rules.decide(OfferedPay{stage.abroad, stage.batch}, 10.0, stage.state), 10.0);
}

TEST(PayFloor, ARequesterMayExcludeOntarioInstead) {
  Stage stage(whole_period());
  const Rules rules({PayFloor{{.floor = 15.0, .compliance = 1.0, .gating = 1.0}}});
  EXPECT_EQ(rules.decide(Admission{stage.resident, stage.batch}, 1.0, stage.state), 0.0);
  EXPECT_EQ(rules.decide(Admission{stage.abroad, stage.batch}, 1.0, stage.state), 1.0);
  const Rules ignored({PayFloor{{.floor = 15.0, .compliance = 0.0, .gating = 1.0}}});
  EXPECT_EQ(ignored.decide(Admission{stage.resident, stage.batch}, 1.0, stage.state), 1.0);
  EXPECT_EQ(ignored.decide(OfferedPay{stage.resident, stage.batch}, 10.0, stage.state), 10.0);
}

TEST(RequesterReputation, MovesBeliefsTowardsTheTrueRate) {
  Stage stage(whole_period());
  const double truth = math::log(6.0);  // 10 cents a minute
  const double guess = math::log(9.0);
  const Rules exact({RequesterReputation{{.visible_share = 1.0, .precision = 1.0}}});
  EXPECT_NEAR(exact.decide(WageBelief{stage.resident, stage.batch}, guess, stage.state), truth, 1e-5);
  const Rules half({RequesterReputation{{.visible_share = 1.0, .precision = 0.5}}});
  EXPECT_NEAR(half.decide(WageBelief{stage.resident, stage.batch}, guess, stage.state), (guess + truth) / 2, 1e-5);
  const Rules unseen({RequesterReputation{{.visible_share = 0.0, .precision = 1.0}}});
  EXPECT_EQ(unseen.decide(WageBelief{stage.resident, stage.batch}, guess, stage.state), guess);
  EXPECT_EQ(exact.decide(OfferedPay{stage.resident, stage.batch}, 10.0, stage.state), 10.0);
}

TEST(Rules, IntensityDatesAndGroupAreHandledForEveryPolicy) {
  const Policy floor = PayFloor{{.floor = 15.0, .compliance = 1.0, .gating = 0.0}};
  const double raised = 20.0;
  Stage half(whole_period(0.5));
  EXPECT_DOUBLE_EQ(Rules({floor}).decide(OfferedPay{half.resident, half.batch}, 10.0, half.state), (10.0 + raised) / 2);
  Stage none(whole_period(0.0));
  EXPECT_EQ(Rules({floor}).decide(OfferedPay{none.resident, none.batch}, 10.0, none.state), 10.0);
  Stage before(whole_period());
  before.state.active.reset(0);
  EXPECT_EQ(Rules({floor}).decide(OfferedPay{before.resident, before.batch}, 10.0, before.state), 10.0);
  PolicyRecord newcomers = whole_period();
  newcomers.group = *parse_group("immigrant_class=newcomer");
  Stage grouped(newcomers);
  EXPECT_EQ(Rules({floor}).decide(OfferedPay{grouped.resident, grouped.batch}, 10.0, grouped.state), 10.0);
  grouped.state.careers[grouped.resident].traits.immigrant = ImmigrantClass::newcomer;
  EXPECT_DOUBLE_EQ(Rules({floor}).decide(OfferedPay{grouped.resident, grouped.batch}, 10.0, grouped.state), raised);
}

TEST(SkillsProgramme, OpensSeatsAtTheScaleOfTheRunAndCloses) {
  Stage stage(whole_period());
  const Rules rules({SkillsProgramme{{.seats = 250.0, .weeks = 10.0}}});
  rules.notify(PolicyStart{PolicyId{0}}, stage.state);
  ASSERT_EQ(stage.state.programmes.programmes.size(), 1U);
  EXPECT_EQ(stage.state.programmes.programmes[0].seats, 3);  // 250 / 100, half up
  EXPECT_TRUE(stage.state.programmes.programmes[0].open);
  rules.notify(PolicyEnd{PolicyId{0}}, stage.state);
  EXPECT_FALSE(stage.state.programmes.programmes[0].open);
}

TEST(SkillsProgramme, ParticipantsGainSkillAndCostMoneyWithinTheSeats) {
  Market market = testing::small_market({.policies = {"skills_programme"}});
  market.run({});
  const Programme& programme = market.state().programmes.programmes.front();
  EXPECT_EQ(programme.seats, 20);
  EXPECT_LE(programme.enrolled, programme.seats);
  EXPECT_GT(programme.started, 0);
  EXPECT_GT(programme.dropped_out, 0);
  EXPECT_EQ(programme.started, programme.completed + programme.dropped_out + programme.enrolled);
  EXPECT_GT(programme.cost_cents, 0);
  EXPECT_LE(programme.cost_cents, programme.started * 12 * 150 * 100);
  std::int64_t gained = 0;
  for (const PersonRecord& record : market.state().records.rows()) {
    if (record.gained_knowledge > 0.0F && record.learner > 0) ++gained;
    EXPECT_LE(record.participations, 1);
  }
  EXPECT_EQ(gained, programme.completed + programme.dropped_out);
}

TEST(PayFloor, WithoutExclusionPaysResidentsMoreOverARun) {
  const auto pay = [](std::vector<std::string> overrides) {
    Market market = testing::small_market({.policies = {"pay_floor"}, .overrides = std::move(overrides)});
    market.run({});
    std::int64_t cents = 0;
    for (const PersonRecord& record : market.state().records.rows().subspan(market.state().abroad)) {
      cents += market.state().board_life(record).earned_cents;
    }
    return cents;
  };
  const std::string paid = "policies.pay_floor.parameters.gating=0";
  const std::string all = "policies.pay_floor.parameters.compliance=1";
  const std::int64_t without = pay({paid, all, "policies.pay_floor.intensity=0"});
  EXPECT_GT(pay({paid, all}), without);
  EXPECT_LT(pay({"policies.pay_floor.parameters.gating=1", all}), without);
}

}  // namespace
}  // namespace piecework::platform_work
