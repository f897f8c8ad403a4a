// Tables that are wrong: what is said, and where.

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/platform_work/people/cell_sample.h"
#include "models/platform_work/people/ipf.h"
#include "models/platform_work/people/margins.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// A folder of its own for each test.
class PopulationInput : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("population_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  struct Change {
    std::string key;   // of [data]
    std::string file;  // published
    std::string from;
    std::string to;
  };

  /// The problem that the baseline has once one text in one table is replaced.
  std::string problem_with(const Change& change, std::vector<std::string> overrides = {}) const {
    const fs::path published = fs::path(PIECEWORK_SOURCE_DIR) / "scenarios/toronto/data" / change.file;
    std::string text = text_of(published);
    const std::size_t at = text.find(change.from);
    EXPECT_NE(at, std::string::npos) << change.from;
    text.replace(at, change.from.size(), change.to);
    const fs::path changed = folder_ / "changed.csv";
    std::ofstream(changed) << text;
    overrides.push_back("data." + change.key + "=\"" + changed.string() + "\"");
    try {
      read_scenario("toronto/baseline", testing::own_scenarios(overrides), {.scale = "1:1000"});
    } catch (const InputError& error) {
      return error.what();
    }
    return "nothing wrong";
  }

  fs::path folder_;
};

constexpr const char* seed_file = "lfs_emp_seed_age_sex_educ_immig_noc10_ftpt.csv";
constexpr const char* by_education = "lfs_emp_noc43_sex_educ.csv";

TEST_F(PopulationInput, ANegativeCountHasItsCell) {
  const std::string problem =
      problem_with({"occupation_by_education", by_education, "2 high school,1091,1,", "2 high school,-1091,1,"});
  EXPECT_NE(problem.find("changed.csv:2:"), std::string::npos) << problem;
  EXPECT_NE(problem.find("a negative count"), std::string::npos) << problem;
}

TEST_F(PopulationInput, AnUnknownWordHasTheNearestOne) {
  const std::string problem = problem_with({"employees", seed_file, "\n15-24,female,", "\n15-24,femal,"});
  EXPECT_NE(problem.find("changed.csv:2:7"), std::string::npos) << problem;
  EXPECT_NE(problem.find("unknown value 'femal'"), std::string::npos) << problem;
  EXPECT_NE(problem.find("did you mean 'female'"), std::string::npos) << problem;
}

TEST_F(PopulationInput, AnOccupationThatIsNotInTheSurveyIsRefused) {
  const std::string problem = problem_with({"occupation_by_age", "lfs_emp_noc43_age.csv", "\n02 Spec", "\n44 Spec"});
  EXPECT_NE(problem.find("lfs_noc43"), std::string::npos) << problem;
  EXPECT_NE(problem.find("unknown value '44 Spec"), std::string::npos) << problem;
}

TEST_F(PopulationInput, MarginsThatContradictEachOtherCannotBeMet) {
  const std::string problem = problem_with({"occupation_by_education", by_education,
                                            "01 Legislative and senior management occupations,female,2 high school",
                                            "01 Legislative and senior management occupations,female,"
                                            "1 less than high school"});
  EXPECT_NE(problem.find("a margin that cannot be met: 15-19 | women"), std::string::npos) << problem;
  EXPECT_NE(problem.find("after 2000 rounds"), std::string::npos) << problem;
}

TEST_F(PopulationInput, PeopleWhereTheSeedHasNobodyCannotBeMet) {
  std::vector<Margin> margins{empty_margin("by sex", MarginScope::employees, {PersonAttribute::sex})};
  margins[0].categories[0].target = 10.0;
  margins[0].categories[1] = {"men", {"table.csv", 3, 7}, 5.0, 0.0};
  const std::vector<CellCodes> only_women{CellCodes{}};
  try {
    fit_cells({1.0}, only_women, margins, {15.0, 1e-6});
    FAIL() << "nobody complained";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(),
                 "table.csv:3:7: key 'by sex': a margin that cannot be met: men: people are counted, but the seed has "
                 "nobody there");
  }
}

TEST_F(PopulationInput, MarginsWithOtherTotalsCannotBeMet) {
  const std::string problem =
      problem_with({"occupation_by_age", "lfs_emp_noc43_age.csv", "35-44,5734,", "35-44,95734,"});
  EXPECT_NE(problem.find("a margin that cannot be met"), std::string::npos) << problem;
  EXPECT_NE(problem.find("employees by occupation, age"), std::string::npos) << problem;
}

TEST_F(PopulationInput, MoreEmployedThanResidentsCannotBeMet) {
  const std::string problem = problem_with(
      {"census_margins", "city_2021_census_margins.csv", "Bachelor's degree,615150", "Bachelor's degree,115150"});
  EXPECT_NE(problem.find("a margin that cannot be met"), std::string::npos) << problem;
  EXPECT_NE(problem.find("residents by education"), std::string::npos) << problem;
  EXPECT_NE(problem.find("bachelor's"), std::string::npos) << problem;
}

