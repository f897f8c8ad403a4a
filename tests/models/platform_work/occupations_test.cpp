#include "models/platform_work/skills/occupations.h"

#include <gtest/gtest.h>
#include <bit>
#include <set>

#include "models/platform_work/scenario.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

const Occupations& baseline() {
  static const Occupations read = read_scenario("toronto/baseline", testing::own_scenarios(), {}).occupations;
  return read;
}

/// Our code of a survey group.
constexpr Occupation group(int number) { return static_cast<Occupation>(number - 1); }

std::vector<std::string> nearest_two(Occupation from) {
  Occupation first = no_occupation;
  Occupation second = no_occupation;
  const auto nearer = [&](Occupation one, Occupation other) {
    return other == no_occupation || baseline().proximity(from, one) > baseline().proximity(from, other);
  };
  for (Occupation to = 0; to < occupations; ++to) {
    if (to == from) continue;
    if (nearer(to, first)) {
      second = first;
      first = to;
    } else if (nearer(to, second)) {
      second = to;
    }
  }
  return {baseline().info(first).code, baseline().info(second).code};
}

TEST(Occupations, HaveTitlesLevelsAndShares) {
  EXPECT_EQ(baseline().info(group(16)).code, "16");
  EXPECT_EQ(baseline().info(group(16)).title_en, "Nursing and allied health professionals");
  EXPECT_EQ(baseline().info(group(16)).lowest_teer, 1);
  EXPECT_EQ(baseline().info(group(26)).lowest_teer, 4);
  EXPECT_EQ(baseline().info(group(26)).highest_teer, 5);
  double total = 0.0;
  for (Occupation each = 0; each < occupations; ++each) total += baseline().info(each).employment_share;
  EXPECT_NEAR(total, 1.0, 1e-12);
  EXPECT_NEAR(baseline().info(group(2)).employment_share, 180067.0 / 3085684.0, 1e-5);
}

// Published: 29 % of the employees of the Toronto CMA work at TEER 4 or 5 (survey of September 2023).
TEST(Occupations, TenGroupsAreLow) {
  std::set<std::string> low;
  double share = 0.0;
  for (Occupation each = 0; each < occupations; ++each) {
    if (!baseline().info(each).low) continue;
    low.insert(baseline().info(each).code);
    share += baseline().info(each).employment_share;
  }
  EXPECT_EQ(low, (std::set<std::string>{"09", "26", "30", "33", "34", "37", "38", "40", "42", "43"}));
  EXPECT_NEAR(share, 0.29, 0.005);
}

// By hand from oasis_by_lfs_noc43.csv: means over 3, 8, 8, 3 and 12 attributes.
TEST(Occupations, SkillsAreMeansOfTheirAttributes) {
  const Skills nurses{(2.69 + 0.0 + 3.0) / 3, 29.882 / 8, 26.929 / 8, (3.223 + 3.141 + 0.0) / 3, 15.187 / 12};
  const Skills helpers{(0.474 + 0.0 + 1.365) / 3, 8.43 / 8, 9.55 / 8, (1.002 + 0.675 + 0.004) / 3, 18.409 / 12};
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    EXPECT_NEAR(baseline().skills(group(16))[skill], nurses[skill], 1e-12) << skill_names[skill];
    EXPECT_NEAR(baseline().skills(group(38))[skill], helpers[skill], 1e-12) << skill_names[skill];
  }
}

TEST(Occupations, ProximityIsSymmetricAndOneAtHome) {
  for (Occupation from = 0; from < occupations; ++from) {
    EXPECT_EQ(baseline().proximity(from, from), 1.0);
    for (Occupation to = 0; to < occupations; ++to) {
      EXPECT_EQ(baseline().proximity(from, to), baseline().proximity(to, from));
      EXPECT_GT(baseline().proximity(from, to), 0.0);
      EXPECT_TRUE(from == to || baseline().proximity(from, to) < 1.0);
      EXPECT_EQ(baseline().proximities(from)[to], baseline().proximity(from, to));
    }
  }
}

TEST(Occupations, NeighboursMakeSense) {
  using Two = std::vector<std::string>;
  EXPECT_EQ(nearest_two(group(2)), (Two{"06", "03"}));   // middle managers: business professionals, retail managers
  EXPECT_EQ(nearest_two(group(5)), (Two{"07", "02"}));   // finance: administrative and financial supervisors
  EXPECT_EQ(nearest_two(group(8)), (Two{"09", "07"}));   // administration: its support, its supervisors
  EXPECT_EQ(nearest_two(group(14)), (Two{"16", "15"}));  // physicians: nurses, therapists
  EXPECT_EQ(nearest_two(group(16)), (Two{"14", "15"}));  // nurses: physicians, therapists
  EXPECT_EQ(nearest_two(group(18)), (Two{"26", "17"}));  // health assistants: care providers, health technicians
  EXPECT_EQ(nearest_two(group(20)), (Two{"24", "21"}));  // teachers: education paraprofessionals, social workers
  EXPECT_EQ(nearest_two(group(28)), (Two{"27", "29"}));  // art: art
  EXPECT_EQ(nearest_two(group(33)), (Two{"32", "09"}));  // sales representatives: sales, administrative support
  EXPECT_EQ(nearest_two(group(38)), (Two{"37", "40"}));  // helpers and labourers: transport, labourers
}

// What the scenario says of its reach: 55 % of applications stay in the group if vacancies are spread as employment is.
TEST(Occupations, TheReachKeepsMoreThanHalfAtHome) {
  double stays = 0.0;
  for (Occupation from = 0; from < occupations; ++from) {
    double reached = 0.0;
    for (Occupation to = 0; to < occupations; ++to) {
      reached += baseline().proximity(from, to) * baseline().info(to).employment_share;
    }
    const double share = baseline().info(from).employment_share;
    stays += share * share / reached;
  }
  EXPECT_NEAR(stays, 0.55, 0.005);
}

