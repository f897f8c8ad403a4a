#include "sim/base/id.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

struct People {};
struct Places {};

static_assert(!std::is_same_v<Id<People>, Id<Places>>);
static_assert(!std::is_convertible_v<Id<People>, Id<Places>>);
static_assert(!std::is_convertible_v<int, Id<People>>);

TEST(Id, StartsAsNone) {
  EXPECT_FALSE(Id<People>{}.valid());
  EXPECT_TRUE(Id<People>{0}.valid());
}

TEST(Id, OrdersByRow) {
  EXPECT_LT(Id<People>{1}, Id<People>{2});
  EXPECT_EQ(Id<People>{7}.row(), 7U);
}

}  // namespace
}  // namespace piecework
