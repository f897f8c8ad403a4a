#include "sim/tables/table.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/tables/quantile.h"

namespace piecework {
namespace {

struct Stars {};

TEST(Table, HandsOutItsOwnIds) {
  Table<Stars, double> table;
  const Id<Stars> first = table.add(1.5);
  const Id<Stars> second = table.add(2.5);
  table[first] += 1.0;
  EXPECT_EQ(table[first], 2.5);
  EXPECT_EQ(table[second], 2.5);
  EXPECT_EQ(table.size(), 2U);
  EXPECT_EQ(table.id(1), second);
}

TEST(Table, ACopyIsIndependent) {
  Table<Stars, double> table;
  const Id<Stars> star = table.add(1.0);
  Table<Stars, double> copy = table;
  copy[star] = 9.0;
  EXPECT_EQ(table[star], 1.0);
}

TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  const std::vector<double> sorted{1, 2, 3, 4};
  EXPECT_DOUBLE_EQ(quantile(sorted, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile(sorted, 0.1), 1.3);
  EXPECT_DOUBLE_EQ(quantile(sorted, 1.0), 4.0);
  EXPECT_DOUBLE_EQ(quantile({7.0}, 0.9), 7.0);
  EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

TEST(Quantile, SelectsWhatSortingFinds) {
  for (std::size_t count = 1; count < 40; ++count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<double>(i * 17 % 23) / 7.0);  // with ties
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const std::array probabilities{0.0, 0.1, 0.5, 0.9, 1.0};
    const auto found = quantiles(values, probabilities);
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], quantile(sorted, probabilities[i]));
  }
  std::vector<double> none;
  EXPECT_TRUE(std::isnan(quantiles(none, std::array{0.5})[0]));
}

}  // namespace
}  // namespace piecework
