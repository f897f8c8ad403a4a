// What is wrong in the tables of occupations is told with file, line and column.
#include <gtest/gtest.h>
#include <fstream>
#include <sstream>

#include "models/platform_work/skills/read_occupations.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

std::string own_table(const std::string& name) {
  std::ifstream file(std::string(PIECEWORK_SOURCE_DIR) + "/scenarios/toronto/data/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The scenario's tables as text, to be spoilt.
struct Tables {
  std::string groups = own_table("noc43_to_noc2021_allocation.csv");
  std::string attributes = own_table("oasis_attributes.csv");
  std::string ratings = own_table("oasis_by_lfs_noc43.csv");
  std::string skill_attributes = own_table("skill_attributes.csv");
};

/// In place of the first occurrence.
void replace(std::string& text, const std::string& old, const std::string& made) {
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << old;
  text.replace(at, old.size(), made);
}

void erase_lines(std::string& text, const std::string& beginning) {
  std::istringstream lines(text);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(beginning)) kept += line + '\n';
  }
  text = kept;
}

/// All problems, one a line; empty if there is none.
std::string message(const Tables& tables) {
  const CsvTable groups = parse_csv(tables.groups, "groups.csv");
  const CsvTable attributes = parse_csv(tables.attributes, "attributes.csv");
  const CsvTable ratings = parse_csv(tables.ratings, "somewhere/ratings.csv");
  const CsvTable skill_attributes = parse_csv(tables.skill_attributes, "mapping.csv");
  SkillParameters parameters;
  parameters.proximity_scale = 1.0;
  try {
    read_occupations({groups, attributes, ratings, skill_attributes}, parameters);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

void says(const Tables& tables, const std::string& words) {
  const std::string said = message(tables);
  EXPECT_NE(said.find(words), std::string::npos) << "not \"" << words << "\" but\n" << said;
}

TEST(OccupationTables, AreReadAsTheyAre) { EXPECT_EQ(message({}), ""); }

TEST(OccupationTables, AnOccupationWithoutSkillsIsNamed) {
  Tables tables;
  erase_lines(tables.ratings, "7,");
  says(tables,
       "groups.csv:58:3: key 'lfs_noc43': occupation 07 'Administrative and financial supervisors and specialized "
       "administrative occupations' has no skills: no rating at all in ratings.csv");
}

TEST(OccupationTables, AMissingRatingIsNamed) {
  Tables tables;
  erase_lines(tables.ratings, "16,S04,");
  says(tables, "occupation 16 'Nursing and allied health professionals' lacks 1 of 166 ratings (S04 first)");
}

TEST(OccupationTables, RatingsMustBeOnTheirScaleAndOnce) {
  Tables tables;
  replace(tables.ratings, "1,A01,5.0", "1,A01,5.1");
  replace(tables.ratings, "1,K01,2.926", "1,K01,3.926");
  replace(tables.ratings, "2,A01,", "1,A02,");
  replace(tables.ratings, "3,A01,", "44,A01,");
  replace(tables.ratings, "4,A01,", "4,A101,");
  says(tables, "ratings.csv:2:7: key 'mean_rating': a rating of A01 must lie on its scale; allowed: 0 to 5");
  says(tables, "a rating of K01 must lie on its scale; allowed: 0 to 3");
  says(tables, "group 1 has two ratings of A02");
  says(tables, "key 'lfs_noc43': there is no occupation group 44; allowed: 1 to 43");
  says(tables, "key 'attribute_id': unknown attribute 'A101'; did you mean 'A01'?");
}

TEST(OccupationTables, RatingsMustBeNumbers) {
  Tables tables;
  replace(tables.ratings, "1,A01,5.0", "1,A01,high");
  says(tables, "ratings.csv:2:7: \"high\" in column \"mean_rating\" is not a finite number");
}

TEST(OccupationTables, GroupsMustAgreeWithThemselves) {
  Tables tables;
  replace(tables.groups, "00011,Senior government managers and officials,0,", "00011,Senior government managers,4,");
  replace(tables.groups, ",1218", ",-1218");
  replace(tables.groups, "2,Specialized middle management occupations,10011",
          "2,Special middle management occupations,10011");
  says(tables, "groups.csv:3:82: key 'teer': group 01 mixes levels 0-3 with levels 4-5");
  says(tables, "groups.csv:2:87: key 'toronto_cma_employees_2023_09_allocated': a count cannot be negative");
  says(tables, "key 'lfs_noc43_title': group 02 has two titles; allowed: Specialized middle management occupations");
}

TEST(OccupationTables, EveryGroupMustBeThere) {
  Tables tables;
  erase_lines(tables.groups, "19,");
  replace(tables.groups, "43,\"Labourers", "0,\"Labourers");
  says(tables, "there is no row for group 19");
  says(tables, "there is no occupation group 0; allowed: 1 to 43");
}

TEST(OccupationTables, LevelsAndDomainsMustExist) {
  Tables tables;
  replace(tables.groups, "00010,Legislators,0,", "00010,Legislators,6,");
  replace(tables.attributes, "S02,skills,", "S02,skils,");
  replace(tables.attributes, "S05,", "S04,");
  says(tables, "key 'teer': there is no level 6; allowed: 0 to 5");
  says(tables,
       "attributes.csv:3:5: key 'domain': unknown domain 'skils'; allowed: skills, abilities, workactivities, "
       "knowledges; did you mean 'skills'?");
  says(tables, "attributes.csv:6:1: key 'attribute_id': attribute 'S04' stands here twice");
}

TEST(OccupationTables, SkillsMustBeMadeOfSkills) {
  Tables tables;
  replace(tables.skill_attributes, "digital,S14,", "digitl,S14,");
  replace(tables.skill_attributes, "digital,W11,", "digital,K38,");
  replace(tables.skill_attributes, "language,S02,", "language,S01,");
  replace(tables.skill_attributes, "A09,calculates quickly and correctly", "A09,");
  erase_lines(tables.skill_attributes, "creative,");
  says(tables,
       "mapping.csv:3:1: key 'skill': unknown skill 'digitl'; allowed: digital, language, numeracy, creative, "
       "technical; did you mean 'digital'?");
  says(tables, "mapping.csv:4:9: key 'attribute_id': 'K38' is knowledge, rated on another scale than skills");
  says(tables, "mapping.csv:6:10: key 'attribute_id': 'S01' counts twice for one skill");
  says(tables, "key 'why': say why it belongs to the skill");
  says(tables, "key 'skill': no attribute makes up 'creative'");
}

TEST(OccupationTables, ColumnsMustBeThere) {
  Tables tables;
  replace(tables.ratings, "mean_rating", "rating");
  says(tables, "ratings.csv:1:1: there is no column \"mean_rating\"");
}

}  // namespace
}  // namespace piecework::platform_work
