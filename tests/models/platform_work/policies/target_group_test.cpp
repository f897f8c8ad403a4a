// For whom a policy is: what expressions mean, and what is said of those that mean nothing.

#include "models/platform_work/target_group.h"

#include <gtest/gtest.h>

namespace piecework::platform_work {
namespace {

/// A woman of 25 to 34 with a bachelor's degree, newcomer.
constexpr Traits graduate{1, 3, Sex::women, ImmigrantClass::newcomer};
/// A man of 65 and over with a high-school diploma, born here.
constexpr Traits pensioner{5, 1, Sex::men, ImmigrantClass::non_immigrant};

bool contains(std::string_view text, const Traits& traits) {
  const std::optional<TargetGroup> group = parse_group(text);
  EXPECT_TRUE(group.has_value()) << text << ": " << read_group(text).problem.problem;
  return group && group->contains(traits);
}

TEST(TargetGroup, EverybodyIsMoreThanAllResidents) {
  EXPECT_TRUE(parse_group("everybody")->everybody());
  EXPECT_TRUE(parse_group(" everybody ")->everybody());
  EXPECT_FALSE(parse_group("age>=15")->everybody());
  EXPECT_TRUE(contains("age>=15", pensioner));
}

TEST(TargetGroup, ReadsConditionsAndTheirCombinations) {
  EXPECT_TRUE(contains("immigrant_class=newcomer", graduate));
  EXPECT_FALSE(contains("immigrant_class=newcomer", pensioner));
  EXPECT_TRUE(contains("immigrant_class!=newcomer", pensioner));
  EXPECT_TRUE(contains("immigrant_class = newcomer and education = bachelor or above", graduate));
  EXPECT_FALSE(contains("immigrant_class=newcomer and education=above_bachelors", graduate));
  EXPECT_TRUE(contains("education=high_school or below", pensioner));
  EXPECT_TRUE(contains("gender=men or gender=women", graduate));
  EXPECT_TRUE(contains("education in {high_school, bachelors}", graduate));
  EXPECT_FALSE(contains("not education in {high_school, bachelors}", pensioner));
  EXPECT_TRUE(contains("education<certificate_or_diploma", pensioner));
}

TEST(TargetGroup, AndBindsMoreCloselyThanOr) {
  EXPECT_TRUE(contains("gender=men or gender=women and immigrant_class=established", pensioner));
  EXPECT_FALSE(contains("(gender=men or gender=women) and immigrant_class=established", pensioner));
  EXPECT_FALSE(contains("not gender=men and immigrant_class=established", graduate));
  EXPECT_TRUE(contains("not (gender=men and immigrant_class=established)", graduate));
}

TEST(TargetGroup, ComparesAgesWhereBandsBegin) {
  EXPECT_TRUE(contains("age>=25 and age<35", graduate));
  EXPECT_TRUE(contains("age>24", graduate));
  EXPECT_FALSE(contains("age<=24", graduate));
  EXPECT_TRUE(contains("age=65+", pensioner));
  EXPECT_TRUE(contains("age=55-64 or above", pensioner));
  EXPECT_FALSE(contains("age<=55-64", pensioner));
  EXPECT_NE(read_group("age>=30").problem.problem.find("known in bands"), std::string::npos);
  EXPECT_FALSE(parse_group("age=25").has_value());
}

TEST(TargetGroup, NamesWhatIsUnknown) {
  const GroupProblem attribute = read_group("gendr=men").problem;
  EXPECT_EQ(attribute.name, "gendr");
  EXPECT_NE(attribute.problem.find("unknown attribute 'gendr'"), std::string::npos);
  const GroupProblem value = read_group("gender=men and education=bachelrs").problem;
  EXPECT_EQ(value.name, "education=bachelrs");
  EXPECT_EQ(value.known.size(), education_levels);
}

TEST(TargetGroup, RefusesWhatIsNoExpression) {
  for (const char* text :
       {"", "gender", "gender=", "gender=men and", "gender=men gender=women", "(gender=men", "gender=men)",
        "gender<men", "gender=men or above", "education in {}", "education in {high_school", "everybody and gender=men",
        "and", "not", "=", "gender=men and gender=women", "gender in {men,}", "age<15"}) {
    EXPECT_FALSE(parse_group(text).has_value()) << text;
    EXPECT_FALSE(read_group(text).problem.problem.empty()) << text;
  }
  EXPECT_FALSE(parse_group(std::string(1000, '(') + "gender=men" + std::string(1000, ')')).has_value());
}

TEST(TargetGroup, MeetsAnotherIfSomebodyIsInBoth) {
  const auto meet = [](std::string_view one, std::string_view other) {
    return parse_group(one)->meets(*parse_group(other)) && parse_group(other)->meets(*parse_group(one));
  };
  EXPECT_TRUE(meet("everybody", "everybody"));
  EXPECT_TRUE(meet("everybody", "gender=men"));
  EXPECT_TRUE(meet("gender=men", "age>=65"));
  EXPECT_FALSE(meet("gender=men", "gender=women and age>=65"));
}

}  // namespace
}  // namespace piecework::platform_work
