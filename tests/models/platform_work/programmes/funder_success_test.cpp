// M13 against three participants written by hand: one with a good job, one who lives on tasks, one who moves away.

#include "models/platform_work/measures/funder_success.h"

#include <gtest/gtest.h>
#include <cmath>

#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/few_residents.h"
#include "tests/models/platform_work/programmes/classroom.h"

namespace piecework::platform_work {
namespace {

using testing::Classroom;
using testing::simple_plan;
using testing::summary_of;

constexpr PersonId employee{0};
constexpr PersonId tasker{1};
constexpr PersonId mover{2};

ProgrammePlan three_seats() {
  ProgrammePlan plan = simple_plan();
  plan.seats = 3.0;
  return plan;
}

struct Participants : Classroom {
  FunderSuccess measure;
  Recorder recorder;
  int month = 0;          // of the run that ended last, from January 2025
  int since_course = -1;  // months since the last of them ended the course

  Participants() : Classroom(3, {three_seats()}) {}

  void has_job(PersonId person) {
    Career& career = state.careers[person];
    career.state = LabourState::employed;
    career.kind = JobKind::employee;
    career.held = career.trained;
    career.hours = 35;
    state.records[person].job_seconds = 150 * seconds_per_hour;
    state.livelihoods[person].gross = 300'000;  // cents
  }

  /// What each did in the month that ends, from the month on in which the course ended.
  void live() {
    if (programme().started < 3 || !state.programmes.seats.empty()) return;
    ++since_course;
    has_job(employee);
    has_job(mover);
    if (since_course >= 3) {
      testing::life_of(state, tasker).month.paid_seconds = 100 * seconds_per_hour;
      state.livelihoods[tasker].gross = 50'000;
    }
    if (since_course >= 2) state.careers[mover].presence = Presence::gone;
  }

  void census() {
    const MonthView view{state, true, true};
    show_residents(view, measure);
    measure.close(view, recorder);
  }

  /// Censuses until these many months after the course.
  void follow(int months) {
    while (since_course < months) {
      ++month;
      run_until({2025 + month / 12, month % 12 + 1, 1});
      live();
      census();
    }
  }

  [[nodiscard]] double value(std::string_view component) const { return summary_of(measure, component).value; }
};

TEST(FunderSuccess, DefinitionsDisagreeAboutTheSameThree) {
  Participants three;
  three.follow(12);
  EXPECT_DOUBLE_EQ(three.value("begun"), 3.0);
  EXPECT_EQ(summary_of(three.measure, "full_time").persons, 3);
  EXPECT_DOUBLE_EQ(three.value("full_time"), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("paid_20h_1"), 2.0 / 3.0);  // the two with a job
  EXPECT_DOUBLE_EQ(three.value("paid_20h_3"), 2.0 / 3.0);  // one of them is gone, and the third has tasks
  EXPECT_DOUBLE_EQ(three.value("paid_20h_6"), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("paid_20h_12"), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("earnings"), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("commensurate"), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("disagreement"), 1.0 / 3.0);  // who moved away had a job and no earnings
}

TEST(FunderSuccess, ASuccessCostsWhatAllCoursesCost) {
  Participants three;
  three.follow(12);
  const double course = static_cast<double>(three.programme().cost_cents) / 100.0 / 3.0;
  EXPECT_GT(course, 0.0);
  EXPECT_DOUBLE_EQ(three.value("cost_full_time"), course / (2.0 / 3.0));
  EXPECT_DOUBLE_EQ(three.value("cost_earnings"), course / (1.0 / 3.0));
  EXPECT_DOUBLE_EQ(three.value("cost_commensurate"), course / (1.0 / 3.0));
}

TEST(FunderSuccess, WhatIsNotOverIsNotCounted) {
  Participants three;
  three.follow(1);
  EXPECT_DOUBLE_EQ(three.value("full_time"), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(three.value("paid_20h_1"), 2.0 / 3.0);
  EXPECT_TRUE(std::isnan(three.value("paid_20h_3")));
  EXPECT_TRUE(std::isnan(three.value("earnings")));
  EXPECT_TRUE(std::isnan(three.value("cost_commensurate")));
}

TEST(FunderSuccess, WithoutProgrammesThereIsNothing) {
  Classroom nobody(2);
  FunderSuccess measure;
  Recorder recorder;
  const MonthView view{nobody.state, true, true};
  show_residents(view, measure);
  measure.close(view, recorder);
  EXPECT_DOUBLE_EQ(summary_of(measure, "begun").value, 0.0);
  EXPECT_TRUE(std::isnan(summary_of(measure, "full_time").value));
  EXPECT_TRUE(std::isnan(summary_of(measure, "cost_full_time").value));
}

TEST(FunderSuccess, SavedAndReadBackItGoesOn) {
  Participants whole;
  whole.follow(12);
  Participants cut;
  cut.follow(5);
  cut.measure = testing::read_back(cut.measure);
  cut.follow(12);
  for (const ComponentInfo& component : FunderSuccess::components) {
    const double expected = whole.value(component.name);
    if (std::isnan(expected)) continue;
    EXPECT_DOUBLE_EQ(cut.value(component.name), expected) << component.name;
  }
}

}  // namespace
}  // namespace piecework::platform_work
