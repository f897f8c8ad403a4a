// Same scenario and seed, same lives; and what a policy or a person does not touch stays as it was, bit for bit.

#include <gtest/gtest.h>

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
    all.push_back({person.id, market.state().records.rows()[row].earned_cents, person.search_count,
                   person.session_count, person.labour_count, person.labour_state, person.membership,
                   person.believed_wage});
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

TEST(Sameness, OneMorePersonChangesNobodyElse) {
  const Market without = finished({});
  const Market with = finished({.extra_residents = 1});
  const std::size_t residents = without.state().residents;
  ASSERT_EQ(with.state().residents, residents + 1);
  std::vector<Life> others = lives(with);
  const Life added = others[residents];
  ASSERT_EQ(added.membership, Membership::none) << "the added person must be inert: choose another seed";
  ASSERT_EQ(added.earned, 0);
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(residents));
  EXPECT_EQ(others, lives(without));
}

TEST(Sameness, APolicyChangesOnlySomeLives) {
  const std::vector<Life> baseline = lives(finished({}));
  const std::vector<Life> treated = lives(finished({.policies = {"requester_reputation"}}));
  std::size_t changed_outside = 0;
  std::size_t changed = 0;
  for (std::size_t row = 0; row < baseline.size(); ++row) {
    if (treated[row] == baseline[row]) continue;
    ++changed;
    if (baseline[row].sessions == 0 && treated[row].sessions == 0) ++changed_outside;
  }
  EXPECT_GT(changed, 0U);
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
      "platforms.requesters.replacement={value=1e-12,low=0}", "jobs.employed_to_unemployed={value=1e-12,low=0}",
      "jobs.employed_to_inactive={value=1e-12,low=0}", "platforms.members.entry_rate={value=1e-12,low=0}"};
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
