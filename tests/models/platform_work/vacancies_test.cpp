// Open vacancies against a plain list.

#include "models/platform_work/jobs/vacancies.h"

#include <gtest/gtest.h>

#include <map>

#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

std::array<std::size_t, occupations> few_each() {
  std::array<std::size_t, occupations> usual{};
  usual.fill(4);
  return usual;
}

Vacancy vacancy_in(Occupation occupation, std::uint64_t id) {
  Vacancy vacancy;
  vacancy.id = id;
  vacancy.occupation = occupation;
  return vacancy;
}

std::vector<std::uint32_t> applicants(VacancyTable& table, VacancyId id) {
  std::vector<std::uint32_t> all;
  table.take_applicants(id, [&](PersonId person) { all.push_back(person.row()); });
  return all;
}

TEST(Vacancies, ApplicantsAreThoseSinceTheLastLook) {
  VacancyTable table(few_each());
  const VacancyId one = table.open(vacancy_in(2, 1), 0x1234567890ABCDEF);
  const VacancyId other = table.open(vacancy_in(2, 2), 0xFEDCBA0987654321);
  table.apply(one, PersonId{7});
  table.apply(other, PersonId{8});
  table.apply(one, PersonId{9});
  EXPECT_EQ(applicants(table, one), (std::vector<std::uint32_t>{9, 7}));
  EXPECT_TRUE(applicants(table, one).empty());
  table.apply(one, PersonId{5});
  EXPECT_EQ(applicants(table, one), (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(applicants(table, other), (std::vector<std::uint32_t>{8}));
}

TEST(Vacancies, AClosedOneIsNeverMetAndItsRowIsUsedAgain) {
  VacancyTable table(few_each());
  const VacancyId one = table.open(vacancy_in(3, 1), 1ULL << 60);
  const VacancyId two = table.open(vacancy_in(3, 2), 7ULL << 60);
  table.close(one);
  EXPECT_EQ(table.open_count(3), 1U);
  Draws draws({1, 0}, {});
  for (int draw = 0; draw < 50; ++draw) EXPECT_EQ(table.sample(3, draws), two);
  EXPECT_FALSE(table.sample(4, draws).valid());
  EXPECT_EQ(table.open(vacancy_in(5, 3), 2ULL << 60), one);
  EXPECT_EQ(table[one].id, 3U);
  EXPECT_EQ(table.open_count(), 2U);
}

TEST(Vacancies, EachIsMetEquallyOften) {
  VacancyTable table(few_each());
  constexpr std::uint64_t count = 10;
  for (std::uint64_t id = 0; id < count; ++id) {
    table.open(vacancy_in(0, id), hash_at({3, 0}, {Purpose{9}, id, 0}));
  }
  std::map<std::uint32_t, int> met;
  Draws draws({2, 0}, {});
  constexpr int tries = 20'000;
  for (int draw = 0; draw < tries; ++draw) ++met[table.sample(0, draws).row()];
  ASSERT_EQ(met.size(), count);
  double squares = 0.0;
  for (const auto& [row, times] : met) squares += (times - 2000.0) * (times - 2000.0) / 2000.0;
  EXPECT_LT(squares, 37.3);  // chi-square with 9 degrees: beyond is one in 40,000
}

}  // namespace
}  // namespace piecework::platform_work
