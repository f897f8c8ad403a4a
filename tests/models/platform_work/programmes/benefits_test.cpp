// What a course gives beside skill, each through what the market knows already.

#include <gtest/gtest.h>

#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/skills/handle.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;

const PersonId person{0};

/// Of somebody who has taken the course (eight weeks from the first of January) by the first of March.
Classroom after(const ProgrammePlan& plan) {
  Classroom room(1, {plan});
  room.state.careers[person].set(Flag::educated_abroad, true);
  room.run_until({2025, 3, 1});
  return room;
}

TEST(Benefits, ACourseThatGivesNothingLeavesNothing) {
  const Classroom room = after(simple_plan());
  const Career& career = room.state.careers[person];
  EXPECT_EQ(room.programme().completed, 1);
  EXPECT_FALSE(career.is(Flag::recognized));
  EXPECT_FALSE(career.is(Flag::canadian_experience));
  EXPECT_EQ(career.credential_month, 0);
  EXPECT_EQ(certificate_of(room.state, person).weight, 0.0);
  EXPECT_EQ(search_factor(room.state, person), 1.0);
  EXPECT_EQ(known_pay(room.state, person), 0.0);
  EXPECT_EQ(first_board_belief(room.state, person), room.state.scenario->members.first_belief);
  EXPECT_EQ(room.joins, 0U);
}

TEST(Benefits, ACertificateIsASignalThatFades) {
  ProgrammePlan plan = simple_plan();
  plan.certified = 1.0;
  plan.certificate_weight = 0.5;
  plan.certificate_half_life = 12.0;
  Classroom room = after(plan);
  EXPECT_EQ(room.programme().certified, 1);
  EXPECT_EQ(room.state.careers[person].credential_month, month_index(start_of({2025, 2, 26})));
  const double fresh = certificate_of(room.state, person).weight;
  EXPECT_NEAR(fresh, 0.5, 0.01);
  room.state.now = room.state.now + Duration{seconds_per_month * 12};
  EXPECT_NEAR(certificate_of(room.state, person).weight, fresh / 2.0, 1e-6);
}

TEST(Benefits, EmployersLearnFromACertificateAsMuchAsItIsPrecise) {
  Classroom room(1);
  State& state = room.state;
  const SearchParameters& search = state.scenario->search;
  Vacancy vacancy;
  vacancy.occupation = 3;
  const PairLuck luck(state, person, vacancy);
  const auto score_with = [&](const Certificate& certificate) {
    return score(state, {.career = state.careers[person], .certificate = certificate}, vacancy, luck);
  };
  const double none = score_with({});
  EXPECT_EQ(none, score_with({.weight = 0.0, .luck = 3.0}));
  const double prior = search.prior_sd * search.prior_sd;
  const double noise = search.signal_noise * search.signal_noise / 0.5;
  const double weight = prior / (prior + noise);
  const double risk = 0.5 * search.risk_aversion * prior * weight;
  EXPECT_NEAR(score_with({.weight = 0.5, .luck = 0.0}) - none, risk, 1e-12);  // mean ability: only risk falls
  state.careers[person].ability = -1.0F;
  EXPECT_LT(score_with({.weight = 0.5, .luck = 0.0}), none);  // and who is known to be less able gains nothing
}

TEST(Benefits, ACourseBringsThePersonNearerToWhatAJobCallsFor) {
  ProgrammePlan plan = simple_plan();
  plan.complexity = 0.8;
  plan.curriculum = {1.0, 1.0, 1.0, 1.0, 1.0};
  Classroom room = after(plan);
  const Occupations& all = room.state.scenario->occupations;
  const Skills start = skills_at_start(room.state, person);
  double most = 0.0;
  for (Occupation job = 0; job < occupations; ++job) {
    const LearnedFit learned = learned_fit(room.state, person, job);
    EXPECT_DOUBLE_EQ(learned.before, fit(start, all.skills(job)));
    EXPECT_GE(learned.gain(), 0.0);
    EXPECT_LE(learned.now, 1.0);
    most = std::max(most, learned.gain());
  }
  EXPECT_GT(most, 0.01);
  const PersonId other = room.add_person();
  EXPECT_EQ(learned_fit(room.state, other, 3).before, 1.0);  // who has learned nothing is not looked at
  EXPECT_EQ(learned_fit(room.state, other, 3).gain(), 0.0);
}

TEST(Benefits, BridgingMakesTheCredentialCountAndAPlacementExperience) {
  ProgrammePlan plan = simple_plan();
  plan.recognized = 1.0;
  Classroom room = after(plan);
  EXPECT_TRUE(room.state.careers[person].is(Flag::recognized));
  EXPECT_FALSE(has_local_experience(room.state, room.state.careers[person]));
  const Classroom without = after(simple_plan());
  Vacancy vacancy;
  vacancy.occupation = 3;
  const PairLuck luck(room.state, person, vacancy);
  EXPECT_NEAR(score(room.state, {room.state.careers[person]}, vacancy, luck) -
                  score(without.state, {without.state.careers[person]}, vacancy, luck),
              room.state.scenario->search.foreign_discount, 1e-12);
  plan.experience = 1.0;
  const Classroom placed = after(plan);
  EXPECT_TRUE(has_local_experience(placed.state, placed.state.careers[person]));
}

