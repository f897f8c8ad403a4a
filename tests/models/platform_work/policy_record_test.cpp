#include "models/platform_work/policy_record.h"

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

#include "models/platform_work/policy_build.h"
#include "sim/config/json.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

const StudyPeriod year{start_of({2025, 1, 1}), start_of({2026, 1, 1})};

PolicyRecord read(std::vector<std::string> overrides) {
  return read_policy_record("pay_floor", testing::own_scenarios(std::move(overrides)), year);
}

std::string message(std::vector<std::string> overrides) {
  try {
    read(std::move(overrides));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(PolicyRecord, TakesTheStudysDatesWhenItHasNone) {
  const PolicyRecord record = read({});
  EXPECT_EQ(record.start, year.start);
  EXPECT_EQ(record.end, year.until);
  EXPECT_TRUE(record.group.everybody());
  EXPECT_EQ(record.intensity, 1.0);
}

TEST(PolicyRecord, TakesItsOwnOverridesOnly) {
  const PolicyRecord record = read({"policies.pay_floor.start=2025-03-05", "policies.pay_floor.group=\"gender=women\"",
                                    "policies.pay_floor.parameters.floor=20", "policies.other.intensity=0"});
  EXPECT_EQ(record.start, start_of({2025, 3, 5}));
  EXPECT_TRUE(record.group.contains(Traits{}));  // a woman
  EXPECT_FALSE(record.group.contains(Traits{.sex = Sex::men}));
  EXPECT_EQ(record.intensity, 1.0);
  const std::vector<Policy> policies = build_policies({record});
  EXPECT_EQ(std::get<PayFloor>(policies[0]).parameters.floor, 20.0);
}

TEST(PolicyRecord, RefusesWhatCannotBe) {
  EXPECT_NE(
      message({"policies.pay_floor.start=2025-06-01", "policies.pay_floor.end=2025-05-01"}).find("before it starts"),
      std::string::npos);
  EXPECT_NE(message({"policies.pay_floor.start=2024-12-31"}).find("before the study"), std::string::npos);
  EXPECT_NE(message({"policies.pay_floor.group=\"gender=womn\""}).find("did you mean 'gender=women'"),
            std::string::npos);
  EXPECT_NE(message({"policies.pay_floor.intensity=1.5"}).find("intensity"), std::string::npos);
  EXPECT_NE(message({"policies.pay_floor.parameters.flor=3"}).find("did you mean 'floor'"), std::string::npos);
}

TEST(PolicyRecord, NamesTheNearestPolicy) {
  try {
    read_policy_record("pay_flor", testing::own_scenarios(), year);
    FAIL() << "an unknown policy was read";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("did you mean 'pay_floor'"), std::string::npos) << error.what();
  }
}

TEST(PolicyRecord, EveryPolicyOfTheCatalogHasARecord) {
  for (const PolicyInfo& policy : policy_catalog()) {
    const PolicyRecord record = read_policy_record(std::string(policy.name), testing::own_scenarios(), year);
    EXPECT_EQ(build_policies({record}).size(), 1U);
    EXPECT_FALSE(policy.touches.empty());
  }
}

TEST(TargetGroup, ContainsThoseWhoHaveTheAttribute) {
  Traits traits;
  traits.sex = Sex::men;
  EXPECT_TRUE(TargetGroup{}.contains(traits));
  EXPECT_TRUE(parse_group("gender=men")->contains(traits));
  EXPECT_FALSE(parse_group("gender=women")->contains(traits));
  EXPECT_FALSE(parse_group("gender").has_value());
}

}  // namespace
}  // namespace piecework::platform_work
