#include <gtest/gtest.h>

#include "models/platform_work/scenario_parts.h"
#include "sim/config/json.h"
#include "tests/models/platform_work/world/world_market.h"

namespace piecework::platform_work {
namespace {

std::string message(const std::string& name, std::vector<std::string> overrides, const ScenarioChoice& choice = {}) {
  try {
    read_scenario(name, testing::own_scenarios(std::move(overrides)), choice);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string wrong(std::vector<std::string> overrides, const ScenarioChoice& choice = {}) {
  return message("global_platform/microtask", std::move(overrides), choice);
}

TEST(WorldScenario, HasAccountsAndNobodyElse) {
  const Scenario scenario = read_scenario("global_platform/microtask", testing::own_scenarios(), {});
  EXPECT_FALSE(scenario.has_residents());
  EXPECT_TRUE(scenario.has_board);
  EXPECT_EQ(scenario.resident_count(), 0U);
  EXPECT_EQ(scenario.expected_members(), 0.0);
  EXPECT_EQ(static_cast<double>(scenario.abroad_count()), scenario.world.accounts);
  EXPECT_GE(scenario.world.sampled_from, 100'000.0);
  EXPECT_TRUE(scenario.data_files.empty());
  EXPECT_EQ(to_json(scenario.resolved).find("\"people\""), std::string::npos);
}

TEST(WorldScenario, RefusesWhatBelongsToACity) {
  const std::string people = wrong({"people.population=5"});
  EXPECT_NE(people.find("'people'"), std::string::npos) << people;
  EXPECT_NE(people.find("there is no city"), std::string::npos) << people;
  EXPECT_NE(wrong({"public.prices=x.csv"}).find("'public'"), std::string::npos);
  EXPECT_NE(wrong({"platforms.members.member_share=0.1"}).find("'platforms.members.member_share'"), std::string::npos);
}

TEST(WorldScenario, RefusesAScaleAndACityWithAccounts) {
  const std::string scaled = wrong({}, {.scale = "1:10"});
  EXPECT_NE(scaled.find("'platforms.world'"), std::string::npos) << scaled;
  EXPECT_NE(scaled.find("scale.residents = \"none\""), std::string::npos) << scaled;
  EXPECT_NE(message("toronto/baseline", {"platforms.world.accounts=1000"}).find("'platforms.world'"),
            std::string::npos);
  EXPECT_NE(message("toronto/baseline", {"scale.residents=none"}).find("there is no city"), std::string::npos);
}

TEST(WorldScenario, RefusesAccountsThatCannotBe) {
  const std::string few = wrong({"platforms.world.accounts.low=0", "platforms.world.accounts.value=20"});
  EXPECT_NE(few.find("at least 100"), std::string::npos) << few;
  const std::string more = wrong({"platforms.world.sampled_from.low=1", "platforms.world.sampled_from.value=200"});
  EXPECT_NE(more.find("sample"), std::string::npos) << more;
  const std::string proud =
      wrong({"platforms.members.reservation_median.high=50", "platforms.members.reservation_median.value=50",
             "platforms.members.reservation_sigma.low=0", "platforms.members.reservation_sigma.value=0.5"});
  EXPECT_NE(proud.find("no accounts would be opened"), std::string::npos) << proud;
}

TEST(WorldScenario, RefusesContradictionsOfTheBoard) {
  const std::string shares = wrong({"platforms.ranking.random_share=0.3"});
  EXPECT_NE(shares.find("do not sum to 1"), std::string::npos) << shares;
  const std::string classes = wrong({"platforms.tasks.share=[0.1, 0.2, 0.12, 0.2, 0.1, 0.08, 0.06, 0.04]"});
  EXPECT_NE(classes.find("shares of the classes"), std::string::npos) << classes;
  const std::string seconds =
      wrong({"platforms.tasks.seconds.low=0", "platforms.tasks.seconds.value=[30, 60, 25, 0, 240, 25, 70, 420]"});
  EXPECT_NE(seconds.find("'survey' is posted and takes none"), std::string::npos) << seconds;
  const std::string skills = wrong({"platforms.tasks.required_skill=[0, 0, 0]"});
  EXPECT_NE(skills.find("platforms.tasks.required_skill"), std::string::npos) << skills;
  const std::string open = wrong({"platforms.posting.gate_approvals=0", "platforms.posting.gate_skill.low=-5",
                                  "platforms.posting.gate_skill.value=-4"});
  EXPECT_NE(open.find("lets everybody in"), std::string::npos) << open;
  const std::string shut = wrong({"platforms.posting.gated_share.high=1", "platforms.posting.gated_share.value=1"});
  EXPECT_NE(shut.find("nobody could get the first"), std::string::npos) << shut;
  const std::string fee = wrong({"platforms.board.fee.high=2", "platforms.board.fee.value=1.5"});
  EXPECT_NE(fee.find("above 100 %"), std::string::npos) << fee;
  const std::string late =
      wrong({"platforms.requesters.deadline_hours.high=999", "platforms.requesters.deadline_hours.value=300"});
  EXPECT_NE(late.find("must not be shorter"), std::string::npos) << late;
}

TEST(WorldScenario, TheUsualTimeOfATaskIsThatOfTheClasses) {
  const Scenario scenario = read_scenario("global_platform/microtask", testing::own_scenarios(), {});
  EXPECT_GT(scenario.requesters.task_seconds, 30.0);
  EXPECT_LT(scenario.requesters.task_seconds, 200.0);
  const Scenario city = read_scenario("toronto/grown", testing::own_scenarios(), {.scale = "1:1000"});
  EXPECT_EQ(city.tasks.seconds[0], city.requesters.task_seconds);
  EXPECT_EQ(city.ranking.random_share, 1.0);
}

TEST(WorldScenario, MayDoWithoutTheBoard) {
  const Node empty{Node::Table{}, {}};
  EXPECT_TRUE(setting_of(empty).city);
  Node::Table scale;
  scale.set("residents", {std::string("none"), {}});
  Node::Table root;
  root.set("scale", {std::move(scale), {}});
  const Setting setting = setting_of({std::move(root), {}});
  EXPECT_FALSE(setting.city);
  EXPECT_FALSE(setting.board);
  const Sections sections(setting);
  for (const Section& section : sections.description().sections) {
    EXPECT_FALSE(section.name.starts_with("platforms.")) << section.name;
    EXPECT_FALSE(section.name.starts_with("people")) << section.name;
  }
}

TEST(WorldScenario, RefusesPoliciesForResidents) {
  for (const char* arm : {"pay_floor", "skills_programme"}) {
    try {
      const Study study(testing::world_request({arm}), {});
      FAIL() << arm;
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find("is for residents"), std::string::npos) << error.what();
    }
  }
  EXPECT_NO_THROW(Study(testing::world_request({"requester_reputation"}), {}));
}

}  // namespace
}  // namespace piecework::platform_work
