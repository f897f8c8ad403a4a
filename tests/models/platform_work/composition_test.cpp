#include "models/platform_work/people/composition.h"

#include <gtest/gtest.h>
#include <numeric>

#include "models/platform_work/groups.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

Scenario baseline() { return read_scenario("toronto/baseline", testing::own_scenarios(), {}); }

template <std::size_t N>
void expect_shares(const Margin<N>& margin) {
  EXPECT_NEAR(std::accumulate(margin.begin(), margin.end(), 0.0), 1.0, 1e-12);
  for (const double share : margin) EXPECT_GT(share, 0.0);
}

TEST(Composition, SharesAddUp) {
  const Composition composition = baseline().composition;
  EXPECT_NEAR(std::accumulate(composition.employee_weights.begin(), composition.employee_weights.end(), 0.0), 1.0,
              1e-12);
  expect_shares(composition.not_employed.age);
  expect_shares(composition.not_employed.sex);
  expect_shares(composition.not_employed.education);
  expect_shares(composition.not_employed.immigrant);
  EXPECT_NEAR(composition.employed_share, 0.664 * 0.915, 1e-12);
}

// Published: employees of the Toronto CMA, September 2023: 14.3 % landed in the last ten years, 4.3 % aged 65 and over.
TEST(Composition, EmployeesFollowTheSurvey) {
  double newcomers = 0.0;
  double old = 0.0;
  for (const EmployeeCell& cell : baseline().composition.employees) {
    if (cell.traits.immigrant == ImmigrantClass::newcomer) newcomers += cell.share;
    if (cell.traits.age_band == 5) old += cell.share;
  }
  EXPECT_NEAR(newcomers, 0.1430, 0.0005);
  EXPECT_NEAR(old, 0.0433, 0.0005);
}

// Five standard errors of a share of 200,000 draws: a false alarm in 1.7 million.
TEST(Composition, DrawsHitTheStocks) {
  const Scenario scenario = baseline();
  constexpr int people = 200'000;
  std::array<int, labour_states> states{};
  std::array<int, age_bands> ages{};
  for (int id = 0; id < people; ++id) {
    Draws draws({1, 0}, {Purpose{1}, static_cast<std::uint64_t>(id), 0});
    const DrawnPerson person = draw_person(scenario.composition, draws);
    ++states[static_cast<std::size_t>(person.state)];
    ++ages[person.traits.age_band];
  }
  const auto share = [&](int count) { return static_cast<double>(count) / people; };
  EXPECT_NEAR(share(states[0]), 0.6076, 0.0055);
  EXPECT_NEAR(share(states[1]), 0.0564, 0.0026);
  EXPECT_NEAR(share(ages[5]), 0.192, 0.0050);  // 65 and over among 15 and over, City of Toronto 2021
}

TEST(Composition, MeanWeightIsTheMeanOverPeople) {
  const Scenario scenario = baseline();
  const auto& members = scenario.members;
  double total = 0.0;
  constexpr int people = 100'000;
  for (int id = 0; id < people; ++id) {
    Draws draws({2, 0}, {Purpose{1}, static_cast<std::uint64_t>(id), 0});
    const Traits traits = draw_person(scenario.composition, draws).traits;
    total += members.propensity_by_age[traits.age_band] * members.propensity_by_education[traits.education];
  }
  const double mean = mean_weight(scenario.composition, members.propensity_by_age, members.propensity_by_education);
  EXPECT_NEAR(total / people, mean, 0.011);  // five standard errors, standard deviation about 0.65
}

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
