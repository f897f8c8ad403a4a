// Who learns in a market, from what, and what it does to tasks.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "models/platform_work/skills/handle.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t speed = static_cast<std::size_t>(Gain::speed);
constexpr std::size_t accuracy = static_cast<std::size_t>(Gain::accuracy);
constexpr std::size_t market_skill = static_cast<std::size_t>(Gain::market);

const Scenario& reference() {
  static const Scenario scenario = read_scenario("toronto/baseline", testing::own_scenarios(), {.scale = "1:1000"});
  return scenario;
}

/// A resident and a worker abroad, who are given hours on the board by hand. Time begins at 0.
struct Stage {
  State state;
  Rules rules;
  PersonId resident{0};
  PersonId abroad{1};

  explicit Stage(const std::function<void(LearningParameters&)>& change = [](LearningParameters&) {}) {
    auto scenario = std::make_shared<Scenario>(reference());
    change(scenario->learning);
    state.scenario = scenario;
    state.policies = std::make_shared<const std::vector<PolicyRecord>>();
    for (const std::uint64_t id : {7U, 8U}) {
      Person person;
      person.id = id;
      state.people.add(person);
      state.careers.add({});
      state.records.add({});
    }
    state.careers[resident].presence = Presence::here;
    state.careers[resident].trained = 3;
    task_skill(state, rules, resident);
    task_skill(state, rules, abroad);
  }

  TaskSkill after(PersonId person, double months, double hours) {
    state.now = state.now + Duration{static_cast<std::int64_t>(months * seconds_per_month)};
    testing::life_of(state, person).month.paid_seconds += static_cast<std::uint32_t>(hours * seconds_per_hour);
    return task_skill(state, rules, person);
  }
  [[nodiscard]] const Gains& gains(PersonId person) const { return *gains_of(state, person); }
};

TEST(Learners, HoursOnTheBoardMakeFasterAndMoreAccurate) {
  for (const PersonId person : {PersonId{0}, PersonId{1}}) {
    Stage stage;
    EXPECT_EQ(stage.after(person, 1.0, 0.0).speed, 0.0);
    const TaskSkill first = stage.after(person, 1.0, 30.0);
    EXPECT_GT(first.speed, 0.0);
    EXPECT_GT(first.accuracy, 0.0);
    const TaskSkill later = stage.after(person, 12.0, 0.0);
    EXPECT_LT(later.speed, first.speed);
    EXPECT_LT(later.accuracy / first.accuracy, later.speed / first.speed);  // accuracy goes first
    EXPECT_NEAR(later.speed / first.speed, math::pow(0.5, 12.0 / 13.0), 1e-6);
    EXPECT_NEAR(later.accuracy / first.accuracy, math::pow(0.5, 12.0 / 6.5), 1e-6);
  }
}

TEST(Learners, ResidentsGainRatedSkillsAsWellAndOnlyThoseThatTasksUse) {
  Stage stage([](LearningParameters& learning) { learning.ceiling_floor = 0.9; });
  stage.after(stage.resident, 2.0, 200.0);
  stage.after(stage.abroad, 2.0, 200.0);
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    EXPECT_EQ(stage.gains(stage.abroad)[skill], 0.0);
    if (stage.state.scenario->learning.board_mix[skill] == 0.0) {
      EXPECT_EQ(stage.gains(stage.resident)[skill], 0.0);
    }
  }
  EXPECT_GT(stage.gains(stage.resident)[0], 0.0);
  EXPECT_EQ(stage.gains(stage.resident)[market_skill], 0.0);  // hours do not teach how to win work
}

TEST(Learners, WorkOfNoComplexityTeachesNothing) {
  Stage stage([](LearningParameters& learning) { learning.board_complexity = 0.0; });
  EXPECT_EQ(stage.after(stage.resident, 2.0, 300.0).speed, 0.0);
}

TEST(Learners, ClickWorkEndsAtItsCeiling) {
  Stage stage;
  const LearningParameters& learning = stage.state.scenario->learning;
  for (int month = 0; month < 240; ++month) stage.after(stage.resident, 1.0, 150.0);
  const double room = 2.6 - learning.task_rating;
  EXPECT_NEAR(stage.gains(stage.resident)[speed], room, 0.01);
  EXPECT_LE(stage.gains(stage.resident)[accuracy], room);
  Stage skilled;
  skilled.state.records[skilled.resident].skill = 1.0F;  // 2.65, above the ceiling
  EXPECT_EQ(skilled.after(skilled.resident, 1.0, 150.0).speed, 1.0);
}

