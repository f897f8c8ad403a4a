#include "models/platform_work/study.h"

#include <gtest/gtest.h>

#include "models/platform_work/groups.h"
#include "sim/config/json.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

using testing::small_request;

TEST(Study, TheBaselineComesFirstAndArmsKeepTheirOrder) {
  const Study study(small_request({"pay_floor+skills_programme", "pay_floor"}), {});
  ASSERT_EQ(study.arms().size(), 3U);
  EXPECT_EQ(study.arms()[0].name, "baseline");
  EXPECT_EQ(study.arms()[1].policies[1].name, "skills_programme");
  EXPECT_EQ(study.arms()[2].policies.size(), 1U);
}

TEST(Study, AnotherQuestionIsAnotherIdentity) {
  const std::string own = Study(small_request({"pay_floor"}), {}).short_hash();
  EXPECT_EQ(own.size(), 8U);
  EXPECT_EQ(Study(small_request({"pay_floor"}), {}).short_hash(), own);
  StudyRequest seed = small_request({"pay_floor"});
  seed.seed = 2;
  EXPECT_NE(Study(seed, {}).short_hash(), own);
  EXPECT_NE(Study(small_request({"skills_programme"}), {}).short_hash(), own);
  EXPECT_NE(Study(small_request({"pay_floor"}, {"policies.pay_floor.parameters.floor=20"}), {}).short_hash(), own);
  EXPECT_NE(Study(small_request({"pay_floor"}, {"people.work.wage_level=1.01"}), {}).short_hash(), own);
}

TEST(Study, OnePolicyStandsInTwoArmsWithItsOwnNumbers) {
  const Study study(
      small_request({"pay_floor", "pay_floor(floor=20,intensity=0.5)"}, {"policies.pay_floor.parameters.floor=18"}),
      {});
  ASSERT_EQ(study.arms().size(), 3U);
  EXPECT_EQ(study.arms()[2].name, "pay_floor(floor=20,intensity=0.5)");
  EXPECT_EQ(study.arms()[1].policies[0].intensity, 1.0);
  EXPECT_EQ(study.arms()[2].policies[0].intensity, 0.5);
  const auto floor_of = [&](std::size_t arm) { return to_json(study.arms()[arm].resolved); };
  EXPECT_NE(floor_of(1).find("18"), std::string::npos);
  EXPECT_EQ(floor_of(2).find("18,"), std::string::npos);
  EXPECT_NE(floor_of(2).find("20"), std::string::npos);
}

TEST(Study, WarnsOfAPolicyThatBeginsAfterTheEnd) {
  std::vector<std::string> warnings;
  const Notices notices = [&](NoticeLevel, std::string_view text) { warnings.emplace_back(text); };
  const Study study(small_request({"pay_floor"}, {"policies.pay_floor.start=2030-01-01"}), notices);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings[0].find("no effect"), std::string::npos);
}

TEST(Study, RefusesArmsThatAreNone) {
  EXPECT_THROW(Study(small_request({"pay_floor", "pay_floor"}), {}), InputError);
  EXPECT_THROW(Study(small_request({"pay_floor+pay_floor"}), {}), InputError);
  EXPECT_THROW(Study(small_request({"pay_floor+"}), {}), InputError);
  EXPECT_THROW(Study(small_request({"baseline"}), {}), InputError);
  EXPECT_THROW(Study(small_request({}, {"policies.pay_floor.intensity=0"}), {}), InputError);
}

TEST(Study, TheFileHoldsEveryMeasureByGroupAndMonth) {
  const Study study(small_request(), {});
  const ResultFile file = study.simulate(0, 3, {});
  EXPECT_NO_THROW(check(file));
  for (const MeasureInfo& measure : measure_catalog()) {
    for (const ComponentInfo& component : measure.components) {
      const std::string path = "/series/" + std::string(measure.name) + "/" + std::string(component.name);
      const Variable* variable = find_variable(file, path);
      if (component.course == Course::whole_period) {
        EXPECT_EQ(variable, nullptr) << path;
        continue;
      }
      ASSERT_NE(variable, nullptr) << path;
      EXPECT_EQ(variable->shape, (std::vector<std::size_t>{1, 1, 3, group_count})) << path;
      for (const char* attribute : {"units", "long_name", "long_name_fr", "description"}) {
        EXPECT_NE(find_attribute(variable->attributes, attribute), nullptr) << path << " " << attribute;
      }
    }
  }
  const auto& names = std::get<std::vector<std::string>>(find_variable(file, "/summary_component")->values);
  std::size_t components = 0;
  for (const MeasureInfo& measure : measure_catalog()) components += measure.components.size();
  EXPECT_EQ(names.size(), components * group_count);
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(find_variable(file, "/replicate")->values)[0], 3);
  const auto& transitions =
      std::get<std::vector<std::int64_t>>(find_variable(file, "/transitions/labour_force")->values);
  std::int64_t people = 0;
  for (std::size_t cell = 0; cell < 9; ++cell) people += transitions[cell];
  const auto& population =
      std::get<std::vector<std::int64_t>>(find_variable(file, "/series/stocks/population")->values);
  EXPECT_EQ(people, population[0]);
  EXPECT_NEAR(static_cast<double>(people), 6242, 60);  // some have come and gone
}

TEST(Study, AStopEndsARun) {
  const Study study(small_request(), {});
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(study.simulate(0, 0, {source.get_token()})), Interrupted);
}

}  // namespace
}  // namespace piecework::platform_work
