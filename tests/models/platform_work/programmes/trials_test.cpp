// Seats by lot with a control group, and what is recorded of both.

#include "models/platform_work/measures/trials.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>

#include "models/platform_work/measures/conservation.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/programmes/classroom.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;

constexpr std::size_t applicants = 400;

/// Eight weeks, seats for all, half of the applicants left out.
ProgrammePlan lots() {
  ProgrammePlan plan = simple_plan();
  plan.seats = 1000.0;
  plan.control_share = 0.5;
  return plan;
}

struct Trial : Classroom {
  Trial() : Classroom(applicants, {lots()}) {
    auto policies = std::make_shared<std::vector<PolicyRecord>>(*state.policies);
    policies->front().has_trial = true;
    state.policies = policies;
  }

  [[nodiscard]] std::int64_t treated() const {
    return std::ranges::count(state.programmes.trial, std::uint8_t{1}, &TrialMember::treated);
  }

  /// The series of the month that ends now, by name.
  [[nodiscard]] std::map<std::string, std::int64_t> recorded() const {
    Recorder recorder;
    record_trials(state, recorder);
    std::map<std::string, std::int64_t> values;
    for (const Series<std::int64_t>& series : recorder.counts()) values[series.info().path] = series.values().front();
    return values;
  }

  [[nodiscard]] std::int64_t value(const std::string& name) const { return recorded().at("/series/trial/" + name); }
};

TEST(Trials, ChanceLeavesTheShareOut) {
  Trial trial;
  trial.run_until({2025, 1, 2});
  ASSERT_EQ(trial.state.programmes.trial.size(), applicants);
  EXPECT_NEAR(static_cast<double>(trial.treated()), 200.0, 50.0);  // five standard deviations
  EXPECT_EQ(trial.programme().started, trial.treated());
  EXPECT_EQ(trial.programme().gave_up, static_cast<std::int64_t>(applicants) - trial.treated());
}

TEST(Trials, WhoWasLeftOutStaysOut) {
  Trial trial;
  trial.run_until({2026, 1, 2});
  EXPECT_EQ(trial.state.programmes.trial.size(), applicants);
  EXPECT_EQ(trial.programme().started, trial.treated());
  EXPECT_TRUE(trial.waiting().empty());
}

TEST(Trials, WindowsBeginWhenTheCourseEnds) {
  Trial trial;  // lots in January; eight weeks are two months, so March is the first month after the course
  trial.run_until({2025, 3, 1});
  EXPECT_EQ(trial.value("treated_persons_after_1_6"), 0);
  trial.run_until({2025, 4, 1});
  EXPECT_EQ(trial.value("treated_persons_after_1_6"), trial.treated());
  EXPECT_EQ(trial.value("control_persons_after_1_6"), static_cast<std::int64_t>(applicants) - trial.treated());
  trial.run_until({2025, 9, 1});
  EXPECT_EQ(trial.value("treated_persons_after_1_6"), trial.treated());
  EXPECT_EQ(trial.value("treated_persons_after_7_12"), 0);
  trial.run_until({2025, 10, 1});
  EXPECT_EQ(trial.value("treated_persons_after_1_6"), 0);
  EXPECT_EQ(trial.value("treated_persons_after_7_12"), trial.treated());
}

TEST(Trials, YearsAreCountedFromTheLot) {
  Trial trial;
  trial.run_until({2025, 2, 1});
  EXPECT_EQ(trial.value("treated_persons_since_lot_1_12"), trial.treated());
  trial.run_until({2026, 1, 1});
  EXPECT_EQ(trial.value("treated_persons_since_lot_1_12"), trial.treated());
  EXPECT_EQ(trial.value("treated_persons_since_lot_13_24"), 0);
  trial.run_until({2026, 2, 1});
  EXPECT_EQ(trial.value("treated_persons_since_lot_1_12"), 0);
  EXPECT_EQ(trial.value("treated_persons_since_lot_13_24"), trial.treated());
}

TEST(Trials, WhatBothDoIsCounted) {
  Trial trial;
  trial.run_until({2025, 4, 1});
  PersonId treated{};
  PersonId control{};
  for (const TrialMember& member : trial.state.programmes.trial) {
    (member.treated == 1 ? treated : control) = PersonId{member.person};
  }
  trial.state.careers[treated].state = LabourState::employed;
  trial.state.careers[treated].kind = JobKind::employee;
  trial.state.careers[control].presence = Presence::gone;
  testing::life_of(trial.state, treated).month.pay_cents = 1234;
  EXPECT_EQ(trial.value("treated_employed_after_1_6"), 1);
  EXPECT_EQ(trial.value("treated_employees_after_1_6"), 1);
  EXPECT_EQ(trial.value("treated_micro_pay_after_1_6"), 1234);
  EXPECT_EQ(trial.value("control_employed_after_1_6"), 0);
  EXPECT_EQ(trial.value("control_persons_after_1_6"), static_cast<std::int64_t>(applicants) - trial.treated() - 1);
}

TEST(Trials, WithoutAControlGroupNothingIsRecorded) {
  Classroom room(10, {simple_plan()});
  room.run_until({2025, 2, 1});
  Recorder recorder;
  record_trials(room.state, recorder);
  EXPECT_TRUE(recorder.counts().empty());
  EXPECT_TRUE(room.state.programmes.trial.empty());
}

TEST(Trials, ARunBalancesItsLots) {
  Market market = testing::small_market(
      {.policies = {"digital_basics"}, .overrides = {"policies.digital_basics.parameters.control_share=0.5"}});
  market.run({});
  const State& state = market.state();
  EXPECT_FALSE(state.programmes.trial.empty());
  EXPECT_NO_THROW(check_conservation(state, 31 * seconds_per_day));
  State broken = state;
  broken.programmes.trial.front().treated ^= 1U;
  EXPECT_THROW(check_conservation(broken, 31 * seconds_per_day), InternalError);
}

}  // namespace
}  // namespace piecework::platform_work
