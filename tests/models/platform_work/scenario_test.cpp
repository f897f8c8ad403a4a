#include "models/platform_work/scenario.h"

#include <gtest/gtest.h>

#include "models/platform_work/catalog_info.h"
#include "sim/config/json.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

Scenario read(const std::string& name, std::vector<std::string> overrides = {}, const ScenarioChoice& choice = {}) {
  return read_scenario(name, testing::own_scenarios(std::move(overrides)), choice);
}

std::string message(std::vector<std::string> overrides, const ScenarioChoice& choice = {}) {
  try {
    read("toronto/grown", std::move(overrides), choice);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Scenario, BaselineAndGrownDifferInMembershipOnly) {
  const Scenario baseline = read("toronto/baseline");
  const Scenario grown = read("toronto/grown");
  EXPECT_EQ(grown.members.member_share, 0.02);
  EXPECT_NEAR(baseline.members.member_share * baseline.people.population, 10'000.0, 15.0);
  EXPECT_EQ(grown.members.entry_rate, baseline.members.entry_rate);
  EXPECT_EQ(grown.requesters.demand_hours, baseline.requesters.demand_hours);
}

TEST(Scenario, CountsFollowFromTheScale) {
  const Scenario scenario = read("toronto/grown", {}, {.scale = "1:1000", .until = "2025-07-01"});
  EXPECT_EQ(scenario.resident_count(), 6242U);
  EXPECT_EQ(scenario.abroad_count(), 125U);
  EXPECT_EQ(scenario.requester_count(), 25U);
  EXPECT_EQ(scenario.period.last(), start_of({2025, 7, 1}));
  EXPECT_EQ(scenario.period.begin(), start_of({2023, 1, 1}));
}

TEST(Scenario, TheResolvedScenarioHoldsSourcesAndNoFolder) {
  const std::string json = to_json(read("toronto/grown").resolved);
  EXPECT_NE(json.find("what-if assumption"), std::string::npos);
  EXPECT_EQ(json.find(PIECEWORK_SOURCE_DIR), std::string::npos);
}

TEST(Scenario, RefusesPeriodsThatCannotBe) {
  EXPECT_NE(message({}, {.until = "2025-01-15"}).find("first day of a month"), std::string::npos);
  EXPECT_NE(message({}, {.until = "2024-01-01"}).find("later than"), std::string::npos);
  EXPECT_NE(message({"period.evaluation=2030-01-01"}).find("must lie in"), std::string::npos);
  EXPECT_NE(message({"period.start=2025-02-30"}), "");
}

TEST(Scenario, RefusesScalesThatCannotBe) {
  for (const char* scale : {"1:0", "2:1", "1:-3", "1:1.5", "1:1e9", "hundred"}) {
    EXPECT_NE(message({}, {.scale = scale}).find("not a scale"), std::string::npos) << scale;
  }
  EXPECT_NE(message({}, {.scale = "1:1000000"}).find("fewer than 100"), std::string::npos);
}

TEST(Scenario, RefusesAnotherModelAndWeightsWithoutWeight) {
  EXPECT_NE(message({"model=platform_wrok"}).find("did you mean 'platform_work'"), std::string::npos);
  EXPECT_NE(message({"platforms.members.sessions_by_weekday=[0,0,0,0,0,0,0]"}).find("must be positive"),
            std::string::npos);
}

TEST(Scenario, EveryParameterHasASourceAndBothLanguages) {
  for (const Section& section : scenario_description().sections) {
    if (!section.sourced) continue;
    for (const FieldInfo& info : section.fields) {
      EXPECT_FALSE(info.label_en.empty()) << info.name;
      EXPECT_FALSE(info.label_fr.empty()) << info.name;
      EXPECT_FALSE(info.meaning.empty()) << info.name;
      EXPECT_FALSE(info.unit.empty()) << info.name;
    }
  }
}

}  // namespace
}  // namespace piecework::platform_work
