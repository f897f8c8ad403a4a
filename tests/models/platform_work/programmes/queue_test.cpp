// Who gets a seat, in which order, and how often.

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;
using Rows = std::vector<std::uint32_t>;

/// Three weeks: over before the next intake.
ProgrammePlan short_plan(double seats) {
  ProgrammePlan plan = simple_plan();
  plan.seats = seats;
  plan.weeks = 3.0;
  return plan;
}

Rows sorted(Rows rows) {
  std::ranges::sort(rows);
  return rows;
}

TEST(ProgrammeQueue, FirstComeGoesByTheMonthOfApplication) {
  Classroom room(6, {short_plan(2.0)});
  room.run_until({2025, 1, 2});
  EXPECT_EQ(room.seated().size(), 2U);
  const Rows line = room.waiting();
  ASSERT_EQ(line.size(), 4U);
  for (int more = 0; more < 4; ++more) room.add_person();
  room.run_until({2025, 2, 2});
  EXPECT_EQ(room.seated(), sorted({line[0], line[1]}));
  room.run_until({2025, 3, 2});
  EXPECT_EQ(room.seated(), sorted({line[2], line[3]}));
  EXPECT_EQ(room.programme().applied, 10);
  EXPECT_EQ(room.programme().started, 6);
  room.run_until({2025, 4, 2});
  EXPECT_TRUE(std::ranges::all_of(room.seated(), [](std::uint32_t person) { return person >= 6; }));
}

TEST(ProgrammeQueue, ALotteryIsDrawnAnewEachMonth) {
  ProgrammePlan plan = short_plan(10.0);
  plan.order = QueueOrder::lottery;
  Classroom room(30, {plan});
  room.run_until({2025, 1, 2});
  const Rows line = room.waiting();
  ASSERT_EQ(line.size(), 20U);
  for (int more = 0; more < 20; ++more) room.add_person();
  room.run_until({2025, 2, 2});
  EXPECT_NE(room.seated(), sorted(Rows(line.begin(), line.begin() + 10)));
  const auto later = std::ranges::count_if(room.seated(), [](std::uint32_t person) { return person >= 30; });
  EXPECT_GT(later, 0);
  EXPECT_LT(later, 10);
}

TEST(ProgrammeQueue, APersonHoldsOneSeatOfAllProgrammes) {
  Classroom room(5, {short_plan(9.0), short_plan(9.0)});
  room.run_until({2025, 1, 20});
  EXPECT_EQ(room.programme(0).started + room.programme(1).started, 5);
  for (const PersonRecord& record : room.state.records.rows()) EXPECT_EQ(record.participations, 1);
  room.run_until({2025, 2, 20});
  EXPECT_EQ(room.programme(0).started, 5);
  EXPECT_EQ(room.programme(1).started, 5);
  room.run_until({2025, 6, 1});
  for (const PersonRecord& record : room.state.records.rows()) EXPECT_EQ(record.participations, 2);
}

TEST(ProgrammeQueue, WhoIsOnAnotherCourseKeepsThePlace) {
  ProgrammePlan wanted = short_plan(1.0);
  Classroom room(2, {wanted});
  room.run_until({2025, 1, 2});
  const Rows line = room.waiting();
  ASSERT_EQ(line.size(), 1U);
  ProgrammePlan other = simple_plan();  // eight weeks
  open_programme(room.state, PolicyId{1}, other, 9);
  room.run_until({2025, 1, 20});
  EXPECT_EQ(room.seated().size(), 2U);
  EXPECT_EQ(room.waiting(), line);
  room.run_until({2025, 2, 20});
  EXPECT_EQ(room.waiting(), line);
  room.run_until({2025, 3, 20});
  EXPECT_EQ(room.programme().started, 2);
}

TEST(ProgrammeQueue, PatienceEndsAndWithoutItThereIsNoList) {
  ProgrammePlan plan = simple_plan();
  plan.weeks = 100.0;
  plan.waiting_months = 2.0;
  Classroom room(5, {plan});
  room.run_until({2025, 3, 2});
  EXPECT_EQ(room.waiting().size(), 3U);
  room.run_until({2025, 4, 2});
  EXPECT_EQ(room.waiting().size(), 0U);
  EXPECT_EQ(room.programme().gave_up, 3);
  plan.waiting_months = 0.0;
  Classroom without(5, {plan});
  without.run_until({2025, 1, 2});
  EXPECT_EQ(without.waiting().size(), 0U);
  EXPECT_EQ(without.programme().gave_up, 3);
}

