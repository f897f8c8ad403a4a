// Drop-out by self-regulation and hours worked, and what seats and completions cost.

#include <gtest/gtest.h>

#include "models/platform_work/skills/handle.h"
#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;

void give_job(State& state, PersonId person) {
  Career& career = state.careers[person];
  career.state = LabourState::employed;
  career.kind = JobKind::employee;
  career.held = career.trained;
  career.hours = 40;
}

ProgrammePlan many_seats(double completion) {
  ProgrammePlan plan = simple_plan();
  plan.seats = 5000.0;
  plan.completion = completion;
  return plan;
}

TEST(Courses, CompletionIsTheShareThatStaysWithinFourStandardErrors) {
  constexpr double persons = 3000.0;
  Classroom room(3000, {many_seats(0.6)});
  room.run_until({2025, 4, 1});
  EXPECT_EQ(room.programme().enrolled, 0);
  EXPECT_NEAR(static_cast<double>(room.programme().completed) / persons, 0.6, 4.0 * std::sqrt(0.24 / persons));
}

TEST(Courses, ReviewsChangeNothingWhereTheHazardStandsStill) {
  ProgrammePlan reviewed = many_seats(0.6);
  reviewed.hours_slope = 1.0;  // nobody works, so the hazard is that of the plan
  Classroom with(400, {reviewed});
  Classroom without(400, {many_seats(0.6)});
  with.run_until({2025, 4, 1});
  without.run_until({2025, 4, 1});
  EXPECT_EQ(with.programme().completed, without.programme().completed);
  for (const auto& [key, own] : with.state.programmes.attendance) {
    EXPECT_NEAR(own.dose, without.state.programmes.attendance.at(key).dose, 1e-9);
  }
}

TEST(Courses, RiskGrowsWithHoursWorkedAndFallsWithSelfRegulation) {
  ProgrammePlan plan = simple_plan();
  plan.completion = 0.5;
  Classroom room(40, {});
  const PersonId person{0};
  const double usual = dropout_risk(room.state, room.rules, person, plan);
  EXPECT_DOUBLE_EQ(usual, -math::log(0.5));
  plan.hours_slope = 0.7;
  const double idle = dropout_risk(room.state, room.rules, person, plan);
  EXPECT_DOUBLE_EQ(idle, usual);
  give_job(room.state, person);
  const double full = 40.0 / room.state.scenario->people.full_time_hours;
  EXPECT_NEAR(dropout_risk(room.state, room.rules, person, plan), usual * math::exp(0.7 * full), 1e-12);
  plan.hours_slope = 0.0;
  plan.regulation_slope = 2.0;
  PersonId least{0};
  PersonId most{0};
  for (std::uint32_t row = 0; row < 40; ++row) {
    const double z = self_regulation(room.state, PersonId{row});
    if (z < self_regulation(room.state, least)) least = PersonId{row};
    if (z > self_regulation(room.state, most)) most = PersonId{row};
  }
  EXPECT_GT(dropout_risk(room.state, room.rules, least, plan), 1.2 * usual);
  EXPECT_LT(dropout_risk(room.state, room.rules, most, plan), usual / 1.2);
}

TEST(Courses, WhoFindsAJobMeanwhileDropsOutMore) {
  ProgrammePlan plan = many_seats(0.9);
  plan.weeks = 24.0;
  plan.hours_slope = 2.0;
  const auto completed = [&](bool works) {
    Classroom room(500, {plan});
    room.run_until({2025, 2, 15});
    for (std::uint32_t row = 0; works && row < 500; ++row) give_job(room.state, PersonId{row});
    room.run_until({2025, 8, 1});
    return room.programme().completed;
  };
  EXPECT_NEAR(static_cast<double>(completed(false)), 450.0, 30.0);
  EXPECT_LT(completed(true), 400);
}

TEST(Courses, WhoLeavesTheCityGivesUpTheSeatAtTheNextReview) {
  ProgrammePlan plan = simple_plan();
  plan.hours_slope = 1.0;
  Classroom room(1, {plan});
  room.run_until({2025, 1, 10});
  room.state.careers[PersonId{0}].presence = Presence::gone;
  room.run_until({2025, 2, 1});
  EXPECT_EQ(room.programme().dropped_out, 1);
  EXPECT_TRUE(room.seated().empty());
}

TEST(Courses, CostIsOfWeeksUsedAndOfCompletions) {
  ProgrammePlan plan = simple_plan();  // 8 weeks at 100
  plan.cost_per_completion = 250.0;
  Classroom room(2, {plan});
  room.run_until({2025, 6, 1});
  EXPECT_EQ(room.programme().cost_cents, 2 * (8 * 100'00 + 250'00));
  ProgrammePlan leaky = many_seats(0.3);
  leaky.hours_slope = 1.0;
  Classroom others(200, {leaky});
  others.run_until({2025, 6, 1});
  double cents = 0.0;
  for (const auto& [key, own] : others.state.programmes.attendance) cents += own.dose * 8.0 * 100'00.0;
  EXPECT_NEAR(static_cast<double>(others.programme().cost_cents), cents, 200.0 * 2);
  EXPECT_LT(others.programme().cost_cents, 200 * 8 * 100'00);
}

TEST(Courses, HoursAreTakenWhileTheSeatIsHeld) {
  Classroom room(1, {simple_plan()});
  room.run_until({2025, 1, 10});
  EXPECT_EQ(room.state.records[PersonId{0}].course_hours, 10.0F);
  room.run_until({2025, 4, 1});
  EXPECT_EQ(room.state.records[PersonId{0}].course_hours, 0.0F);
}

TEST(Courses, HoursPerSkillTeachWhatTheyAreOf) {
  ProgrammePlan hours = simple_plan();
  hours.complexity = 0.9;
  hours.hours_technical = 40.0;
  hours.hours_market = 20.0;
  ProgrammePlan shares = simple_plan();
  shares.complexity = 0.9;
  shares.curriculum = {0.0, 0.0, 0.0, 0.0, 0.5};
  shares.market_share = 0.25;
  const auto gains = [](const ProgrammePlan& plan) {
    Classroom room(1, {plan});
    room.run_until({2025, 4, 1});
    return *gains_of(room.state, PersonId{0});
  };
  EXPECT_EQ(gains(hours), gains(shares));
  EXPECT_GT(gains(hours)[static_cast<std::size_t>(Gain::technical)], 0.0);
  EXPECT_GT(gains(hours)[static_cast<std::size_t>(Gain::market)], 0.0);
  EXPECT_EQ(gains(hours)[static_cast<std::size_t>(Gain::language)], 0.0);
  EXPECT_EQ(gains(hours)[static_cast<std::size_t>(Gain::speed)], 0.0);
}

}  // namespace
}  // namespace piecework::platform_work
