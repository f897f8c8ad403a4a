// Ways to a commensurate job, written by hand: what sets a clock off, what ends a spell and when, and the incidence.

#include "models/platform_work/measures/commensurate.h"

#include <gtest/gtest.h>
#include <cmath>

#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::job;
using testing::jobless;
using testing::Life;
using testing::out;
using testing::summary_of;

constexpr Life left{LabourState::not_in_labour_force, JobKind::none, no_occupation, -1};  // gone from the city

/// A resident who was an employee in the warm-up and then lives these months; those after the last are like it.
void live(FewResidents& few, CommensurateJob& measure, const std::vector<std::vector<Life>>& lives, int months) {
  for (std::size_t row = 0; row < lives.size(); ++row) few.lives(row, job(1));
  few.census(measure, FewResidents::Period::warm_up);
  for (std::size_t month = 0; month < static_cast<std::size_t>(months); ++month) {
    for (std::size_t row = 0; row < lives.size(); ++row) {
      const Life& life = lives[row][std::min(month, lives[row].size() - 1)];
      life.micro_hours < 0 ? few.leaves(row) : few.lives(row, life);
    }
    few.census(measure);
  }
}

double value(const CommensurateJob& measure, std::string_view component) {
  return summary_of(measure, component).value;
}

/// Incidence after `horizon` months of one life after job loss, fifty months long.
CommensurateJob of_one(const std::vector<Life>& life, int months = 50) {
  FewResidents few(1);
  CommensurateJob measure;
  live(few, measure, {life}, months);
  return measure;
}

TEST(CommensurateJob, ItIsReachedAtTheFirstOfThreeCensuses) {
  const std::vector<Life> in_six{jobless, jobless, job(5), job(5), jobless, jobless, job(2)};
  EXPECT_DOUBLE_EQ(value(of_one(in_six), "job_loss_6"), 1.0);
  EXPECT_DOUBLE_EQ(value(of_one(in_six), "job_loss_median"), 6.0);
  EXPECT_DOUBLE_EQ(value(of_one({jobless, jobless, jobless, job(1)}), "job_loss_median"), 3.0);
  // Two in a row are not enough: counted again from the next.
  const std::vector<Life> twice{jobless, job(1), job(1), jobless, jobless, jobless, jobless, job(1)};
  EXPECT_DOUBLE_EQ(value(of_one(twice), "job_loss_6"), 0.0);
  EXPECT_DOUBLE_EQ(value(of_one(twice), "job_loss_12"), 1.0);
  EXPECT_DOUBLE_EQ(value(of_one(twice), "job_loss_median"), 7.0);
  // A job of its own is none.
  EXPECT_DOUBLE_EQ(value(of_one({jobless, testing::own_account}), "job_loss_24"), 0.0);
}

TEST(CommensurateJob, CompetingEventsEndASpell) {
  // Out of the labour force at two censuses in a row; what comes later is of no account.
  const CommensurateJob retired = of_one({jobless, out, out, job(1)});
  EXPECT_DOUBLE_EQ(value(retired, "job_loss_24"), 0.0);
  EXPECT_DOUBLE_EQ(value(retired, "job_loss_begun"), 1.0);
  EXPECT_DOUBLE_EQ(value(retired, "job_loss_reached"), 0.0);
  // At one only: not.
  EXPECT_DOUBLE_EQ(value(of_one({jobless, out, jobless, out, job(1)}), "job_loss_median"), 4.0);
  // Gone for good: at risk no more.
  const CommensurateJob gone = of_one({jobless, job(1), job(1), left});
  EXPECT_DOUBLE_EQ(value(gone, "job_loss_24"), 0.0);
  EXPECT_TRUE(std::isnan(value(gone, "job_loss_median")));
}

TEST(CommensurateJob, ASecondLossDoesNotBeginAnew) {
  const CommensurateJob one = of_one({jobless, job(5), jobless, job(5), jobless, job(1)});
  EXPECT_DOUBLE_EQ(value(one, "job_loss_begun"), 1.0);
  EXPECT_DOUBLE_EQ(value(one, "job_loss_median"), 5.0);
  // After the job was reached it does.
  const CommensurateJob two = of_one({jobless, job(1), job(1), job(1), job(1), jobless, jobless, job(1)});
  EXPECT_DOUBLE_EQ(value(two, "job_loss_begun"), 2.0);
  EXPECT_DOUBLE_EQ(value(two, "job_loss_reached"), 2.0);
  EXPECT_DOUBLE_EQ(value(two, "job_loss_median"), 1.0);  // after 1 and 2 months
  EXPECT_EQ(summary_of(two, "job_loss_12").persons, 1);
}

/// Six lose their job in the first month; known by hand in IncidenceByHand.
const std::vector<std::vector<Life>>& six_lives() {
  static const std::vector<std::vector<Life>> lives{
      {jobless, job(1)},                                            // reached at 1
      {jobless, jobless, left},                                     // gone at 2
      {jobless, jobless, jobless, job(1)},                          // reached at 3
      {jobless, jobless, jobless, out},                             // out at 3
      {jobless, jobless, jobless, jobless, job(2)},                 // reached at 4
      {jobless},                                                    // open
      {job(1), job(1), job(1), job(1), job(1), jobless, jobless}};  // lost in the sixth month, followed for less
  return lives;
}