TEST_F(PopulationInput, ACoefficientThatIsMissingIsNamed) {
  const std::string problem = problem_with(
      {"wage_model", "lfs_emp_log_wage_regression.csv", "B plus occupation and job,sex,female", "B plus,sex,female"});
  EXPECT_NE(problem.find("no coefficient for 'female'"), std::string::npos) << problem;
}

TEST_F(PopulationInput, QuantilesOutOfOrderAreRefused) {
  const std::string problem = problem_with(
      {"wage_model", "lfs_emp_log_wage_regression.csv", "residual_quantile,p25,-0.2111", "residual_quantile,p25,-0.5"});
  EXPECT_NE(problem.find("a quantile must be above the one before it"), std::string::npos) << problem;
}

TEST_F(PopulationInput, AWageBelowTheFloorIsRefused) {
  const std::string problem =
      problem_with({"wage_model", "lfs_emp_log_wage_regression.csv", "job,intercept,,3.3242", "job,intercept,,2.3242"});
  EXPECT_NE(problem.find("a wage below the floor"), std::string::npos) << problem;
}

std::string refusal_of(std::vector<std::string> overrides) {
  try {
    read_scenario("toronto/baseline", testing::own_scenarios(std::move(overrides)), {.scale = "1:1000"});
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing wrong";
}

TEST(PopulationNumbers, AreCheckedAgainstEachOther) {
  EXPECT_NE(refusal_of({"people.households.alone=[0.5, 0.5, 0.5, 0.5, 0.5, 0.5]"})
                .find("more than everybody at the age 35-44"),
            std::string::npos);
  EXPECT_NE(refusal_of({"people.work.own_account_by_age=[0, 0, 0, 0, 0, 0]"}).find("must be positive"),
            std::string::npos);
  EXPECT_NE(refusal_of({"people.origins.earliest_landing=1985"}).find("people.origins.earliest_landing"),
            std::string::npos);  // after the census's open period
}

// More employed than residents in every group: there is nobody left over.
TEST(PopulationNumbers, FullEmploymentCannotBeMet) {
  const std::string problem = refusal_of({"people.participation_rate.high=1", "people.unemployment_rate.low=0",
                                          "people.participation_rate=1", "people.unemployment_rate=0"});
  EXPECT_NE(problem.find("a margin that cannot be met"), std::string::npos) << problem;
}

// Nobody employed is a population, too.
TEST(PopulationNumbers, NobodyEmployed) {
  const Scenario scenario = read_scenario(
      "toronto/baseline", testing::own_scenarios({"people.participation_rate.low=0", "people.participation_rate=0"}),
      {.scale = "1:10000"});
  for (std::size_t index = 0; index < scenario.resident_count(); ++index) {
    EXPECT_EQ(scenario.population.resident(index, {1, 0}).state, LabourState::not_in_labour_force);
  }
}

TEST(Ipf, MeetsTwoMarginsAndKeepsTheOddsRatio) {
  const std::vector<double> seed{1.0, 2.0, 3.0, 4.0};  // odds ratio 2/3
  const std::vector<IpfMargin> margins{{{0, 0, 1, 1}, {30.0, 70.0}}, {{0, 1, 0, 1}, {40.0, 60.0}}};
  const IpfFit fit = fit_margins(seed, margins, 1e-9);
  EXPECT_LE(fit.worst_error, 1e-9);
  EXPECT_NEAR(fit.weights[0] + fit.weights[1], 30.0, 1e-8);
  EXPECT_NEAR(fit.weights[0] + fit.weights[2], 40.0, 1e-8);
  EXPECT_NEAR(fit.weights[0] * fit.weights[3] / (fit.weights[1] * fit.weights[2]), 4.0 / 6.0, 1e-9);
}

TEST(Ipf, SaysWhatIsLeftWhenMarginsContradict) {
  const std::vector<double> seed{1.0, 0.0, 0.0, 1.0};
  const std::vector<IpfMargin> margins{{{0, 0, 1, 1}, {30.0, 70.0}}, {{0, 1, 0, 1}, {60.0, 40.0}}};
  const IpfFit fit = fit_margins(seed, margins, 1e-9);
  EXPECT_NEAR(fit.worst_error, 30.0, 1e-9);
  EXPECT_EQ(fit.worst_margin, 0U);
}

TEST(CellSample, WholeCellsGetTheirCountsWhateverTheStart) {
  const CellSample sample({1.0, 2.0, 0.5, 0.5}, 8);
  for (const double start : {0.0, 0.3, 0.999}) {
    const std::vector<std::uint64_t> counts = sample.counts(start);
    EXPECT_EQ(counts, (std::vector<std::uint64_t>{2, 4, 1, 1}));
  }
}

TEST(CellSample, EveryIndexHasAPlaceOfItsOwn) {
  const CellSample sample(std::vector<double>(10, 1.0), 10);
  std::vector<int> seen(10);
  for (std::size_t index = 0; index < 10; ++index) ++seen[sample.cell_of(index, 0.5)];
  EXPECT_EQ(seen, std::vector<int>(10, 1));
}

}  // namespace
}  // namespace piecework::platform_work
