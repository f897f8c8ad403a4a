// M7 against gaps worked out by hand, and against every resident of a small Toronto.

#include "models/platform_work/measures/skill_match.h"

#include <gtest/gtest.h>
#include <cmath>

#include "models/platform_work/jobs/handle.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr double half_step = 0.5 * 5.0 / 1023.0;  // gaps are kept in steps of 5/1023

/// Three occupations, no spread of skills within them, and one person each.
class ThreeWorkers : public ::testing::Test {
 protected:
  ThreeWorkers() {
    Occupations::Parts parts;
    parts.skills[0] = {3.0, 3.0, 3.0, 3.0, 3.0};
    parts.skills[1] = {4.0, 4.0, 2.0, 3.0, 3.0};  // from 0: under 2/5, over 1/5
    parts.skills[2] = {0.0, 0.0, 0.0, 0.0, 0.0};  // from 0: over 3
    auto scenario = std::make_shared<Scenario>();
    scenario->occupations = Occupations(std::move(parts));
    state_.scenario = scenario;
    for (std::size_t person = 0; person < 3; ++person) {
      Person row;
      row.id = person;
      state_.people.add(row);
      Career career;
      career.presence = Presence::here;
      career.kind = JobKind::employee;
      career.trained = 0;
      career.held = static_cast<Occupation>(person);
      state_.careers.add(career);
      PersonRecord record;
      record.job_seconds = 100 * seconds_per_hour;
      state_.records.add(record);
      state_.livelihoods.add({});
    }
    state_.careers.rows()[2].traits.sex = Sex::men;
  }

  void observe(SkillMatch& measure, Recorder& recorder) const {
    const MonthView view{state_, true, true};
    show_residents(view, measure);
    measure.close(view, recorder);
  }

  static SummaryRow row(const SkillMatch& measure, std::string_view component, std::size_t group = 0) {
    for (const SummaryRow& row : measure.summary()) {
      if (row.component == component && row.group == group) return row;
    }
    return {};
  }

  State state_;
  Recorder recorder_;
};

constexpr std::size_t women = 4;
constexpr std::size_t men = 5;

TEST_F(ThreeWorkers, OverAndUnderAreApartAndWeightedByHours) {
  state_.records.rows()[1].job_seconds *= 2;
  SkillMatch measure;
  observe(measure, recorder_);
  EXPECT_NEAR(row(measure, "over").value, (0.0 + 2 * 0.2 + 3.0) / 4, half_step);
  EXPECT_NEAR(row(measure, "under").value, 2 * 0.4 / 4, half_step);
  EXPECT_NEAR(row(measure, "over", women).value, 2 * 0.2 / 3, half_step);
  EXPECT_NEAR(row(measure, "under", men).value, 0.0, half_step);
  EXPECT_NEAR(row(measure, "index", men).value, 1.0 - 3.0 / 5, half_step);
  EXPECT_EQ(row(measure, "index").persons, 3);
  EXPECT_TRUE(std::isnan(row(measure, "index", 3).value)) << "no newcomer works";
}

TEST_F(ThreeWorkers, ThePerfectMatchHasIndexOne) {
  for (Career& career : state_.careers.rows()) career.held = 0;
  SkillMatch measure;
  observe(measure, recorder_);
  EXPECT_DOUBLE_EQ(row(measure, "index").value, 1.0);
  EXPECT_DOUBLE_EQ(row(measure, "over").value, 0.0);
}

TEST_F(ThreeWorkers, OnlyHoursWorkedCount) {
  state_.records.rows()[2].job_seconds = 0;
  state_.careers.rows()[1].kind = JobKind::none;  // left the job during the month; its hours stay those of that job
  SkillMatch measure;
  observe(measure, recorder_);
  EXPECT_NEAR(row(measure, "under").value, 0.2, half_step);
  EXPECT_EQ(row(measure, "under").persons, 2);
}

TEST_F(ThreeWorkers, WhatIsKeptFollowsTheJobAndTheTraining) {
  SkillMatch measure;
  observe(measure, recorder_);
  state_.careers.rows()[0].held = 1;
  state_.careers.rows()[1].trained = 1;
  state_.careers.rows()[2].held = 0;
  observe(measure, recorder_);
  SkillMatch fresh;
  Recorder alone;
  observe(fresh, alone);
  for (std::size_t part = 0; part < SkillMatch::components.size(); ++part) {
    const double kept = recorder_.reals()[part].values()[group_count];
    EXPECT_DOUBLE_EQ(kept, alone.reals()[part].values()[0]);
  }
  EXPECT_NEAR(row(fresh, "under").value, 0.4 / 3, half_step);
}

TEST_F(ThreeWorkers, WarmUpIsNotRecorded) {
  SkillMatch measure;
  const MonthView view{state_, false, false};
  show_residents(view, measure);
  measure.close(view, recorder_);
  EXPECT_TRUE(recorder_.reals().empty());
  EXPECT_TRUE(std::isnan(row(measure, "index").value));
}

TEST(SkillMatch, EqualsTheGapsOfEveryResident) {
  Market market = testing::small_market();
  market.run_until(start_of({2025, 2, 20}), {});
  State state = market.state();
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) settle_job_hours(state, state.people.id(row));
  SkillGap gaps;
  double all = 0.0;
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const Career& career = state.careers.rows()[row];
    const auto seconds = static_cast<double>(state.records.rows()[row].job_seconds);
    if (career.presence != Presence::here || seconds <= 0.0) continue;
    Draws draws = state.draws(purposes::skills, state.people.rows()[row].id, 0);
    const Occupations& occupations = state.scenario->occupations;
    const SkillGap own = skill_gap(occupations.person_skills(career.trained, draws), occupations.skills(career.held));
    gaps.over += own.over * seconds;
    gaps.under += own.under * seconds;
    all += seconds;
  }
  ASSERT_GT(all, 0.0);
  SkillMatch measure;
  Recorder recorder;
  const MonthView view{state, true, true};
  show_residents(view, measure);
  measure.close(view, recorder);
  const std::vector<SummaryRow> rows = measure.summary();
  EXPECT_NEAR(rows[1].value, gaps.over / all, half_step);
  EXPECT_NEAR(rows[2].value, gaps.under / all, half_step);
  EXPECT_NEAR(rows[0].value, 1.0 - (gaps.over + gaps.under) / all / 5.0, half_step);
  EXPECT_GT(rows[1].value, 0.1);
  EXPECT_GT(rows[2].value, 0.1);
}

}  // namespace
}  // namespace piecework::platform_work
