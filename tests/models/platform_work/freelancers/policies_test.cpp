// What policies give to freelancers by chance: a first job, a certificate, an agency's word.

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

#include "models/platform_work/marketplace/accounts.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/policy_build.h"
#include "models/platform_work/study.h"
#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

constexpr FirstJobGuarantee guarantee{{.share = 0.6, .detailed_share = 0.5, .hours = 10.0, .detailed_precision = 2.0}};
constexpr Certificates certificates{{.share = 0.5, .precision = 2.0, .without_history = 0.5}};
constexpr AgencyReference agency{{.share = 0.5, .precision = 4.0, .shift = 0.5, .fee_share = 0.1}};

/// A market in which one policy is in force from the first day.
State with_policy(double intensity = 1.0) {
  State state = testing::open_market().state();
  PolicyRecord record;
  record.name = "test";
  record.intensity = intensity;
  state.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{record});
  state.schedule.at(state.now, PolicyStart{PolicyId{0}});
  return state;
}

State run(State state, Policy policy) {
  Market market(std::move(state), Rules({std::move(policy)}));
  market.run({});
  return market.state();
}

std::array<std::int64_t, treatments> groups_of(const State& state) {
  std::array<std::int64_t, treatments> counts{};
  for (const Assignment& row : state.marketplace.assignments) ++counts[static_cast<std::size_t>(row.treatment)];
  return counts;
}

/// Contracts, bids and pay of all accounts.
std::vector<std::int64_t> histories(const State& state) {
  std::vector<std::int64_t> all;
  for (const Account& account : state.marketplace.accounts.rows()) {
    all.insert(all.end(), {account.bids, account.wins, account.jobs, account.earned_cents});
  }
  return all;
}

TEST(FirstJobGuaranteePolicy, EntrantsAreShared) {
  const State state = run(with_policy(), guarantee);
  const auto counts = groups_of(state);
  const double all = static_cast<double>(counts[0] + counts[1] + counts[2]);
  EXPECT_GT(all, 30.0);
  EXPECT_NEAR(static_cast<double>(counts[0]) / all, 0.4, 0.2);
  EXPECT_NEAR(static_cast<double>(counts[1]) / all, 0.3, 0.2);
  EXPECT_EQ(state.marketplace.books.trials, counts[1] + counts[2]);
}

TEST(FirstJobGuaranteePolicy, TheJobIsPaidAndEvaluated) {
  const State state = run(with_policy(), guarantee);
  const MarketplaceState& market = state.marketplace;
  std::int64_t cents = 0;
  for (const Trial& trial : market.trials.rows()) {
    const Account& account = market.accounts[AccountId{trial.account}];
    if (trial.is_done == 0) continue;
    cents += trial.pay_cents;
    EXPECT_GE(account.rated, 1U);
    EXPECT_GE(account.jobs, 1U);
    EXPECT_EQ(account.evaluation_precision, static_cast<float>(trial.precision));
    EXPECT_EQ(account.evaluation != 0.0F, trial.precision > 0.0);
  }
  EXPECT_GT(cents, 0);
  EXPECT_EQ(market.books.trial_cents, cents);
  EXPECT_TRUE(market.is_whole(0));
}

TEST(FirstJobGuaranteePolicy, NothingHappensAtIntensityZeroOrWithoutAShare) {
  const std::vector<std::int64_t> before = histories(testing::finished_market());
  EXPECT_EQ(histories(run(with_policy(0.0), guarantee)), before);
  FirstJobGuarantee nobody = guarantee;
  nobody.parameters.share = 0.0;
  EXPECT_EQ(histories(run(with_policy(), nobody)), before);
  EXPECT_NE(histories(run(with_policy(), guarantee)), before);
}

