// Names of arms, right and wrong.

#include "models/platform_work/arm_text.h"

#include <gtest/gtest.h>

#include "sim/base/error.h"

namespace piecework::platform_work {
namespace {

using Texts = std::vector<std::string>;

std::string refusal(const std::string& arm) {
  try {
    policies_in(arm);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(ArmText, PoliciesStandInTheirOrder) {
  const auto policies = policies_in("mentoring+pay_floor");
  ASSERT_EQ(policies.size(), 2U);
  EXPECT_EQ(policies[0].name, "mentoring");
  EXPECT_EQ(policies[1].name, "pay_floor");
  EXPECT_TRUE(policies[0].overrides.empty());
}

TEST(ArmText, SettingsAreOfOnePolicy) {
  const auto policies = policies_in("mentoring(seats=60,start=2025-06-01)+ai_shock(hazard=[0.1,0.2],novice=1e+0)");
  ASSERT_EQ(policies.size(), 2U);
  EXPECT_EQ(policies[0].overrides,
            (Texts{"policies.mentoring.parameters.seats=60", "policies.mentoring.start=2025-06-01"}));
  EXPECT_EQ(policies[1].overrides,
            (Texts{"policies.ai_shock.parameters.hazard=[0.1,0.2]", "policies.ai_shock.parameters.novice=1e+0"}));
}

TEST(ArmText, ADottedKeyIsTakenAsItIs) {
  EXPECT_EQ(policies_in("mentoring(parameters.seats=60)")[0].overrides,
            Texts{"policies.mentoring.parameters.seats=60"});
}

TEST(ArmText, WhatIsNoArmIsRefusedByName) {
  EXPECT_NE(refusal("mentoring(seats=60").find("'(' is not closed"), std::string::npos);
  EXPECT_NE(refusal("mentoring)").find("')' closes nothing"), std::string::npos);
  EXPECT_NE(refusal("mentoring(seats)").find("must have the form KEY=VALUE"), std::string::npos);
  EXPECT_NE(refusal("mentoring()").find("must have the form KEY=VALUE"), std::string::npos);
  EXPECT_NE(refusal("mentoring(group=a/b)").find("'/' may not stand in the name of an arm"), std::string::npos);
  EXPECT_NE(refusal("mentoring(seats=60").find("NAME(KEY=VALUE,KEY=VALUE)"), std::string::npos);
}

}  // namespace
}  // namespace piecework::platform_work