TEST(Learners, UseKeepsUpWhatItCallsFor) {
  Stage stage;
  for (int month = 0; month < 240; ++month) stage.after(stage.resident, 1.0, 150.0);
  const double learned = stage.gains(stage.resident)[accuracy];
  Stage idle = stage;
  for (int month = 0; month < 12; ++month) stage.after(stage.resident, 1.0, 10.0);
  idle.after(idle.resident, 12.0, 0.0);
  EXPECT_GE(stage.gains(stage.resident)[accuracy], learned * (1.0 - 1e-12));
  EXPECT_LT(idle.gains(idle.resident)[accuracy], 0.3 * learned);
}

TEST(Learners, AJobKeepsUpWhatItCallsFor) {
  const Lesson lesson{.hours = 400.0, .complexity = 1.0, .skills = {1.0, 0.0, 0.0, 0.0, 0.0}};
  Stage with;
  take_lesson(with.state, with.rules, with.resident, lesson);
  Stage without = with;
  Career& career = with.state.careers[with.resident];
  const auto& all = with.state.scenario->occupations;
  std::size_t most = 0;
  for (std::size_t at = 0; at < occupations; ++at) {
    if (all.skills(static_cast<Occupation>(at))[0] > all.skills(static_cast<Occupation>(most))[0]) most = at;
  }
  career.held = static_cast<Occupation>(most);
  career.state = LabourState::employed;
  with.after(with.resident, 24.0, 0.0);
  without.after(without.resident, 24.0, 0.0);
  EXPECT_GT(with.gains(with.resident)[0], without.gains(without.resident)[0]);
}

TEST(Learners, MarketSkillComesFromApplicationsAndContractsAlone) {
  Stage stage;
  note_application(stage.state, stage.resident);
  stage.after(stage.resident, 1.0, 100.0);
  const double applied = stage.gains(stage.resident)[market_skill];
  EXPECT_GT(applied, 0.0);
  Stage other;
  note_contract(other.state, other.resident);
  other.after(other.resident, 1.0, 0.0);
  EXPECT_GT(other.gains(other.resident)[market_skill], applied);
  for (int month = 0; month < 30; ++month) {
    for (int contract = 0; contract < 5; ++contract) note_contract(other.state, other.resident);
    other.after(other.resident, 1.0, 0.0);
  }
  EXPECT_LT(other.gains(other.resident)[market_skill], highest_rating);
}

TEST(Learners, WhoRegulatesTheirLearningLearnsMore) {
  Stage stage;
  Learner& learner = stage.state.learning.learners[stage.state.records[stage.resident].learner - 1];
  learner.regulation = 0.5;
  Stage other = stage;
  other.state.learning.learners[0].regulation = 1.5;
  EXPECT_GT(other.after(other.resident, 1.0, 20.0).speed, 2.0 * stage.after(stage.resident, 1.0, 20.0).speed);
}

TEST(Learners, FeedbackAddsToPractice) {
  const auto gained = [](double chance) {
    Stage stage([&](LearningParameters& learning) { learning.board_feedback = chance; });
    return stage.after(stage.resident, 1.0, 1.0).speed;
  };
  const double none = gained(0.0);
  const double always = gained(1.0);
  EXPECT_NEAR(always / none, 2.0, 0.01);  // an hour with feedback is worth two
}

TEST(Learners, TraitsAreSpreadAndCutOff) {
  Stage stage;
  double sum = 0.0;
  constexpr int people = 2000;
  for (int id = 0; id < people; ++id) {
    stage.state.people[stage.resident].id = static_cast<std::uint64_t>(id) + 100;
    task_skill(stage.state, stage.rules, stage.resident);
    const double z = stage.state.learning.learners[0].regulation;
    ASSERT_GE(z, 0.08);
    ASSERT_LE(z, 1.94);
    sum += z;
  }
  EXPECT_NEAR(sum / people, 1.0, 0.04);
  EXPECT_EQ(stage.state.learning.learners.size(), 2U);
}

TEST(Learners, ANewPersonInTheSamePlaceHasLearnedNothing) {
  Stage stage;
  stage.after(stage.abroad, 1.0, 50.0);
  EXPECT_GT(stage.gains(stage.abroad)[speed], 0.0);
  stage.state.people[stage.abroad].id += 1ULL << 40;
  EXPECT_EQ(gains_of(stage.state, stage.abroad), nullptr);
  EXPECT_EQ(task_skill(stage.state, stage.rules, stage.abroad).speed, 0.0);
  EXPECT_EQ(stage.after(stage.abroad, 1.0, 0.0).speed, 0.0);  // the month's hours were the other person's
}

