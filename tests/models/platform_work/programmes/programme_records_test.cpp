// The records of the programmes, right and wrong.

#include <gtest/gtest.h>
#include <algorithm>

#include "models/platform_work/catalog.h"
#include "models/platform_work/policy_build.h"
#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

const StudyPeriod year{start_of({2025, 1, 1}), start_of({2026, 1, 1})};

template <class Rule>
constexpr bool opens_programmes = std::is_same_v<typename Rule::Parameters, ProgrammePlan>;

std::vector<std::string> programme_names() {
  std::vector<std::string> names;
  for_each_type(Policies{}, [&]<class Rule>() {
    if constexpr (opens_programmes<Rule>) names.emplace_back(Rule::text.name);
  });
  return names;
}

ProgrammePlan plan_of(const std::string& name, std::vector<std::string> overrides = {}) {
  const PolicyRecord record = read_policy_record(name, testing::own_scenarios(std::move(overrides)), year);
  return std::visit(
      []<class Rule>(const Rule& rule) {
        if constexpr (opens_programmes<Rule>) return rule.parameters;
        return ProgrammePlan{};
      },
      build_policies({record}).front());
}

std::string message(const std::string& name, const std::string& setting) {
  try {
    plan_of(name, {"policies." + name + "." + setting});
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

void expect_said(const std::string& name, const std::string& setting, const std::vector<std::string>& parts) {
  const std::string said = message(name, setting);
  for (const std::string& part : parts) EXPECT_NE(said.find(part), std::string::npos) << setting << ": " << said;
}

TEST(ProgrammeRecords, EachIsReadAndFitsItsCourse) {
  EXPECT_EQ(programme_names().size(), 9U);
  for (const std::string& name : programme_names()) {
    const ProgrammePlan plan = plan_of(name);
    EXPECT_GT(plan.capacity(), 0.0) << name;
    EXPECT_GT(plan.application, 0.0) << name;
    EXPECT_LE(plan.taught_hours(), plan.hours()) << name;
  }
}

TEST(ProgrammeRecords, HoldWhatTheyAreFor) {
  EXPECT_GT(plan_of("platform_orientation").pay_knowledge, 0.0);
  EXPECT_GT(plan_of("digital_basics").hours_digital, 0.0);
  EXPECT_GT(plan_of("technical_training").certificate_weight, 0.0);
  EXPECT_GT(plan_of("market_skill_training").hours_market, 0.0);
  EXPECT_GT(plan_of("self_regulation_coaching").regulation_gain, 0.0);
  const ProgrammePlan bridging = plan_of("bridging_programme");
  EXPECT_GT(bridging.recognized, 0.0);
  EXPECT_NEAR(bridging.weeks * bridging.cost_per_week + bridging.cost_per_completion, 4360.0, 0.5);
  EXPECT_EQ(plan_of("mentoring").referrals, 1.5);
  EXPECT_EQ(plan_of("agency_counselling").capacity(), 100 * 25 / 0.5);
  EXPECT_EQ(plan_of("skills_programme").waiting_months, 0.0);
}

TEST(ProgrammeRecords, RefuseWhatCannotBe) {
  const std::string head = "key 'parameters.";
  expect_said("technical_training", "parameters.certified=1.2", {head + "certified", "0 to 1"});
  expect_said("mentoring", "parameters.seats=-1", {head + "seats", "0 to 1000000"});
  expect_said("agency_counselling", "parameters.counsellor_hours=0", {head + "counsellor_hours", "out of range"});
  expect_said("mentoring", "parameters.intake=-5", {head + "intake", "out of range"});
  expect_said("digital_basics", "parameters.hours_digitl=5", {"did you mean 'hours_digital'"});
  expect_said("digital_basics", "parameters.hours_welding=5", {head + "hours_welding", "unknown key"});
  expect_said("mentoring", "parameters.hours_digital=5", {head + "hours_digital", "unknown key"});
  expect_said("bridging_programme", "parameters.eligibility=\"newcomer\"", {head + "eligibility", "credential_abroad"});
  expect_said("bridging_programme", "parameters.order=\"first\"", {head + "order", "first_come"});
}

TEST(ProgrammeRecords, RefuseMoreHoursThanTheCourseHas) {
  expect_said("digital_basics", "parameters.weeks=4", {"key 'parameters'", "48 hours", "has 24"});
}

TEST(ProgrammeRecords, LuckOfEachIsItsOwn) {
  std::vector<std::uint64_t> ids;
  for (const std::string& name : programme_names()) {
    const PolicyRecord record = read_policy_record(name, testing::own_scenarios(), year);
    testing::Classroom room(0);
    Rules(build_policies({record})).notify(PolicyStart{PolicyId{0}}, room.state);
    ASSERT_EQ(room.state.programmes.programmes.size(), 1U) << name;
    EXPECT_EQ(room.state.programmes.programmes.front().seats, plan_of(name).capacity()) << name;
    ids.push_back(room.state.programmes.programmes.front().id);
  }
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

}  // namespace
}  // namespace piecework::platform_work
