// Cumulative incidence against tables worked by hand.

#include "sim/tables/incidence.h"

#include <gtest/gtest.h>
#include <array>
#include <cmath>

namespace piecework {
namespace {

TEST(CumulativeIncidence, ATableByHand) {
  // Ten are followed. At risk 10, 9, 6, 4, 1; free of both after each time 9/10, 9/10 * 7/9 = 7/10, 7/10 * 5/6 = 7/12,
  // 7/12 * 1/4 = 7/48.
  const std::array<FollowUpEnds, 5> ends{{{1, 0, 0}, {1, 1, 1}, {0, 1, 1}, {2, 1, 0}, {0, 0, 1}}};
  const CumulativeIncidence incidence(ends);
  EXPECT_DOUBLE_EQ(incidence.at(0), 0.1);
  EXPECT_DOUBLE_EQ(incidence.at(1), 0.1 + 0.9 / 9);
  EXPECT_DOUBLE_EQ(incidence.at(2), 0.2);
  EXPECT_DOUBLE_EQ(incidence.at(3), 0.2 + 7.0 / 12 * 2 / 4);
  EXPECT_DOUBLE_EQ(incidence.at(4), 0.2 + 7.0 / 24);
  EXPECT_TRUE(std::isnan(incidence.at(5)));
  EXPECT_TRUE(std::isnan(incidence.median()));  // 0.492 at most
}

TEST(CumulativeIncidence, WithoutCompetitionItIsKaplanAndMeier) {
  // 1 - (5/6) (3/4) (1/2) with two censored in between.
  const std::array<FollowUpEnds, 4> ends{{{1, 0, 1}, {1, 0, 1}, {1, 0, 0}, {0, 0, 1}}};
  const CumulativeIncidence incidence(ends);
  EXPECT_DOUBLE_EQ(incidence.at(0), 1.0 / 6);
  EXPECT_DOUBLE_EQ(incidence.at(1), 1 - 5.0 / 6 * 3 / 4);
  EXPECT_DOUBLE_EQ(incidence.at(2), 1 - 5.0 / 6 * 3 / 4 / 2);
  EXPECT_DOUBLE_EQ(incidence.median(), 2);
}

TEST(CumulativeIncidence, WithoutCensoringItIsAShare) {
  const std::array<FollowUpEnds, 4> ends{{{0, 0, 0}, {3, 1, 0}, {2, 4, 0}, {0, 0, 0}}};
  const CumulativeIncidence incidence(ends);
  EXPECT_DOUBLE_EQ(incidence.at(1), 0.3);
  EXPECT_DOUBLE_EQ(incidence.at(2), 0.5);
  EXPECT_DOUBLE_EQ(incidence.at(3), 0.5);  // nobody is left to whom anything could happen
  EXPECT_DOUBLE_EQ(incidence.median(), 2);
}

TEST(CumulativeIncidence, NobodyGivesNothing) {
  const std::array<FollowUpEnds, 3> ends{};
  EXPECT_TRUE(std::isnan(CumulativeIncidence(ends).at(0)));
  EXPECT_TRUE(std::isnan(CumulativeIncidence(ends).median()));
}

}  // namespace
}  // namespace piecework
