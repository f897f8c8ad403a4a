// Each policy of the board moves the decisions that it names, by hand-computed amounts, and leaves them alone at
// intensity 0.

#include <gtest/gtest.h>

#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::Stage;

TEST(AppealRights, RarerAlarmsMoreReviewNoticeAndAppeal) {
  const Stage stage;
  const Rules rules({AppealRights{
      {.flag_factor = 0.5, .review_share = 0.8, .notice_days = 14.0, .appeal_success = 0.6, .appeal_days = 14.0}}});
  EXPECT_DOUBLE_EQ(rules.decide(FlagRate{stage.resident}, 0.02, stage.state), 0.01);
  EXPECT_DOUBLE_EQ(rules.decide(HumanReview{stage.resident}, 0.2, stage.state), 0.8);
  EXPECT_DOUBLE_EQ(rules.decide(HumanReview{stage.resident}, 0.9, stage.state), 0.9);
  EXPECT_DOUBLE_EQ(rules.decide(ClosingNotice{stage.resident}, 0.0, stage.state), 14.0);
  EXPECT_DOUBLE_EQ(rules.decide(AppealSuccess{stage.resident}, 0.2, stage.state), 0.6);
  EXPECT_DOUBLE_EQ(rules.decide(AppealDelay{stage.resident}, 30.0, stage.state), 14.0);
  EXPECT_DOUBLE_EQ(rules.decide(AppealDelay{stage.resident}, 7.0, stage.state), 7.0);
}

TEST(PortableReputation, CountsInPartElsewhereAndWithEmployers) {
  Stage stage;
  const Rules rules({PortableReputation{{.weight = 0.35, .employer_weight = 0.5}}});
  EXPECT_DOUBLE_EQ(rules.decide(ImportedHistory{stage.resident}, 0.0, stage.state), 0.35);
  EXPECT_DOUBLE_EQ(rules.decide(ImportedWeight{AccountId{0}}, 0.0, stage.state), 0.35);
  EXPECT_EQ(rules.decide(VerifiedHistory{stage.resident}, 0.0, stage.state), 0.0);
  testing::life_of(stage.state, stage.resident).approved = 60;
  stage.state.platform.management.lost[0].approved = 40;  // a unit together
  EXPECT_DOUBLE_EQ(rules.decide(VerifiedHistory{stage.resident}, 0.0, stage.state), 0.5 * (1.0 - 0.2));
  rules.notify(PolicyStart{PolicyId{0}}, stage.state);
  EXPECT_EQ(stage.state.platform.management.portable, 1U);
  rules.notify(PolicyEnd{PolicyId{0}}, stage.state);
  EXPECT_EQ(stage.state.platform.management.portable, 0U);
}

TEST(LowerGates, CapsWhatAGateAsksFor) {
  const Stage stage;
  const Rules rules({LowerGates{{.approvals = 50.0}}});
  EXPECT_DOUBLE_EQ(rules.decide(GateApprovals{stage.resident, stage.batch}, 500.0, stage.state), 50.0);
  EXPECT_DOUBLE_EQ(rules.decide(GateApprovals{stage.resident, stage.batch}, 20.0, stage.state), 20.0);
}

TEST(EntryCap, OpensAccountsWhileThereIsWork) {
  Stage stage;
  const Rules rules({EntryCap{{.hours_per_account = 10.0}}});
  stage.state.platform.books.joined = 3;
  stage.state.platform.demand.posted_last_month = 40 * seconds_per_hour;
  EXPECT_EQ(rules.decide(AccountOpening{stage.resident}, 1.0, stage.state), 1.0);  // the fourth has 10 hours
  stage.state.platform.books.accounts_opened = 1;
  EXPECT_EQ(rules.decide(AccountOpening{stage.resident}, 1.0, stage.state), 0.0);
}

TEST(SearchTools, LessTimeAndMoreToSee) {
  const Stage stage;
  const Rules rules({SearchTools{{.time_factor = 0.5, .breadth_factor = 2.0}}});
  EXPECT_DOUBLE_EQ(rules.decide(SearchSeconds{stage.resident}, 60.0, stage.state), 30.0);
  EXPECT_DOUBLE_EQ(rules.decide(SearchBreadth{stage.resident}, 10.0, stage.state), 20.0);
}

