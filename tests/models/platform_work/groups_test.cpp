#include "models/platform_work/groups.h"

#include <gtest/gtest.h>

#include "models/platform_work/measures/labour.h"
#include "models/platform_work/measures/rounded_counts.h"

namespace piecework::platform_work {
namespace {

TEST(Groups, EveryPersonIsInOneCellOfEachDimension) {
  Traits traits;
  traits.age_band = 5;
  traits.education = 4;
  traits.sex = Sex::men;
  traits.immigrant = ImmigrantClass::newcomer;
  const auto cells = cells_of(traits);
  const std::array<std::string_view, 5> members{"", "newcomer", "men", "65+", "above_bachelors"};
  for (std::size_t index = 0; index < cells.size(); ++index)
    EXPECT_EQ(group_cells()[cells[index]].member, members[index]);
}

TEST(Groups, TheDimensionsCoverTheCells) {
  std::size_t next = 1;
  for (const GroupDimension& dimension : group_dimensions()) {
    EXPECT_EQ(dimension.first, next);
    for (std::size_t member = 0; member < dimension.count; ++member) {
      EXPECT_EQ(group_cells()[dimension.first + member].dimension, dimension.name);
    }
    next += dimension.count;
  }
  EXPECT_EQ(next, group_count);
}

TEST(RoundedCounts, OfAMonthAreThoseByGroup) {
  RoundedCounts one_by_one(10.0, 21);
  MonthsRoundedCounts month(10.0, 21);
  for (int round = 0; round < 2; ++round) {
    one_by_one.clear();
    for (std::size_t person = 0; person < 2 * trait_combinations; ++person) {
      const Traits traits = traits_of(person % trait_combinations);
      const double value = static_cast<double>(person * 37 % 251) - 5.0;  // some below 0, some beyond the last class
      one_by_one.add(traits, value);
      month.add(traits, value);
    }
    const RoundedCounts taken = month.take();
    for (std::size_t cell = 0; cell < group_count; ++cell) {
      EXPECT_EQ(taken.count(cell), one_by_one.count(cell));
      for (const double share : {0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0}) {
        EXPECT_EQ(taken.quantile(cell, share), one_by_one.quantile(cell, share));
      }
    }
  }
}

TEST(NewcomerKinds, HaveNumbersOfTheirOwn) {
  for (std::size_t number = 0; number < NewcomerKind::count; ++number) {
    EXPECT_EQ(NewcomerKind::of(number).number(), number);
  }
}

}  // namespace
}  // namespace piecework::platform_work
