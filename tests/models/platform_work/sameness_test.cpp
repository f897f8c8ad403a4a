// Same scenario and seed, same lives; and what a policy or a person does not touch stays as it was, bit for bit.

#include <gtest/gtest.h>

#include <map>

#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

/// What tells one life from another, by the person's own id.
struct Life {
  std::uint64_t id;
  std::int64_t earned;
  std::uint32_t searches;
  std::uint32_t sessions;
  std::uint32_t transitions;
  LabourState state;
  Membership membership;
  float believed;

  bool operator==(const Life&) const = default;
};

std::vector<Life> lives(const Market& market) {
  std::vector<Life> all;
  for (std::size_t row = 0; row < market.state().people.size(); ++row) {
    const Person& person = market.state().people.rows()[row];
    const Career& career = market.state().careers.rows()[row];
    const BoardLife& life = market.state().board_life(market.state().people.id(row));
    all.push_back({person.id, life.earned_cents, life.search_count, life.session_count, career.count, career.state,
                   person.membership, life.believed_wage});
  }
  return all;
}

Market finished(const testing::SmallRun& run) {
  Market market = testing::small_market(run);
  market.run({});
  return market;
}

TEST(Sameness, TheSameSeedGivesTheSameLives) {
  EXPECT_EQ(lives(finished({})), lives(finished({})));
  EXPECT_NE(lives(finished({})), lives(finished({.replicate = 1})));
}

TEST(Sameness, AnUnusedPolicyChangesNothing) {
  const std::vector<Life> baseline = lives(finished({}));
  const std::vector<std::string> all{"pay_floor", "requester_reputation", "skills_programme"};
  const auto unused = [&](const std::string& setting) {
    std::vector<std::string> overrides;
    for (const std::string& name : all) overrides.push_back("policies." + name + "." + setting);
    return lives(finished({.policies = all, .overrides = overrides}));
  };
  EXPECT_EQ(unused("intensity=0"), baseline);
  EXPECT_EQ(unused("start=2030-01-01"), baseline);
}

TEST(Sameness, APolicyChangesNothingBeforeItStarts) {
  // The policy starts after the last census: every life is as it was.
  const std::vector<Life> baseline = lives(finished({}));
  const testing::SmallRun late{.policies = {"pay_floor"}, .overrides = {"policies.pay_floor.start=2025-03-31"}};
  const std::vector<Life> changed = lives(finished(late));
  ASSERT_EQ(changed.size(), baseline.size());
  std::size_t different = 0;
  for (std::size_t row = 0; row < baseline.size(); ++row) different += changed[row] == baseline[row] ? 0 : 1;
  EXPECT_LT(different, baseline.size() / 50);  // a day's sessions, out of three months
}

/// How many lives differ, of those present in both.
std::size_t changed(const Market& one, const Market& other) {
  std::map<std::uint64_t, Life> by_id;
  for (const Life& life : lives(other)) by_id.emplace(life.id, life);
  std::size_t count = 0;
  for (const Life& life : lives(one)) {
    const auto found = by_id.find(life.id);
    if (found != by_id.end() && !(found->second == life)) ++count;
  }
  return count;
}

TEST(Sameness, OneMorePersonChangesFewOtherLives) {
  // In a month: the one more competes for vacancies and tasks, and whom it displaces competes elsewhere.
  const auto after_a_month = [](std::size_t extra) {
    Market market = testing::small_market({.extra_residents = extra});
    market.run_until(market.state().scenario->period.first(), {});
    return market;
  };
  const Market without = after_a_month(0);
  const Market with = after_a_month(1);
  const auto people = without.state().people.size();
  EXPECT_GE(with.state().people.size(), people);
  EXPECT_LT(changed(without, with), people / 50);
}

TEST(Sameness, OneMoreVacancyChangesFewLives) {
  const auto after_a_month = [](std::size_t extra) {
    Market market = testing::small_market({});
    State& state = const_cast<State&>(market.state());  // NOLINT: a market does not offer this, on purpose
    for (std::size_t count = 0; count < extra; ++count) {
      Vacancy vacancy;
      vacancy.id = 1ULL << 60;
      vacancy.opened = state.now.seconds;
      vacancy.occupation = 5;
      vacancy.hours = 39;
      const VacancyId id = state.jobs.vacancies.open(vacancy, 12'345'678'901'234'567ULL);
      ++state.jobs.books.vacancies_opened;
      state.schedule.at(state.now + days(7), VacancyReview{id});
    }
    market.run_until(market.state().scenario->period.first(), {});
    return market;
  };
  const Market without = after_a_month(0);
  EXPECT_LT(changed(without, after_a_month(1)), without.state().people.size() / 50);
}

TEST(Sameness, APolicyChangesOnlySomeLives) {
  const std::vector<Life> baseline = lives(finished({}));
  const std::vector<Life> treated = lives(finished({.policies = {"requester_reputation"}}));
  std::size_t changed_outside = 0;
  std::size_t touched = 0;
  for (std::size_t row = 0; row < baseline.size(); ++row) {
    if (treated[row] == baseline[row]) continue;
    ++touched;
    if (baseline[row].sessions == 0 && treated[row].sessions == 0) ++changed_outside;
  }
  EXPECT_GT(touched, 0U);
  EXPECT_EQ(changed_outside, 0U);  // who is never on the board is never touched
}

TEST(Sameness, ACopyIsAnIndependentBranch) {
  Market market = testing::small_market();
  Market branch = market;
  branch.run({});
  const std::vector<Life> before = lives(market);
  EXPECT_NE(before, lives(branch));
  market.run({});
  EXPECT_EQ(lives(market), lives(branch));
}

TEST(Sameness, TinyRatesAreWaitsForEverAndNoError) {
  const std::vector<std::string> overrides{
      "platforms.requesters.replacement={value=1e-12,low=0}", "jobs.flows.own_account_exit={value=1e-12,low=0}",
      "people.demography.landings={value=1e-12,low=0}", "platforms.members.entry_rate={value=1e-12,low=0}"};
  EXPECT_GT(finished({.overrides = overrides}).events(), 0U);
}

TEST(Sameness, AStudyGivesTheSameFileTwice) {
  const Study study(testing::small_request({"pay_floor"}), {});
  const ResultFile first = study.simulate(1, 0, {});
  EXPECT_EQ(result_hash(first), result_hash(study.simulate(1, 0, {})));
  EXPECT_NE(result_hash(first), result_hash(study.simulate(0, 0, {})));
}

}  // namespace
}  // namespace piecework::platform_work
