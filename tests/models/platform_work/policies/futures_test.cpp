// Futures: levers between four corners, as overrides and policies of every arm.

#include "models/platform_work/futures.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "models/platform_work/study.h"
#include "sim/config/json.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

Future future_called(const std::string& name) { return read_future(name, testing::own_scenarios()); }

double lever(const Future& future, const std::string& name) {
  const Node* value = find(future.resolved, "levers." + name);
  EXPECT_NE(value, nullptr) << name;
  return value == nullptr ? -1.0 : value->number().value_or(-1.0);
}

bool has_policy(const Future& future, const std::string& policy) {
  return std::ranges::find(future.policies, policy) != future.policies.end();
}

TEST(Future, TakesTheCornersAsTheyAre) {
  EXPECT_EQ(lever(future_called("conglomerates"), "platform_fee"), 0.15);
  EXPECT_EQ(lever(future_called("profitably_public"), "platform_fee"), 0.10);
  EXPECT_EQ(lever(future_called("social_impact_franchise"), "demand_growth"), 0.08);
  EXPECT_EQ(lever(future_called("fourth"), "platform_insurance"), 1.0);
}

TEST(Future, LiesBetweenTheCorners) {
  // (g, p) = (0, 0.6): three fifths of the way from the franchise to the conglomerates.
  EXPECT_NEAR(lever(future_called("franchise_local"), "platform_fee"), 0.20 - 0.6 * 0.05, 1e-12);
  EXPECT_NEAR(lever(future_called("franchise_local"), "requester_reputation"), 0.3 + 0.6 * 0.6, 1e-12);
}

TEST(Future, TheBaseIsNoCorner) {
  const Future base = future_called("base_2026");
  EXPECT_EQ(lever(base, "demand_growth"), 0.0);
  EXPECT_EQ(lever(base, "requester_reputation"), 0.2);
  EXPECT_FALSE(has_policy(base, "pay_floor"));
  EXPECT_EQ(find(base.resolved, "g"), nullptr);
}

TEST(Future, APolicyIsInForceWhereItsSwitchIsNotZero) {
  EXPECT_FALSE(has_policy(future_called("social_impact_franchise"), "pay_floor"));
  EXPECT_TRUE(has_policy(future_called("conglomerates"), "pay_floor"));
  EXPECT_TRUE(has_policy(future_called("profitably_public"), "basic_income"));
  EXPECT_FALSE(has_policy(future_called("conglomerates"), "basic_income"));
  EXPECT_FALSE(future_called("fourth").not_in_model.empty());
}

TEST(Future, AreListedWithTheirPlaces) {
  const std::vector<FutureInfo> all = list_futures(testing::own_scenarios());
  ASSERT_EQ(all.size(), 6U);
  EXPECT_EQ(all.front().name, "base_2026");
  EXPECT_FALSE(all.front().at);
  const auto local = std::ranges::find(all, "franchise_local", &FutureInfo::name);
  ASSERT_NE(local, all.end());
  EXPECT_EQ(local->at->p, 0.6);
  EXPECT_TRUE(local->label_fr.starts_with("Franchise"));
}

TEST(Future, NamesTheNearest) {
  try {
    future_called("conglomerate");
    FAIL() << "an unknown future was read";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("did you mean 'conglomerates'"), std::string::npos) << error.what();
  }
}

TEST(Future, AnArmHasItsPoliciesFirst) {
  Future future;
  future.name = "some";
  future.policies = {"a", "b"};
  EXPECT_EQ(arm_under(future, "c"), "a+b+c");
  EXPECT_THROW(static_cast<void>(arm_under(future, "c+b")), InputError);
  EXPECT_EQ(arm_under({}, "c"), "c");
}

TEST(FutureOfAStudy, HoldsInEveryArmAndIsPartOfItsIdentity) {
  std::vector<std::string> told;
  const Notices notices = [&](NoticeLevel, std::string_view text) { told.emplace_back(text); };
  StudyRequest request = testing::small_request({"posting_ban"});
  const std::string without = Study(request, {}).short_hash();
  request.future = "profitably_public";
  const Study study(request, notices);
  EXPECT_NE(study.short_hash(), without);
  EXPECT_EQ(to_json(study.identity()).find("profitably_public") == std::string::npos, false);
  EXPECT_NE(to_json(study.scenario().resolved).find("\"future\""), std::string::npos);
  ASSERT_EQ(study.arms().size(), 2U);
  EXPECT_EQ(study.arms()[0].name, "baseline");
  EXPECT_EQ(study.arms()[1].name, "posting_ban");
  EXPECT_EQ(study.arms()[1].policies.size(), study.arms()[0].policies.size() + 1);
  EXPECT_EQ(study.scenario().board.fee, 0.10);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told[0].find("not in the model yet"), std::string::npos);
}

TEST(FutureOfAStudy, WhatThePersonSetsStandsAboveIt) {
  StudyRequest request =
      testing::small_request({}, {"platforms.board.fee=0.3", "policies.pay_floor.parameters.gating=0"});
  request.future = "conglomerates";
  const Study study(request, {});
  EXPECT_EQ(study.scenario().board.fee, 0.3);
  request.arms = {"pay_floor"};
  EXPECT_THROW(Study(request, {}), InputError);
}

TEST(FutureOfAStudy, EveryOneRuns) {
  for (const char* name : {"social_impact_franchise", "fourth", "profitably_public"}) {
    StudyRequest request = testing::small_request();
    request.until = "2025-02-01";
    request.future = name;
    EXPECT_NO_THROW(static_cast<void>(Study(request, {}).simulate(0, 0, {}))) << name;
  }
}

}  // namespace
}  // namespace piecework::platform_work