TEST(CertificatesPolicy, WhoBidsIsTestedAndClientsReadIt) {
  const State before = with_policy();
  const State state = run(before, certificates);
  const auto counts = groups_of(state);
  EXPECT_GT(counts[3], 20);
  EXPECT_GT(counts[4], 20);
  EXPECT_EQ(counts[0] + counts[5], 0);
  const auto tested = [](const Account& account) { return account.is_certified == by_policy; };
  EXPECT_EQ(std::ranges::count_if(state.marketplace.accounts.rows(), tested), counts[4]);
  EXPECT_NE(histories(state), histories(testing::finished_market()));
}

TEST(CertificatesPolicy, WithoutHistoryItCountsForLess) {
  State state = with_policy();
  state.active.set(0);
  const Rules rules({certificates});
  const AccountId id{0};
  Account& account = state.marketplace.accounts[id];
  account.is_certified = 0;
  EXPECT_EQ(rules.decide(CertificatePrecision{id}, 0.3, state), 0.3);
  account.quality = 1.0F;
  give_certificate(state, id, {.precision = 4.0}, 2.0);
  EXPECT_FLOAT_EQ(account.certificate, 2.0F);  // 1 + 2 / sqrt(4)
  account.jobs = 0;
  EXPECT_EQ(rules.decide(CertificatePrecision{id}, 0.3, state), 1.0);
  account.jobs = 1;
  EXPECT_EQ(rules.decide(CertificatePrecision{id}, 0.3, state), 2.0);
}

TEST(AgencyReferencePolicy, IsASignalWithAShiftAndCostsAShareOfPay) {
  State state = with_policy();
  state.active.set(0);
  const Rules rules({agency});
  const AccountId id{0};
  Account& account = state.marketplace.accounts[id];
  account.is_verified = 1;
  EXPECT_EQ(rules.decide(HistoryPrecision{id}, 0.7, state), 0.7);
  EXPECT_EQ(rules.decide(MarketplaceFee{id}, 0.2, state), 0.2);
  account.quality = -1.0F;
  give_history(state, id, {.precision = 4.0, .shift = 0.5}, 1.0);
  EXPECT_FLOAT_EQ(account.history, 0.0F);  // -1 + 0.5 + 1 / sqrt(4)
  EXPECT_EQ(rules.decide(HistoryPrecision{id}, 0.7, state), 4.0);
  EXPECT_DOUBLE_EQ(rules.decide(MarketplaceFee{id}, 0.2, state), 0.28);
}

TEST(AgencyReferencePolicy, EntrantsAreVouchedFor) {
  const State state = run(with_policy(), agency);
  const auto counts = groups_of(state);
  EXPECT_GT(counts[5], 15);
  EXPECT_GT(counts[6], 15);
  EXPECT_TRUE(state.marketplace.is_whole(0));
}

TEST(Treatments, LuckOfAnAccountIsTheSameInEveryArm) {
  const State one = run(with_policy(), agency);
  const State two = run(with_policy(), guarantee);
  const auto luck = [](const State& state) {
    return uniform01(*std::make_unique<Draws>(treatment_draws(state, AccountId{5}, Treatment::reference_none)));
  };
  EXPECT_EQ(luck(one), luck(two));
}

TEST(MarketplacePolicies, AreRefusedWhereThereIsNoMarketplace) {
  StudyRequest request;
  request.load = {{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, {"scale.residents=\"1:10000\""}};
  request.arms = {"certificates"};
  request.scenario = "toronto/freelance";
  EXPECT_EQ(Study(request, {}).arms().size(), 2U);
  request.scenario = "toronto/baseline";
  try {
    const Study study(request, {});
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("is for a marketplace"), std::string::npos);
  }
}

TEST(Treatments, AreInACheckpoint) {
  const State state = run(with_policy(), guarantee);
  EXPECT_FALSE(state.marketplace.assignments.empty());
  State broken = state;
  broken.marketplace.assignments.front().account = no_row - 1;
  EXPECT_FALSE(broken.marketplace.is_whole(0));
  broken = state;
  broken.marketplace.trials[TrialId{0}].account = no_row - 1;
  EXPECT_FALSE(broken.marketplace.is_whole(0));
}

}  // namespace
}  // namespace piecework::platform_work
