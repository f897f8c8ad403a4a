// Two settings of one lever are found before the run, and only where they meet.

#include "models/platform_work/contradictions.h"

#include <gtest/gtest.h>

#include "models/platform_work/study.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr LeverSetting floor_of(double bound) { return {"offered pay", "floors", bound}; }
constexpr LeverSetting cap_of(double bound) { return {"offered pay", "caps", bound}; }

TEST(Contradiction, IsTwoReplacementsOrAFloorAboveACap) {
  const LeverSetting replaced{"callback", "replaces", std::nullopt};
  EXPECT_TRUE(contradiction(replaced, replaced).has_value());
  EXPECT_FALSE(contradiction(replaced, {"offered pay", "replaces", std::nullopt}).has_value());
  EXPECT_FALSE(contradiction(replaced, {"callback", "scales", std::nullopt}).has_value());
  EXPECT_TRUE(contradiction(floor_of(2.0), cap_of(1.0)).has_value());
  EXPECT_TRUE(contradiction(cap_of(1.0), floor_of(2.0)).has_value());
  EXPECT_FALSE(contradiction(floor_of(1.0), cap_of(2.0)).has_value());
  EXPECT_FALSE(contradiction(floor_of(2.0), floor_of(1.0)).has_value());
  EXPECT_FALSE(contradiction(floor_of(2.0), {"offered pay", "caps", std::nullopt}).has_value());
}

TEST(Contradiction, NeedsTheSameTimeAndTheSamePeople) {
  PolicyRecord first;
  first.start = start_of({2025, 1, 1});
  first.end = start_of({2026, 1, 1});
  PolicyRecord second = first;
  EXPECT_TRUE(overlap(first, second));
  second.start = first.end;
  second.end = start_of({2027, 1, 1});
  EXPECT_FALSE(overlap(first, second));
  second = first;
  first.group = *parse_group("gender=men");
  second.group = *parse_group("gender=women");
  EXPECT_FALSE(overlap(first, second));
  second.group = {};
  EXPECT_TRUE(overlap(first, second));
  second.intensity = 0.0;
  EXPECT_FALSE(overlap(first, second));
}

TEST(PolicySettings, AreWhatThePolicyTouches) {
  const StudyPeriod year{start_of({2025, 1, 1}), start_of({2026, 1, 1})};
  const PolicyRecord record = read_policy_record("pay_floor", testing::own_scenarios(), year);
  const std::vector<LeverSetting> settings = settings_of(record);
  ASSERT_EQ(settings.size(), 2U);
  EXPECT_EQ(settings[0].decision, "offered pay");
  EXPECT_EQ(settings[0].verb, "floors");
  EXPECT_EQ(settings[0].bound, 17.20);
  EXPECT_FALSE(settings[1].bound.has_value());
}

std::string refusal(const std::vector<std::string>& arms, std::vector<std::string> overrides) {
  try {
    const Study study(testing::small_request(arms, std::move(overrides)), {});
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Study, RefusesAnArmThatContradictsItself) {
  const std::string both = "portable_benefits+digital_social_security";
  const std::string text = refusal({both}, {});
  EXPECT_NE(text.find("policies/portable_benefits.toml:4:"), std::string::npos) << text;
  EXPECT_NE(text.find("policies/digital_social_security.toml:4:"), std::string::npos) << text;
  EXPECT_NE(text.find("contribution to a benefit account"), std::string::npos) << text;
  EXPECT_NE(text.find("from 2025-01-01 to 2025-04-01"), std::string::npos) << text;
  EXPECT_EQ(refusal({"portable_benefits", "digital_social_security"}, {}), "");
  EXPECT_EQ(refusal({both}, {"policies.portable_benefits.group=\"gender=men\"",
                             "policies.digital_social_security.group=\"gender=women\""}),
            "");
  EXPECT_EQ(refusal({both}, {"policies.portable_benefits.end=\"2025-02-01\"",
                             "policies.digital_social_security.start=\"2025-02-01\""}),
            "");
}

}  // namespace
}  // namespace piecework::platform_work
