#include "sim/base/quantity.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

struct Hour {};
struct Dollar {};

static_assert(!std::is_convertible_v<Quantity<Hour>, Quantity<Dollar>>);

TEST(Quantity, AddsAndScalesWithinItsUnit) {
  Quantity<Hour> worked{1.5};
  worked += Quantity<Hour>{0.5};
  EXPECT_EQ(worked, Quantity<Hour>{2.0});
  EXPECT_EQ(2.0 * worked, Quantity<Hour>{4.0});
  EXPECT_DOUBLE_EQ(worked / Quantity<Hour>{4.0}, 0.5);
}

TEST(Cents, RoundsHalfAwayFromZero) {
  EXPECT_EQ(to_cents(0.125).value, 13);
  EXPECT_EQ(to_cents(-0.125).value, -13);
  EXPECT_EQ(to_cents(17.20).value, 1720);
  EXPECT_EQ(to_cents(0.0).value, 0);
}

TEST(Cents, SumsExactly) {
  Cents total;
  for (int i = 0; i < 1000; ++i) total += Cents{1};
  EXPECT_EQ(total, Cents{1000});
  EXPECT_EQ(Cents{3} * 4, Cents{12});
}

}  // namespace
}  // namespace piecework
