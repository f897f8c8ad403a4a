#include "models/occupational_mobility/scenario.h"

#include <gtest/gtest.h>

namespace piecework::occupational_mobility {
namespace {

LoadOptions own(std::vector<std::string> overrides = {}) {
  return {{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)};
}

TEST(OccupationalMobilityScenario, ReferenceIsRead) {
  const Scenario scenario = read_scenario("verification/occupational_mobility", own());
  EXPECT_FALSE(scenario.title.empty());
  EXPECT_EQ(scenario.parameters.separation, 0.016);
  EXPECT_EQ(scenario.parameters.separation_response, 10 * scenario.parameters.separation);
  EXPECT_EQ(scenario.parameters.long_term, 4);
}

TEST(OccupationalMobilityScenario, OverridesAreKept) {
  EXPECT_EQ(
      read_scenario("verification/occupational_mobility", own({"parameters.amplitude=0.03"})).parameters.amplitude,
      0.03);
}

TEST(OccupationalMobilityScenario, WrongOnesAreReportedTogether) {
  try {
    read_scenario("verification/occupational_mobility",
                  own({"parameters.separation=2", "parameters.opning=1", "verifies=\"occupational\""}));
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3U) << error.what();
  }
}

}  // namespace
}  // namespace piecework::occupational_mobility
