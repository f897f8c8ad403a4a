// M8 and M11 of a resident whose months are written by hand.

#include <gtest/gtest.h>
#include <cmath>

#include "models/platform_work/measures/first_job.h"
#include "models/platform_work/measures/skill_gain.h"
#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::summary_of;

TEST(SkillGainMeasure, IsRatingsForAHundredHoursByChannel) {
  FewResidents few(2);
  few.lives(0, testing::on_the_board);  // 20 hours
  few.lives(1, testing::out);
  Learner learner;
  learner.learned = {0.2, 0.1, 0.05};
  few.state.learning.learners.push_back(learner);
  few.state.records.rows()[0].learner = 1;
  SkillGain measure;
  few.census(measure);
  EXPECT_NEAR(summary_of(measure, "practice").value, 1.0, 1e-9);
  EXPECT_NEAR(summary_of(measure, "feedback").value, 0.5, 1e-9);
  EXPECT_NEAR(summary_of(measure, "course").value, 0.25, 1e-9);
  EXPECT_EQ(summary_of(measure, "practice").persons, 1);
}

TEST(FirstJobMeasure, CountsFirstContractsScoresAndWhoStays) {
  FewResidents few(1);
  few.lives(0, testing::jobless);
  few.state.marketplace.score_mean = 3.5;
  Account account;
  account.person = 0;
  account.status = AccountStatus::bidding;
  account.opened_at = few.state.now.seconds - 20 * seconds_per_day;
  account.first_hired_at = few.state.now.seconds + 10 * seconds_per_day;
  account.first_rated_at = account.first_hired_at;
  account.first_score = 4.0F;
  few.state.records.rows()[0].account = few.state.marketplace.accounts.add(account).row();
  FirstJob measure;
  few.census(measure);
  EXPECT_NEAR(summary_of(measure, "lag").value, 30.0 / 30.436875, 1e-9);
  EXPECT_EQ(summary_of(measure, "first_rating").value, 4.0);
  EXPECT_TRUE(std::isnan(summary_of(measure, "survival_high").value));
  for (int month = 0; month < 6; ++month) few.census(measure);
  EXPECT_EQ(summary_of(measure, "survival_high").value, 1.0);
  EXPECT_TRUE(std::isnan(summary_of(measure, "survival_low").value));
  EXPECT_EQ(summary_of(measure, "lag").persons, 1);
}

}  // namespace
}  // namespace piecework::platform_work