TEST(ProgrammeQueue, WhoIsNoLongerEligibleLeavesTheLine) {
  ProgrammePlan plan = simple_plan();
  plan.eligibility = Eligibility::unemployed;
  Classroom room(4, {plan});
  room.run_until({2025, 1, 2});
  const Rows line = room.waiting();
  ASSERT_EQ(line.size(), 2U);
  room.state.careers[PersonId{line[0]}].state = LabourState::not_in_labour_force;
  room.run_until({2025, 2, 2});
  EXPECT_EQ(room.waiting(), Rows{line[1]});
}

TEST(ProgrammeQueue, AnIntakeIsNotLargerThanItsCapacity) {
  ProgrammePlan plan = simple_plan();
  plan.seats = 10.0;
  plan.intake = 3.0;
  plan.weeks = 50.0;
  Classroom room(20, {plan});
  for (unsigned month = 1; month <= 5; ++month) {
    room.run_until({2025, static_cast<int>(month), 2});
    EXPECT_EQ(room.seated().size(), std::min(10U, 3U * month)) << month;
  }
}

TEST(ProgrammeQueue, ACourseIsTakenAgainOnlyAsOftenAndAsSoonAsAllowed) {
  ProgrammePlan plan = short_plan(5.0);
  Classroom once(1, {plan});
  once.run_until({2026, 1, 1});
  EXPECT_EQ(once.programme().started, 1);
  plan.most_times = 3.0;
  plan.again_after = 2.0;
  Classroom again(1, {plan});
  again.run_until({2025, 3, 20});
  EXPECT_EQ(again.programme().started, 1);
  again.run_until({2025, 4, 20});
  EXPECT_EQ(again.programme().started, 2);
  again.run_until({2027, 1, 1});
  EXPECT_EQ(again.programme().started, 3);
}

TEST(ProgrammeQueue, ClosingEndsTheListAndNotTheCourses) {
  Classroom room(5, {simple_plan()});
  room.run_until({2025, 1, 2});
  close_programmes(room.state, PolicyId{0});
  EXPECT_TRUE(room.waiting().empty());
  EXPECT_EQ(room.seated().size(), 2U);
  room.run_until({2025, 6, 1});
  EXPECT_EQ(room.programme().completed, 2);
  EXPECT_EQ(room.programme().started, 2);
  EXPECT_EQ(room.programme().applied, room.programme().started + room.programme().gave_up);
}

TEST(ProgrammeQueue, EachKindOfEligibilityLetsInItsOwn) {
  const auto started = [](Eligibility whom, const auto& change) {
    ProgrammePlan plan = simple_plan();
    plan.eligibility = whom;
    Classroom room(1, {plan});
    change(room.state, PersonId{0});
    room.run_until({2025, 1, 2});
    return room.programme().started == 1;
  };
  Occupation low = 0;
  while (!testing::reference().occupations.info(low).low) ++low;
  const auto works = [&](State& state, PersonId person) {
    state.careers[person].state = LabourState::employed;
    state.careers[person].kind = JobKind::employee;
    state.careers[person].held = low;
  };
  const auto trained_abroad = [&](State& state, PersonId person) {
    state.careers[person].set(Flag::educated_abroad, true);
  };
  const auto nothing = [](State&, PersonId) {};
  const auto member = [&](State& state, PersonId person) {
    works(state, person);
    state.people[person].membership = Membership::active;
  };
  ASSERT_FALSE(testing::reference().occupations.info(3).low);
  EXPECT_TRUE(started(Eligibility::unemployed, nothing));
  EXPECT_FALSE(started(Eligibility::unemployed, works));
  EXPECT_TRUE(started(Eligibility::underused, works));
  EXPECT_FALSE(started(Eligibility::members, nothing));
  EXPECT_TRUE(started(Eligibility::members, member));
  EXPECT_TRUE(started(Eligibility::members_or_unemployed, nothing));
  EXPECT_TRUE(started(Eligibility::members_or_unemployed, member));
  EXPECT_FALSE(started(Eligibility::credential_abroad, nothing));
  EXPECT_TRUE(started(Eligibility::credential_abroad, trained_abroad));
  EXPECT_FALSE(started(Eligibility::residents,
                       [](State& state, PersonId person) { state.careers[person].traits.age_band = 5; }));
}

TEST(ProgrammeQueue, LongUnemploymentCanBeAsked) {
  ProgrammePlan plan = simple_plan();
  plan.jobless_months = 6.0;
  Classroom room(1, {plan});
  room.run_until({2025, 5, 2});
  EXPECT_EQ(room.programme().started, 0);  // unemployed since the second of November
  room.run_until({2025, 6, 2});
  EXPECT_EQ(room.programme().started, 1);
}

}  // namespace
}  // namespace piecework::platform_work
