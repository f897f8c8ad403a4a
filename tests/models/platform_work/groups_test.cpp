#include "models/platform_work/groups.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace piecework::platform_work