TEST(PayTransparency, LessErrorInGuessing) {
  const Stage stage;
  const Rules rules({PayTransparency{{.noise_factor = 0.25}}});
  EXPECT_DOUBLE_EQ(rules.decide(PayGuessNoise{stage.resident}, 0.8, stage.state), 0.2);
}

TEST(MinimumTaskPay, RaisesAuditedRewardsToTheFloor) {
  const Stage stage;
  const Rules all({MinimumTaskPay{{.floor = 9.0, .audited_share = 1.0}}});
  EXPECT_DOUBLE_EQ(all.decide(PostedReward{RequesterId{0}, {}}, 10.0, stage.state), 15.0);  // 9 USD an hour, a minute
  EXPECT_DOUBLE_EQ(all.decide(PostedReward{RequesterId{0}, {}}, 20.0, stage.state), 20.0);
  const Rules none({MinimumTaskPay{{.floor = 9.0, .audited_share = 0.0}}});
  EXPECT_EQ(none.decide(PostedReward{RequesterId{0}, {}}, 10.0, stage.state), 10.0);
}

TEST(EmbeddedTraining, MoreFeedback) {
  const Stage stage;
  const Rules rules({EmbeddedTraining{{.feedback = 0.5}}});
  EXPECT_DOUBLE_EQ(rules.decide(Feedback{stage.resident}, 0.02, stage.state), 0.5);
  EXPECT_DOUBLE_EQ(rules.decide(Feedback{stage.resident}, 0.7, stage.state), 0.7);
}

TEST(AiShock, HitsOpenWorkHarder) {
  const Stage stage;
  AiShockParameters shock;
  shock.hazard[1] = 0.2;
  shock.growth[6] = 0.3;
  shock.novice = 1.5;
  const Rules rules({AiShock{shock}});
  EXPECT_DOUBLE_EQ(rules.decide(AiHazard{1, Gate::qualified}, 0.1, stage.state), 0.3);
  EXPECT_DOUBLE_EQ(rules.decide(AiHazard{1, Gate::open}, 0.1, stage.state), 0.4);
  EXPECT_DOUBLE_EQ(rules.decide(AiGrowth{6, Gate::open}, 0.0, stage.state), 0.2);
  EXPECT_EQ(rules.decide(AiHazard{6, Gate::open}, 0.0, stage.state), 0.0);
}

TEST(EmployerDemand, AddsToAdoption) {
  const Stage stage;
  const Rules rules({EmployerDemand{{.added_rate = 0.05}}});
  EXPECT_DOUBLE_EQ(rules.decide(AdoptionRate{}, 0.01, stage.state), 0.06);
}

TEST(FairWageProcurement, MovesThePublicShareToWhoPays) {
  Stage stage;
  Requester fair = stage.state.platform.requesters[RequesterId{0}];
  fair.hourly_rate = 12.0F;
  fair.tasks_hours = 4.0F;
  stage.state.platform.requesters.add(fair);
  const Rules rules({FairWageProcurement{{.public_share = 0.1, .fair_wage = 8.0}}});
  rules.notify(PolicyStart{PolicyId{0}}, stage.state);
  EXPECT_DOUBLE_EQ(stage.state.platform.demand.public_gain, 0.5);  // 2 hours of others to 4 of the fair one
  EXPECT_DOUBLE_EQ(rules.decide(PostedVolume{RequesterId{0}}, 1.0, stage.state), 0.9);
  EXPECT_DOUBLE_EQ(rules.decide(PostedVolume{RequesterId{1}}, 1.0, stage.state), 1.05);
}

TEST(BoardPolicies, IntensityZeroLeavesDecisionsAlone) {
  const Rules rules({LowerGates{{.approvals = 0.0}}, PayTransparency{{.noise_factor = 0.0}},
                     MinimumTaskPay{{.floor = 9.0, .audited_share = 1.0}}});
  Stage all(0.0);
  all.state.policies = std::make_shared<const std::vector<PolicyRecord>>(3, testing::in_force(0.0));
  all.state.active.set();
  EXPECT_EQ(rules.decide(GateApprovals{all.resident, all.batch}, 500.0, all.state), 500.0);
  EXPECT_EQ(rules.decide(PayGuessNoise{all.resident}, 0.5, all.state), 0.5);
  EXPECT_EQ(rules.decide(PostedReward{RequesterId{0}, {}}, 10.0, all.state), 10.0);
}

}  // namespace
}  // namespace piecework::platform_work
