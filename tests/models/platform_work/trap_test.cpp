// The trap of M6: months written by hand.

#include "models/platform_work/measures/trap.h"

#include <gtest/gtest.h>
#include <cmath>

#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::Life;
using testing::summary_of;

/// That many months in a row.
void stay(FewResidents& few, TrapShare& trap, const std::vector<Life>& lives, int months) {
  for (int month = 0; month < months; ++month) {
    for (std::size_t row = 0; row < lives.size(); ++row) few.lives(row, lives[row]);
    few.census(trap);
  }
}

TEST(TrapShare, TwelveMonthsAndNothingBetterInThirtySix) {
  using testing::jobless, testing::on_the_board, testing::job, testing::out;
  FewResidents few(6);
  TrapShare trap;
  // 0 trapped; 1 eleven months only; 2 escapes in the end; 3 a survival job is no escape; 4 never; 5 enters too late.
  stay(few, trap, {on_the_board, on_the_board, on_the_board, on_the_board, jobless, out}, 11);
  stay(few, trap, {on_the_board, out, on_the_board, on_the_board, jobless, on_the_board}, 1);
  stay(few, trap, {jobless, job(5), jobless, job(5), jobless, on_the_board}, 23);
  EXPECT_TRUE(std::isnan(summary_of(trap, "share").value)) << "35 months";
  EXPECT_EQ(summary_of(trap, "share").persons, 0);
  trap = testing::read_back(trap);
  stay(few, trap, {jobless, jobless, job(2), jobless, jobless, on_the_board}, 1);
  EXPECT_DOUBLE_EQ(summary_of(trap, "share").value, 0.5);  // 0 and 3 of 0 to 3
  EXPECT_EQ(summary_of(trap, "share").persons, 4);
  EXPECT_DOUBLE_EQ(summary_of(trap, "entrants").value, 5);
  stay(few, trap, {job(1), on_the_board, on_the_board, jobless, jobless, jobless}, 10);
  EXPECT_DOUBLE_EQ(summary_of(trap, "share").value, 0.5);  // what comes after the window is of no account
  EXPECT_DOUBLE_EQ(summary_of(trap, "entrants").value, 5) << "nobody enters twice";
  stay(few, trap, {out, out, out, out, out, out}, 1);
  EXPECT_DOUBLE_EQ(summary_of(trap, "share").value, 0.6);  // 5 entered eleven months later
}

TEST(TrapShare, WhoLeavesTheCityIsLeftOut) {
  FewResidents few(2);
  TrapShare trap;
  stay(few, trap, {testing::on_the_board, testing::on_the_board}, 20);
  few.leaves(0);
  stay(few, trap, {testing::on_the_board, testing::on_the_board}, 20);
  EXPECT_EQ(summary_of(trap, "share").persons, 1);
  EXPECT_DOUBLE_EQ(summary_of(trap, "share").value, 1.0);
  EXPECT_DOUBLE_EQ(few.last_real("/series/M6/entrants")[0], 0.0);
}

TEST(TrapShare, TheWarmUpIsNoEntry) {
  FewResidents few(1);
  TrapShare trap;
  few.lives(0, testing::on_the_board);
  few.census(trap, FewResidents::Period::warm_up);
  few.lives(0, testing::jobless);
  few.census(trap);
  EXPECT_DOUBLE_EQ(summary_of(trap, "entrants").value, 0.0);
}

}  // namespace
}  // namespace piecework::platform_work
