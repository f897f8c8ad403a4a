#include "sim/random/category_table.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/sim/random/sampling.h"

namespace piecework {
namespace {

Draws decision(std::uint64_t entity) { return {{3, 1}, {Purpose{4}, entity, 0}}; }

std::vector<std::int64_t> drawn_from(const std::vector<double>& weights, std::uint64_t decisions) {
  const CategoryTable table(weights);
  std::vector<std::int64_t> drawn;
  for (std::uint64_t entity = 0; entity < decisions; ++entity) {
    Draws draws = decision(entity);
    drawn.push_back(static_cast<std::int64_t>(table.draw(draws)));
  }
  return drawn;
}

TEST(CategoryTable, ChoosesInProportionToTheWeights) {
  const std::vector<std::int64_t> drawn = drawn_from({0.0, 1.0, 0.0, 5.0, 0.5, 3.5, 0.0}, 50'000);
  EXPECT_TRUE(fits(counts(drawn, 0, 6), {0.0, 0.1, 0.0, 0.5, 0.05, 0.35, 0.0}));
}

TEST(CategoryTable, AgreesWithTheUnpreparedDraw) {
  std::vector<double> weights;
  for (int i = 0; i < 300; ++i) weights.push_back(i % 7 == 0 ? 0.0 : 1.0 / (i + 1));
  const std::vector<std::int64_t> drawn = drawn_from(weights, 100'000);
  for (std::uint64_t entity = 0; entity < drawn.size(); ++entity) {
    Draws draws = decision(entity);
    ASSERT_EQ(static_cast<std::size_t>(drawn[entity]), categorical(draws, weights)) << entity;
  }
}

TEST(CategoryTable, ASingleWeightIsAlwaysChosen) {
  for (const std::int64_t index : drawn_from({0.0, 1e-300}, 100)) EXPECT_EQ(index, 1);
  EXPECT_EQ(CategoryTable(std::vector<double>{0.0, 1e-300}).size(), 2U);
}

TEST(CategoryTable, WrongWeightsAreABug) {
  EXPECT_THROW(CategoryTable(std::vector<double>{}), InternalError);
  EXPECT_THROW(CategoryTable(std::vector<double>{0.0}), InternalError);
  EXPECT_THROW(CategoryTable(std::vector<double>{1.0, -0.1}), InternalError);
  EXPECT_THROW(CategoryTable(std::vector<double>{1e308, 1e308}), InternalError);
}

}  // namespace
}  // namespace piecework
