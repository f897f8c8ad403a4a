// The requesters' side of M15: books of a month written by hand.

#include "models/platform_work/measures/requester_side.h"

#include <gtest/gtest.h>
#include <cmath>

#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::summary_of;

/// Ten batches ended, eight of them filled; a hundred tasks, ninety approved, for 45 USD and 9 of fees.
void pass_month(FewResidents& few) {
  BoardBooks& books = few.state.platform.books;
  books.batches_filled += 8;
  books.batches_expired += 2;
  books.tasks_done += 100;
  books.tasks_rejected += 10;
  books.paid_cents += 4500;
  books.fee_cents += 900;
}

TEST(RequesterSide, IsOfTheWholeBoardAndSupplyOfGroups) {
  FewResidents few(2);
  few.state.careers.rows()[1].traits.sex = Sex::men;
  RequesterSide side;
  pass_month(few);
  few.census(side, FewResidents::Period::warm_up);
  pass_month(few);
  testing::life_of(few.state, 0).month.tasks = 15;
  testing::life_of(few.state, 1).month.tasks = 5;
  few.census(side);
  side = testing::read_back(side);
  EXPECT_DOUBLE_EQ(summary_of(side, "fill_share").value, 0.8);
  EXPECT_DOUBLE_EQ(summary_of(side, "quality").value, 0.9);
  EXPECT_DOUBLE_EQ(summary_of(side, "cost_per_task").value, 0.6);
  EXPECT_DOUBLE_EQ(summary_of(side, "supply_share").value, 0.2);
  EXPECT_EQ(summary_of(side, "quality").persons, 2);
  const auto cells = cells_of(few.state.careers.rows()[1].traits);
  bool found = false;
  for (const std::size_t cell : cells) {
    if (group_cells()[cell].member != "men") continue;
    found = true;
    EXPECT_DOUBLE_EQ(summary_of(side, "supply_share", cell).value, 0.05);
    EXPECT_TRUE(std::isnan(summary_of(side, "quality", cell).value));
  }
  EXPECT_TRUE(found);
}

TEST(RequesterSide, NothingHappenedIsNoValue) {
  FewResidents few(1);
  RequesterSide side;
  few.census(side);
  EXPECT_TRUE(std::isnan(summary_of(side, "fill_share").value));
  EXPECT_TRUE(std::isnan(summary_of(side, "supply_share").value));
}

}  // namespace
}  // namespace piecework::platform_work
