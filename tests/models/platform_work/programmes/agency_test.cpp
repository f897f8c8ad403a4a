// M16 against four clients written by hand: one who finds a job while counselled, one two months later, one never, and
// one who had a job before.

#include "models/platform_work/measures/agency.h"

#include <gtest/gtest.h>
#include <cmath>

#include "tests/models/platform_work/few_residents.h"
#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;
using testing::summary_of;

constexpr PersonId soon{0};
constexpr PersonId later{1};
constexpr PersonId never{2};
constexpr PersonId employed{3};

/// Eight weeks of half an hour, for as many as two counsellors with an hour a week have time for.
ProgrammePlan four_clients() {
  ProgrammePlan plan = simple_plan();
  plan.seats = 0.0;
  plan.counsellors = 2.0;
  plan.counsellor_week = 1.0;
  plan.counsellor_hours = 0.5;
  return plan;
}

struct Clients : Classroom {
  AgencyWork measure;
  Recorder recorder;
  int months = 0;  // censuses so far

  explicit Clients(const ProgrammePlan& plan = four_clients()) : Classroom(4, {plan}) {
    has_job(employed);
    state.records[employed].state_at_census = LabourState::employed;
  }

  void has_job(PersonId person) {
    Career& career = state.careers[person];
    career.state = LabourState::employed;
    career.kind = JobKind::employee;
  }

  /// January 2025 is the first month; counselling ends in its ninth week, in March at the latest.
  void follow(int until) {
    while (months < until) {
      ++months;
      run_until({2025 + months / 12, months % 12 + 1, 1});
      if (months == 2) has_job(soon);
      if (months == 5) has_job(later);
      const MonthView view{state, true, true};
      show_residents(view, measure);
      measure.close(view, recorder);
      for (std::size_t row = 0; row < 4; ++row)
        state.records.rows()[row].state_at_census = state.careers.rows()[row].state;
    }
  }

  [[nodiscard]] double value(std::string_view component) const { return summary_of(measure, component).value; }
};

TEST(AgencyWork, CounsellorsHaveTimeForSoManyClients) {
  Clients four;
  EXPECT_EQ(four.programme().seats, 4);
  four.follow(1);
  EXPECT_EQ(four.programme().enrolled, 4);
  EXPECT_DOUBLE_EQ(four.value("caseload"), 4.0);
}

TEST(AgencyWork, WhoHadNoWorkAndFindsSomeIsPlaced) {
  Clients four;
  four.follow(12);
  ASSERT_EQ(four.programme().completed, 4);
  EXPECT_DOUBLE_EQ(four.value("placements") * 12.0, 2.0);
  EXPECT_DOUBLE_EQ(four.value("share_placed"), 2.0 / 3.0);  // who had a job before is not asked about
  EXPECT_EQ(summary_of(four.measure, "caseload").persons, 3);
}

TEST(AgencyWork, HoursAreThoseOfTheWeeks) {
  Clients four;
  four.follow(12);
  EXPECT_EQ(four.programme().counsellor_seconds, 4 * 8 * seconds_per_hour / 2);
  EXPECT_DOUBLE_EQ(four.value("hours") * 12.0, 16.0);
  EXPECT_DOUBLE_EQ(four.value("per_100_hours"), 2.0 / 16.0 * 100.0);
}

TEST(AgencyWork, AProgrammeWithoutCounsellorsHasNoClients) {
  ProgrammePlan plan = simple_plan();
  plan.seats = 4.0;
  Clients four(plan);
  four.follow(12);
  ASSERT_EQ(four.programme().completed, 4);
  EXPECT_DOUBLE_EQ(four.value("caseload"), 0.0);
  EXPECT_DOUBLE_EQ(four.value("hours"), 0.0);
  EXPECT_TRUE(std::isnan(four.value("share_placed")));
  EXPECT_TRUE(std::isnan(four.value("per_100_hours")));
}

TEST(AgencyWork, WhoLeavesTheCityWasNotPlaced) {
  Clients four;
  four.follow(1);
  four.state.careers[soon].presence = Presence::gone;
  four.state.careers[later].presence = Presence::gone;
  four.follow(12);
  EXPECT_DOUBLE_EQ(four.value("placements"), 0.0);
  EXPECT_DOUBLE_EQ(four.value("share_placed"), 0.0);
}

TEST(AgencyWork, SavedAndReadBackItGoesOn) {
  Clients whole;
  whole.follow(12);
  Clients cut;
  cut.follow(3);
  cut.measure = testing::read_back(cut.measure);
  cut.follow(12);
  for (const ComponentInfo& component : AgencyWork::components) {
    EXPECT_DOUBLE_EQ(cut.value(component.name), whole.value(component.name)) << component.name;
  }
}

}  // namespace
}  // namespace piecework::platform_work
