#include "sim/tables/column.h"

#include <gtest/gtest.h>
#include <vector>

namespace piecework {
namespace {

struct Star {
  double mass = 0.0;
  float glow = 0.0F;
  std::uint16_t planets = 0;
  std::uint8_t age = 0;
  bool named = false;
};

constexpr std::array star_fields{
    field<&Star::mass>({.name = "mass"}),       field<&Star::glow>({.name = "glow"}),
    field<&Star::planets>({.name = "planets"}), field<&Star::age>({.name = "age"}),
    field<&Star::named>({.name = "named"}),
};
static_assert(described_bytes(star_fields) == sizeof(Star));

TEST(Column, ReadsEachMemberOfEachRow) {
  const std::vector<Star> stars{{1.5, 0.25F, 8, 200, true}, {2.5, 0.5F, 65535, 1, false}};
  const std::vector<std::vector<double>> expected{{1.5, 2.5}, {0.25, 0.5}, {8, 65535}, {200, 1}, {1, 0}};
  for (std::size_t field = 0; field < star_fields.size(); ++field) {
    const ColumnView column = column_of(std::span<const Star>{stars}, star_fields[field]);
    ASSERT_EQ(column.count, 2U);
    for (std::size_t row = 0; row < 2; ++row) EXPECT_EQ(number_at(column, row), expected[field][row]);
  }
}

TEST(Column, RefusesWhatIsOutside) {
  const ColumnView column = column_of(std::span<const Star>{}, star_fields[0]);
  EXPECT_THROW(number_at(column, 0), InternalError);
}

}  // namespace
}  // namespace piecework