TEST(CommensurateJob, IncidenceByHand) {
  FewResidents few(7);
  CommensurateJob measure;
  live(few, measure, six_lives(), 9);
  // Nine censuses: known to time 6, for the last to time 1. At risk at 1: 7, one reached (1/7), free 6/7. The last is
  // censored. At 2: 5, one gone, free 6/7 4/5. At 3: 4, one reached (6/7 4/5 1/4), one out, free 6/7 4/5 2/4. At 4: 2,
  // one reached.
  const double free = 6.0 / 7 * 4 / 5;
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_6"), 1.0 / 7 + free / 4 + free / 2 / 2);
  EXPECT_TRUE(std::isnan(value(measure, "job_loss_12")));
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_begun"), 7.0);
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_reached"), 3.0);
  EXPECT_EQ(summary_of(measure, "job_loss_6").persons, 7);
  EXPECT_EQ(summary_of(measure, "landing_6").persons, 0);
  EXPECT_TRUE(std::isnan(value(measure, "landing_6")));
  EXPECT_DOUBLE_EQ(few.last_real("/series/M5/job_loss_begun")[0], 0.0);
}

TEST(CommensurateJob, ACheckpointChangesNothing) {
  FewResidents few(7);
  CommensurateJob whole;
  live(few, whole, six_lives(), 30);
  for (int cut = 1; cut < 30; cut += 3) {
    FewResidents again(7);
    CommensurateJob first;
    live(again, first, six_lives(), cut);
    CommensurateJob second = testing::read_back(first);
    for (int month = cut; month < 30; ++month) {
      for (std::size_t row = 0; row < 7; ++row) {
        const std::vector<Life>& lives = six_lives()[row];
        const Life& life = lives[std::min(static_cast<std::size_t>(month), lives.size() - 1)];
        life.micro_hours < 0 ? again.leaves(row) : again.lives(row, life);
      }
      again.census(second);
    }
    const std::vector<SummaryRow> expected = whole.summary();
    const std::vector<SummaryRow> found = second.summary();
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t row = 0; row < found.size(); ++row) {
      EXPECT_EQ(found[row].persons, expected[row].persons);
      if (std::isnan(expected[row].value)) continue;
      EXPECT_EQ(found[row].value, expected[row].value) << found[row].component << " " << cut;
    }
  }
}

TEST(CommensurateJob, LandingsAreFollowedFromTheFirstCensus) {
  FewResidents few(1);
  CommensurateJob measure;
  few.lives(0, out);
  few.census(measure);
  const std::array rows{few.land(), few.land(), few.land()};
  few.add();  // not a landing
  for (int month = 0; month < 20; ++month) {
    few.lives(rows[0], job(1));                     // with a job at once: reached at 0
    few.lives(rows[1], month < 8 ? out : job(1));   // never in the labour force before: at 8
    few.lives(rows[2], month < 2 ? jobless : out);  // leaves it
    few.census(measure);
    EXPECT_DOUBLE_EQ(few.last_real("/series/M5/landing_begun")[0], month == 0 ? 3.0 : 0.0);
    EXPECT_DOUBLE_EQ(few.last_real("/series/M5/landing_reached")[0], month == 2 || month == 10 ? 1.0 : 0.0);
  }
  EXPECT_DOUBLE_EQ(value(measure, "landing_6"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(value(measure, "landing_12"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(value(measure, "landing_median"), 8.0);
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_begun"), 0.0);
}

TEST(CommensurateJob, IntakeIsACourseBegun) {
  FewResidents few(2);
  CommensurateJob measure;
  few.lives(0, jobless);
  few.lives(1, job(1));
  few.census(measure);
  few.state.records.rows()[0].participations = 1;
  few.state.records.rows()[1].participations = 1;
  few.census(measure);
  for (int month = 0; month < 3; ++month) few.census(measure);
  few.lives(0, job(1));
  for (int month = 0; month < 6; ++month) few.census(measure);
  EXPECT_DOUBLE_EQ(value(measure, "intake_begun"), 2.0);
  EXPECT_DOUBLE_EQ(value(measure, "intake_reached"), 2.0);
  EXPECT_DOUBLE_EQ(value(measure, "intake_6"), 1.0);
  EXPECT_DOUBLE_EQ(value(measure, "intake_median"), 0.0);  // at 0 and 4: a half at once
}

TEST(CommensurateJob, FollowUpEndsAfterTenYears) {
  const CommensurateJob measure = of_one({jobless}, 140);
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_24"), 0.0);
  EXPECT_DOUBLE_EQ(value(measure, "job_loss_begun"), 1.0);
}

TEST(CommensurateJob, ADamagedCheckpointIsRefused) {
  CommensurateSpell spell;
  EXPECT_TRUE(spell.fits());
  spell.clock = static_cast<JobClock>(3);
  EXPECT_FALSE(spell.fits());
  EXPECT_FALSE((CommensurateSpell{.combination = 200}.fits()));
  EXPECT_FALSE((CommensurateSpell{.months = 200}.fits()));
  EXPECT_FALSE((CommensurateSpell{.progress = static_cast<CommensurateSpell::Progress>(9)}.fits()));
}

}  // namespace
}  // namespace piecework::platform_work