TEST(Learners, WithoutTheTableNobodyLearns) {
  Stage stage([](LearningParameters& learning) { learning = {}; });
  EXPECT_EQ(stage.after(stage.resident, 1.0, 100.0).speed, 0.0);
}

TEST(Learners, HoursAreCountedOnceOverTheMonths) {
  Stage stage;
  Stage cut = stage;
  stage.after(stage.resident, 0.5, 10.0);
  close_month_of_learning(stage.state, stage.rules);
  testing::life_of(stage.state, stage.resident).month = {};
  const double whole = stage.after(stage.resident, 0.5, 10.0).speed;
  cut.after(cut.resident, 0.25, 5.0);
  cut.after(cut.resident, 0.25, 5.0);
  close_month_of_learning(cut.state, cut.rules);
  testing::life_of(cut.state, cut.resident).month = {};
  cut.after(cut.resident, 0.25, 5.0);
  EXPECT_NEAR(cut.after(cut.resident, 0.25, 5.0).speed, whole, 1e-12);
}

TEST(Learners, InAMarketMembersLearnAndNobodyElse) {
  Market market = testing::small_market();
  market.run({});
  const State& state = market.state();
  std::size_t gained = 0;
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const PersonRecord& record = state.records.rows()[row];
    if (state.board_life(record).session_began == 0) {
      EXPECT_EQ(record.learner, 0U);
    }
    const Gains* gains = gains_of(state, state.people.id(row));
    if (gains != nullptr && (*gains)[speed] > 0.0) ++gained;
  }
  EXPECT_GT(gained, 0U);
  EXPECT_LT(state.learning.learners.size(), state.people.size() / 10);
}

TEST(Learners, ThePanelTellsWhatIsLearned) {
  Market market = testing::small_market({.policies = {"skills_programme"}});
  market.follow(1'000'000);
  market.run({});
  const Panel& panel = market.panel();
  ASSERT_FALSE(panel.months().empty());
  std::size_t learned = 0;
  for (std::size_t member = 0; member < panel.members().size(); ++member) {
    const PanelMonth& last = panel.months()[panel.months().size() - panel.members().size() + member];
    const Gains* gains = gains_of(market.state(), PersonId{panel.members()[member]});
    ASSERT_EQ(last.speed_gain, gains == nullptr ? 0.0F : static_cast<float>((*gains)[speed]));
    ASSERT_EQ(last.market_gain, gains == nullptr ? 0.0F : static_cast<float>((*gains)[market_skill]));
    if (last.rated_gain > 0.0F) ++learned;
  }
  EXPECT_GT(learned, 0U);
}

TEST(Learners, ABadFileIsNotWhole) {
  Market market = testing::small_market();
  market.run_until(market.state().now + days(45), {});
  const State& sound = market.state();
  ASSERT_GT(sound.learning.learners.size(), 1U);
  EXPECT_TRUE(sound.is_whole({}));
  const auto broken = [&](const std::function<void(Learner&)>& change) {
    State state = sound;
    change(state.learning.learners.front());
    return !state.is_whole({});
  };
  EXPECT_TRUE(broken([&](Learner& learner) { learner.person = static_cast<std::uint32_t>(sound.people.size()); }));
  EXPECT_TRUE(broken([&](Learner& learner) { learner.person = sound.learning.learners.back().person; }));
  EXPECT_TRUE(broken([](Learner& learner) { learner.gains[speed] = -0.1; }));
  EXPECT_TRUE(broken([](Learner& learner) { learner.gains[accuracy] = no_default; }));
  EXPECT_TRUE(broken([&](Learner& learner) { learner.updated = sound.now.seconds + 1; }));
  State without = sound;
  without.learning.learners.pop_back();
  EXPECT_FALSE(without.is_whole({}));
}

TEST(Learners, ACourseTeachesWhatItsCurriculumSays) {
  Stage stage;
  take_lesson(stage.state, stage.rules, stage.resident,
              {.hours = 96.0, .complexity = 0.5, .skills = {0.3, 0.1, 0, 0, 0}, .tasks = 0.4, .market = 0.2});
  const Gains& gains = stage.gains(stage.resident);
  const double z = stage.state.learning.learners[0].regulation;
  EXPECT_GT(gains[market_skill], 0.0);
  EXPECT_EQ(gains[speed], gains[accuracy]);
  EXPECT_EQ(gains[2], 0.0);
  // The size that was assumed when a course gave its gain at once: half a standard deviation.
  EXPECT_NEAR(gains[speed] / stage.state.scenario->learning.rating_per_sd / z, 0.5, 0.1);
}

}  // namespace
}  // namespace piecework::platform_work