TEST(Occupations, AWiderReachBringsAllNearer) {
  const LoadOptions wider = testing::own_scenarios({"skills.proximity_scale=0.8"});
  const Occupations far = read_scenario("toronto/baseline", wider, {}).occupations;
  const double ratio = 0.8 / 0.54;
  EXPECT_NEAR(math::pow(far.proximity(0, 1), ratio * ratio), baseline().proximity(0, 1), 1e-12);
  EXPECT_GT(far.proximity(0, 1), baseline().proximity(0, 1));
}

TEST(Fit, CountsWhatTheJobCallsFor) {
  for (Occupation each = 0; each < occupations; ++each) EXPECT_EQ(baseline().fit(each, each), 1.0);
  const double up = baseline().fit(group(38), group(19));    // from helper to lawyer
  const double down = baseline().fit(group(19), group(38));  // lacks the technical skill alone
  EXPECT_GT(up, 0.2);
  EXPECT_LT(up, 0.5);
  EXPECT_GT(down, 0.7);
  EXPECT_LT(down, 1.0);
  EXPECT_EQ(fit({1, 1, 1, 1, 1}, {0, 0, 0, 0, 0}), 1.0);
  EXPECT_EQ(fit({5, 0, 2, 0, 0}, {4, 2, 2, 0, 0}), 0.75);
}

TEST(Fit, GapsAreMeansOfEachDirection) {
  const SkillGap gap = skill_gap({3, 1, 2, 0, 5}, {1, 2, 2, 1, 5});
  EXPECT_DOUBLE_EQ(gap.over, 2.0 / 5);
  EXPECT_DOUBLE_EQ(gap.under, 2.0 / 5);
}

Skills skills_of(Occupation trained, std::uint64_t person) {
  Draws draws({7, 0}, {Purpose{1}, person, 0});
  return baseline().person_skills(trained, draws);
}

// Five standard errors: a false alarm in 1.7 million for each of the twenty figures.
TEST(PersonSkills, FollowMeanSpreadAndCorrelation) {
  constexpr int people = 100'000;
  const Occupation technicians = group(13);  // every mean is 3.5 spreads from 0 and 5, so that clipping does not count
  const Skills& mean = baseline().skills(technicians);
  const Skills spread{0.65, 0.6, 0.6, 0.65, 0.65};
  const std::array<double, 10> correlation{0.39, 0.43, 0.23, 0.05, 0.58, 0.35, -0.11, 0.45, 0.07, 0.25};
  Skills first{};
  std::array<Skills, rated_skills> second{};
  for (std::uint64_t person = 0; person < people; ++person) {
    const Skills skills = skills_of(technicians, person);
    for (std::size_t one = 0; one < rated_skills; ++one) {
      const double gap = skills[one] - mean[one];
      first[one] += gap / people;
      for (std::size_t other = 0; other < rated_skills; ++other) {
        second[one][other] += gap * (skills[other] - mean[other]) / people;
      }
    }
  }
  std::size_t pair = 0;
  for (std::size_t one = 0; one < rated_skills; ++one) {
    EXPECT_NEAR(first[one], 0.0, 5 * spread[one] / 316) << skill_names[one];
    EXPECT_NEAR(math::sqrt(second[one][one]), spread[one], 5 * spread[one] / 447) << skill_names[one];
    for (std::size_t other = one + 1; other < rated_skills; ++other) {
      EXPECT_NEAR(second[one][other] / (spread[one] * spread[other]), correlation[pair++], 5.0 / 250);
    }
  }
}

TEST(PersonSkills, AreRatingsAndTheSameForTheSameAddress) {
  double language = 0.0;
  for (std::uint64_t person = 0; person < 1000; ++person) {
    const Skills lawyer = skills_of(group(19), person);
    EXPECT_EQ(lawyer, skills_of(group(19), person));
    for (const double rating : lawyer) {
      EXPECT_GE(rating, lowest_rating);
      EXPECT_LE(rating, highest_rating);
    }
    language += lawyer[1] / 1000;
  }
  EXPECT_LT(language, baseline().skills(group(19))[1]);  // 5.0: clipping takes half the spread away
  EXPECT_GT(language, 4.6);
}

TEST(PersonSkills, TakeFiveWords) {
  Draws used({7, 0}, {Purpose{1}, 3, 0});
  Draws counted = used;
  static_cast<void>(baseline().person_skills(0, used));
  for (int word = 0; word < 5; ++word) counted();
  EXPECT_EQ(used(), counted());
}

TEST(PersonSkills, ImpossibleCorrelationsAreRefused) {
  const std::string key = "skills.within_correlation=[0.9,0.9,0,0,-0.5,0,0,0,0,0]";
  try {
    read_scenario("toronto/baseline", testing::own_scenarios({key}), {});
    FAIL() << "not refused";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("contradict each other"), std::string::npos) << error.what();
  }
}

// FNV-1a over the bits of everything that a run can see. Whoever changes tables, parameters or arithmetic changes it.
TEST(Occupations, EveryBitIsTheStoredOne) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto take = [&](double value) { hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001b3; };
  for (Occupation from = 0; from < occupations; ++from) {
    for (const double rating : baseline().skills(from)) take(rating);
    for (const double proximity : baseline().proximities(from)) take(proximity);
    for (std::uint64_t person = 0; person < 20; ++person) {
      for (const double rating : skills_of(from, person)) take(rating);
    }
  }
  EXPECT_EQ(hash, 14764451197976154194U);
}

}  // namespace
}  // namespace piecework::platform_work
