// list, describe, schema, check: what the program knows about itself and its scenarios.
#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/config/data_file.h"
#include "sim/config/json.h"
#include "tests/models/cli/host.h"

namespace piecework::cli {
namespace {

std::vector<Node> listed(const std::string& kind) {
  const Answer answer = answer_to({"list", kind, "--json"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  return *parse_json(answer.out, "list").array();
}

std::string name_of(const Node& item) { return *find(item, "name")->text(); }

bool has(const std::vector<Node>& items, const std::string& name) {
  return std::any_of(items.begin(), items.end(), [&](const Node& item) { return name_of(item) == name; });
}

TEST(List, KnowsEveryKind) {
  EXPECT_TRUE(has(listed("scenarios"), "toronto/baseline"));
  EXPECT_TRUE(has(listed("scenarios"), "toronto/grown"));
  EXPECT_FALSE(has(listed("scenarios"), "policies/pay_floor"));
  EXPECT_FALSE(has(listed("scenarios"), "validation/targets"));
  EXPECT_TRUE(has(listed("policies"), "pay_floor"));
  EXPECT_TRUE(has(listed("measures"), "M1"));
  EXPECT_TRUE(has(listed("parameters"), "platforms.board.fee"));
  EXPECT_TRUE(has(listed("groups"), "immigrant_class"));
}

TEST(List, ShowsOneNameALine) {
  const Answer answer = answer_to({"list", "policies"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(static_cast<std::size_t>(std::count(answer.out.begin(), answer.out.end(), '\n')),
            listed("policies").size());
  EXPECT_TRUE(answer.out_says("pay_floor "));
}

TEST(List, RefusesAnUnknownKind) {
  const Answer answer = answer_to({"list", "polices"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_EQ(
      answer.err,
      "list: there is no list of \"polices\"; allowed: scenarios, policies, futures, measures, parameters, groups; did "
      "you mean 'policies'?\n");
  EXPECT_EQ(answer.out, "");
}

TEST(Describe, KnowsEverythingThatIsListed) {
  for (const char* kind : {"scenarios", "policies", "futures", "measures", "groups"}) {
    for (const Node& item : listed(kind)) {
      const Answer answer = answer_to({"describe", name_of(item), "--json"});
      ASSERT_EQ(answer.code, 0) << answer.err;
      EXPECT_EQ(name_of(parse_json(answer.out, "describe")), name_of(item));
    }
  }
}

/// In tables that toronto/baseline, whose values are shown, does without.
bool is_of_other_scenarios(const std::string& name) {
  constexpr std::array<std::string_view, 8> tables{"platforms.tasks.",  "platforms.ranking.",   "platforms.posting.",
                                                   "platforms.world.",  "marketplace.",         "platforms.management.",
                                                   "platforms.demand.", "platforms.thresholds."};
  return std::ranges::any_of(tables, [&](std::string_view table) { return name.starts_with(table); });
}

TEST(Describe, EveryParameterHasMeaningUnitRangeValueAndSource) {
  for (const Node& item : listed("parameters")) {
    if (const Node* sourced = find(item, "sourced"); sourced && !*sourced->boolean()) continue;
    const std::string name = name_of(item);
    EXPECT_FALSE(find(item, "meaning")->text()->empty()) << name;
    EXPECT_TRUE(find(item, "unit")) << name;
    EXPECT_TRUE(find(item, "low") && find(item, "high")) << name;
    if (is_of_other_scenarios(name)) {
      EXPECT_FALSE(find(item, "current")) << name;
      continue;
    }
    // A programme's record leaves out the conditions that it does not set.
    if (name.starts_with("policies.") && !find(item, "current")) continue;
    EXPECT_TRUE(find(item, "current.value")) << name;
    ASSERT_TRUE(find(item, "current.source")) << name;
    EXPECT_FALSE(find(item, "current.source")->text()->empty()) << name;
  }
}

TEST(Describe, ShowsAParameterAsText) {
  const Answer answer = answer_to({"describe", "platforms.board.fee"});
  EXPECT_EQ(answer.code, 0);
  for (const char* words :
       {"category  parameter", "range     0 to 2", "range       0.05 to 0.4", "toronto/baseline", "source"}) {
    EXPECT_TRUE(answer.out_says(words)) << words << " in\n" << answer.out;
  }
}

TEST(Describe, RefusesAnUnknownNameWithTheNearest) {
  const Answer answer = answer_to({"describe", "pay_flor"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(answer.err_says("nothing is called \"pay_flor\"")) << answer.err;
  EXPECT_TRUE(answer.err_says("did you mean 'pay_floor'?")) << answer.err;
}

TEST(Schema, IsDraftSevenAndClosed) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"schema"}, std::vector<std::string>{"schema", "--policy", "pay_floor"}}) {
    const Answer answer = answer_to(words);
    ASSERT_EQ(answer.code, 0) << answer.err;
    const Node schema = parse_json(answer.out, "schema");
    EXPECT_EQ(*schema.table()->find("$schema")->text(), "http://json-schema.org/draft-07/schema#");
    EXPECT_FALSE(*find(schema, "additionalProperties")->boolean());
  }
  const Answer answer = answer_to({"schema", "--policy", "pay_flor"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(answer.err_says("did you mean 'pay_floor'?"));
}

TEST(Check, ReadsScenariosAndPoliciesByNameAndPath) {
  const std::string folder = PIECEWORK_SOURCE_DIR "/scenarios/";
  const Answer answer = answer_to({"check", "toronto/baseline", "toronto/grown", "policies/pay_floor",
                                   folder + "policies/skills_programme.toml", folder + "toronto/grown.toml"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(std::count(answer.out.begin(), answer.out.end(), '\n'), 5);
}

TEST(Check, ReplacesValuesAsRunDoes) {
  EXPECT_EQ(answer_to({"check", "toronto/baseline", "--set", "platforms.board.fee=0.1"}).code, 0);
  const Answer answer = answer_to({"check", "toronto/baseline", "--set", "platforms.board.fea=0.1"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(answer.err_says("--set platforms.board.fea=0.1")) << answer.err;
  EXPECT_TRUE(answer.err_says("did you mean 'fee'?")) << answer.err;
}

TEST(Check, ReportsEveryFile) {
  const Answer answer = answer_to({"check", "toronto/baseline", "toronto/basline", "nowhere.toml"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(answer.out_says("toronto/baseline: nothing wrong"));
  EXPECT_TRUE(answer.err_says("did you mean 'toronto/baseline'?")) << answer.err;
  EXPECT_TRUE(answer.err_says("nowhere.toml")) << answer.err;
}

TEST(Occupations, AreListedWithSkillsAndNeighbours) {
  const Answer answer = answer_to({"occupations", "toronto/baseline", "--json", "--neighbours", "2"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Node all = parse_json(answer.out, "occupations");
  ASSERT_EQ(all.array()->size(), 43U);
  const Node& nurses = (*all.array())[15];
  EXPECT_EQ(*find(nurses, "title_en")->text(), "Nursing and allied health professionals");
  EXPECT_FALSE(*find(nurses, "low")->boolean());
  EXPECT_NEAR(*find(nurses, "skills.language")->number(), 3.73525, 1e-9);
  ASSERT_EQ(find(nurses, "nearest")->array()->size(), 2U);
  EXPECT_EQ(*find(find(nurses, "nearest")->array()->front(), "code")->text(), "14");
}

// The page shows what the command prints: `piecework-sim occupations toronto/baseline --neighbours 5`.
TEST(Occupations, ThePageShowsThem) {
  std::ifstream file(PIECEWORK_SOURCE_DIR "/docs/occupations.md");
  std::ostringstream page;
  page << file.rdbuf();
  const Answer answer = answer_to({"occupations", "toronto/baseline", "--neighbours", "5"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_NE(page.str().find("```\n" + answer.out + "```\n"), std::string::npos) << answer.out;
}

TEST(Occupations, AnUnknownScenarioIsRefused) { EXPECT_EQ(answer_to({"occupations", "toronto/basline"}).code, 2); }
TEST(Population, ListsEveryMarginWithItsError) {
  const Answer answer = answer_to({"population", "toronto/baseline", "--scale", "1:1000", "--build", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Node report = parse_json(answer.out, "population");
  EXPECT_EQ(*find(report, "residents")->whole(), 6242);
  EXPECT_LT(*find(report, "largest_error")->number(), 6.3);
  EXPECT_EQ(*find(report, "built.residents")->whole(), 6242);
  std::int64_t employees = 0;
  for (const Node& row : *find(report, "margins")->array()) {
    if (*find(row, "margin")->text() == "employees by occupation, age") employees += *find(row, "residents")->whole();
  }
  EXPECT_NEAR(static_cast<double>(employees), 6242 * 0.664 * 0.915 * 0.834, 1.0);
}

TEST(Population, WritesTheTableToAFile) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "piecework_population_fit.csv";
  const Answer answer = answer_to({"population", "toronto/baseline", "--scale", "1:1000", "--csv", file.string()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const CsvTable table = read_csv(file.string());
  std::filesystem::remove(file);
  EXPECT_EQ(table.row_count(), 1069U);
  EXPECT_EQ(table.cell(0, table.column("category")), "employees");
  EXPECT_EQ(table.whole(0, table.column("residents")), 3162);
}

TEST(Population, TheTableEndsWithTheLargestError) {
  const Answer answer = answer_to({"population", "toronto/baseline", "--scale", "1:1000"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(answer.out_says("residents by immigrant class"));
  EXPECT_TRUE(answer.out_says("largest absolute error"));
}

TEST(CrowdworkVariants, AreToldWithTheirPrices) {
  const std::vector<std::string> words{
      "crowdwork", "--set", "parameters.workers=100", "--set", "parameters.contracts_per_day=30", "--json"};
  const Answer answer = answer_to(words);
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Node told = parse_json(answer.out, "crowdwork");
  ASSERT_EQ(told.array()->size(), 5U);
  const Node& auction = told.array()->front();
  EXPECT_EQ(*find(auction, "variant")->text(), "auction");
  EXPECT_GT(find(auction, "first_price")->number(), find(auction, "last_price")->number());
  EXPECT_EQ(answer_to({"crowdwork", "toronto/baseline"}).code, 2);
}

TEST(Unit, TellsHowLongSkillsLast) {
  const Answer answer = answer_to({"unit", "skill_decay", "toronto/baseline", "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Node told = parse_json(answer.out, "unit");
  EXPECT_NEAR(*find(told, "speed")->number(), 13.0, 0.01);
  const Answer other =
      answer_to({"unit", "skill_decay", "toronto/baseline", "--set", "skills.learning.half_life_speed=12"});
  EXPECT_TRUE(other.out_says("12.00 months"));
}

TEST(Unit, RefusesAnUnknownTrial) {
  const Answer answer = answer_to({"unit", "skil_decay", "toronto/baseline"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_TRUE(answer.err_says("did you mean 'skill_decay'?"));
}

}  // namespace
}  // namespace piecework::cli
