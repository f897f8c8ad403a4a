#include "sim/base/type_list.h"

#include <gtest/gtest.h>
#include <tuple>

namespace piecework {
namespace {

using Small = TypeList<int, double>;
using Joint = Join<Small, TypeList<char>, TypeList<>>;

static_assert(Joint::size == 3);
static_assert(index_of<char, Joint> == 2);
static_assert(contains<double, Joint> && !contains<float, Joint>);
static_assert(std::is_same_v<Apply<std::tuple, Joint>, std::tuple<int, double, char>>);

TEST(TypeList, VisitsInOrder) {
  std::vector<std::size_t> sizes;
  for_each_type(Joint{}, [&]<class T>() { sizes.push_back(sizeof(T)); });
  EXPECT_EQ(sizes, (std::vector<std::size_t>{sizeof(int), sizeof(double), sizeof(char)}));
}

}  // namespace
}  // namespace piecework