TEST(Benefits, WhoDropsOutGetsOnlyWhatHoursGive) {
  ProgrammePlan plan = simple_plan();
  plan.completion = 0.001;
  plan.certified = plan.recognized = plan.experience = plan.introduces = plan.rules_knowledge = 1.0;
  plan.certificate_weight = 1.0;
  plan.pay_knowledge = plan.knowledge_gain = 0.5;
  Classroom room = after(plan);
  ASSERT_EQ(room.programme().dropped_out, 1);
  const Career& career = room.state.careers[person];
  EXPECT_FALSE(career.is(Flag::recognized) || career.is(Flag::canadian_experience));
  EXPECT_EQ(certificate_of(room.state, person).weight, 0.0);
  EXPECT_EQ(career.credential_month, 0);
  EXPECT_EQ(room.joins, 0U);
  EXPECT_FALSE(room.state.livelihoods[person].has(Habit::knows_the_rules));
  const double dose = room.state.programmes.attendance.begin()->second.dose;
  EXPECT_GT(dose, 0.0);
  EXPECT_LT(dose, 1.0);
  EXPECT_DOUBLE_EQ(known_pay(room.state, person), 0.5 * dose);
  EXPECT_FLOAT_EQ(room.state.records[person].gained_knowledge, static_cast<float>(0.5 * dose));
}

TEST(Benefits, OnACourseOneLooksForWorkLess) {
  ProgrammePlan plan = simple_plan();
  plan.lock_in = 1.0;
  Classroom room(1, {plan});
  room.run_until({2025, 1, 10});
  EXPECT_DOUBLE_EQ(search_factor(room.state, person), 1.0 - 10.0 / room.state.scenario->people.full_time_hours);
  room.run_until({2025, 3, 10});
  EXPECT_EQ(search_factor(room.state, person), 1.0);
}

TEST(Benefits, AMentorBringsVacanciesForATime) {
  ProgrammePlan plan = simple_plan();
  plan.referrals = 1.5;
  plan.referral_months = 3.0;
  Classroom room(1, {plan});
  EXPECT_EQ(search_factor(room.state, person), 1.0);
  room.run_until({2025, 1, 10});
  EXPECT_EQ(search_factor(room.state, person), 1.5);
  room.run_until({2025, 5, 1});
  EXPECT_EQ(search_factor(room.state, person), 1.5);
  room.run_until({2025, 6, 15});
  EXPECT_EQ(search_factor(room.state, person), 1.0);
}

TEST(Benefits, TwoMentorsAreNotMoreThanTheBetterOfThem) {
  ProgrammePlan plan = simple_plan();
  plan.weeks = 4.0;
  plan.referrals = 1.5;
  plan.referral_months = 12.0;
  ProgrammePlan better = plan;
  better.referrals = 1.7;
  Classroom room(1, {plan, better});
  room.run_until({2025, 4, 1});
  ASSERT_EQ(room.state.records[person].participations, 2);
  EXPECT_EQ(search_factor(room.state, person), 1.7);
}

TEST(Benefits, OrientationTellsWhatMembersMake) {
  ProgrammePlan plan = simple_plan();
  plan.pay_knowledge = 0.75;
  plan.introduces = 1.0;
  plan.rules_knowledge = 1.0;
  Classroom room(1, {plan});
  const PersonId member = room.add_person();
  room.state.people[member].membership = Membership::active;
  testing::life_of(room.state, member).believed_wage = 2.0F;
  room.state.careers[member].traits.age_band = 5;  // not eligible
  room.run_until({2025, 3, 1});
  EXPECT_DOUBLE_EQ(room.state.programmes.board_pay, 2.0);
  const double advertised = room.state.scenario->members.first_belief;
  EXPECT_NEAR(first_board_belief(room.state, person), math::pow(advertised, 0.25) * math::pow(2.0, 0.75), 1e-12);
  EXPECT_EQ(first_board_belief(room.state, member), advertised);
  EXPECT_TRUE(room.state.livelihoods[person].has(Habit::knows_the_rules));
  EXPECT_EQ(room.joins, 1U);
}

TEST(Benefits, ACoachGivesFeedbackWhileItLastsAndSelfRegulationThatStays) {
  ProgrammePlan plan = simple_plan();
  plan.feedback = 0.4;
  plan.regulation_gain = 0.25;
  Classroom room(1, {plan});
  const double board = room.state.scenario->learning.board_feedback;
  const double before = self_regulation(room.state, person);
  EXPECT_EQ(feedback_chance(room.state, person), board);
  room.run_until({2025, 1, 10});
  EXPECT_EQ(feedback_chance(room.state, person), std::max(board, 0.4));
  room.run_until({2025, 3, 1});
  EXPECT_EQ(feedback_chance(room.state, person), board);
  const double most = room.state.scenario->learning.most_regulation;
  EXPECT_DOUBLE_EQ(self_regulation(room.state, person), std::max(before, std::min(most, before + 0.25)));
}

TEST(Benefits, WorkWithACoachTeachesMore) {
  ProgrammePlan plan = simple_plan();
  const auto speed = [&](double feedback) {
    plan.feedback = feedback;
    Classroom room(1, {plan});
    task_skill(room.state, room.rules, person);
    room.run_until({2025, 1, 20});
    testing::life_of(room.state, person).month.paid_seconds += 40U * 3600U;
    return task_skill(room.state, room.rules, person).speed;
  };
  EXPECT_GT(speed(0.5), 1.2 * speed(0.0));
}

}  // namespace
}  // namespace piecework::platform_work
