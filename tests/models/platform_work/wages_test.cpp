#include "models/platform_work/people/wages.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

#include "sim/base/math.h"
#include "sim/random/distributions.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

constexpr StreamKey key{1, 0};

/// In the survey's own dollars and its month, hence with the minimum wage of the day, 15.50.
Scenario of_the_survey(const std::string& scale) {
  return read_scenario("toronto/baseline",
                       testing::own_scenarios({"people.work.wage_level=1", "public.base_year=2023",
                                               "period.start=2023-09-01", "period.warm_up_months=0"}),
                       {.scale = scale});
}

struct Deciles {
  std::string_view group;
  bool (*is_in)(const SyntheticResident& person);
  std::array<double, 9> published;  // CAD per hour, p10 ... p90
  double mean_log;
  double sd_log;
  double tolerance;  // of a decile, relative
};

bool anybody(const SyntheticResident&) { return true; }
bool newcomer(const SyntheticResident& person) { return person.traits.immigrant == ImmigrantClass::newcomer; }
bool established(const SyntheticResident& person) { return person.traits.immigrant == ImmigrantClass::established; }
bool born(const SyntheticResident& person) { return person.traits.immigrant == ImmigrantClass::non_immigrant; }
bool full_time(const SyntheticResident& person) { return person.hours >= 30; }

// Statistics Canada, LFS public use microdata, Toronto CMA, September 2023: usual hourly wages of employees.
constexpr std::array<Deciles, 5> published{{
    {"all", anybody, {16.5, 19.0, 22.0, 26.0, 30.0, 35.71, 41.67, 49.45, 62.72}, 3.4519, 0.5167, 0.09},
    {"newcomers", newcomer, {16.0, 18.0, 20.18, 23.08, 27.87, 33.65, 41.03, 48.08, 58.17}, 3.4014, 0.5131, 0.14},
    {"established", established, {17.0, 20.0, 23.5, 26.5, 30.0, 34.62, 40.0, 48.43, 64.0}, 3.4526, 0.4938, 0.09},
    {"non-immigrants", born, {16.0, 19.0, 22.0, 26.5, 31.25, 36.06, 42.79, 50.0, 64.03}, 3.4652, 0.5310, 0.10},
    {"full time", full_time, {18.0, 21.53, 25.0, 28.85, 33.0, 38.15, 43.96, 51.28, 66.35}, 3.5260, 0.4971, 0.09},
}};

std::vector<double> wages_of(const Scenario& scenario, const Deciles& group) {
  std::vector<double> wages;
  for (std::size_t index = 0; index < scenario.resident_count(); ++index) {
    const SyntheticResident person = scenario.population.resident(index, key);
    if (person.kind == JobKind::employee && group.is_in(person)) wages.push_back(person.wage_cents / 100.0);
  }
  std::sort(wages.begin(), wages.end());
  return wages;
}

// What is off: the second to fourth deciles are too high by 6 to 13 % and the spread of the log is too small by 0.03 to
// 0.045, because the regression's residual is as wide for low wages as for high ones and the floor cuts it; the
// survey's wages are heaped at the minimum wage and at round figures. The mean of the log is off by 0.016, with
// newcomers 0.021.
TEST(Wages, DecilesAreThePublishedOnes) {
  const Scenario scenario = of_the_survey("1:50");
  for (const Deciles& group : published) {
    const std::vector<double> wages = wages_of(scenario, group);
    for (std::size_t at = 0; at < group.published.size(); ++at) {
      const double decile = wages[wages.size() * (at + 1) / 10];
      EXPECT_NEAR(decile / group.published[at], 1.0, group.tolerance) << group.group << " p" << (at + 1) * 10;
    }
    double sum = 0.0;
    double squares = 0.0;
    for (const double wage : wages) {
      sum += math::log(wage);
      squares += math::log(wage) * math::log(wage);
    }
    const double mean = sum / static_cast<double>(wages.size());
    EXPECT_NEAR(mean, group.mean_log, 0.025) << group.group;
    EXPECT_NEAR(math::sqrt(squares / static_cast<double>(wages.size()) - mean * mean), group.sd_log, 0.05)
        << group.group;
  }
}

// Ability and match luck together have the published residuals, ability alone the share that it was given.
TEST(Wages, ResidualsHaveThePublishedQuantiles) {
  const Wages wages = of_the_survey("1:1000").population.wages();
  std::vector<double> residuals;
  constexpr int people = 100'000;
  double squares = 0.0;
  for (int id = 0; id < people; ++id) {
    Draws draws(key, {Purpose{98}, static_cast<std::uint64_t>(id), 0});
    const double ability = wages.draw_ability(draws);
    residuals.push_back(wages.residual(ability, normal(draws)));
    squares += ability * ability;
  }
  std::sort(residuals.begin(), residuals.end());
  EXPECT_NEAR(residuals[people / 20], -0.5166, 0.01);
  EXPECT_NEAR(residuals[people / 4], -0.2111, 0.01);
  EXPECT_NEAR(residuals[people / 2], -0.0086, 0.01);
  EXPECT_NEAR(residuals[people * 3 / 4], 0.191, 0.01);
  EXPECT_NEAR(residuals[people * 19 / 20], 0.5663, 0.01);
  EXPECT_NEAR(math::sqrt(squares / people), std::sqrt(0.6) * 0.3292, 0.003);
}

TEST(Wages, TheMinimumBinds) {
  const Wages wages =
      read_scenario("toronto/baseline", testing::own_scenarios(), {.scale = "1:1000"}).population.wages();
  EXPECT_EQ(wages.cents(0.0, 1720), 1720U);
  EXPECT_EQ(wages.cents(math::log(30.0), 1720), 3000U);
}

}  // namespace
}  // namespace piecework::platform_work
