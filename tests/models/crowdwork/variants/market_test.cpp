// What holds in every variant of the crowdwork market, whatever the luck.

#include "models/crowdwork/variants/market.h"

#include <gtest/gtest.h>
#include <set>

#include "models/crowdwork/variants/scenario.h"
#include "tests/support/resume.h"

namespace piecework::crowdwork::variants {
namespace {

LoadOptions own(std::vector<std::string> overrides = {}) {
  return {{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)};
}

Parameters small() {
  return read_scenario("verification/crowdwork", own({"parameters.workers=100", "parameters.contracts_per_day=30"}))
      .parameters;
}

TEST(CrowdworkVariants, WhatIsPaidIsEarned) {
  for (const Variant& variant : variants) {
    Market market(small(), variant, {.seed = 3});
    market.run_days(400);
    std::int64_t earned = market.cents_of_leavers();
    for (const Worker& worker : market.workers()) earned += worker.earned_cents;
    EXPECT_EQ(earned, market.totals().paid_cents) << variant.name;
    EXPECT_EQ(market.totals().issued, 400 * 30) << variant.name;
    EXPECT_GT(market.totals().filled, 0) << variant.name;
    EXPECT_LE(market.totals().filled, market.totals().issued) << variant.name;
  }
}

TEST(CrowdworkVariants, NobodyWorksBelowTheReservationPrice) {
  for (const Variant& variant : variants) {
    Market market(small(), variant, {.seed = 4});
    market.run_days(200);
    EXPECT_LE(market.totals().reservation_of_hours, static_cast<double>(market.totals().paid_cents) / 100.0 + 1e-6);
    for (const Worker& worker : market.workers()) {
      EXPECT_GE(worker.surplus, 0.0) << variant.name;
      EXPECT_GE(worker.asked, worker.reservation);
    }
  }
}

TEST(CrowdworkVariants, NewcomersHaveIdsOfTheirOwn) {
  Market market(small(), variants[0], {.seed = 5});
  market.run_days(400);
  ASSERT_GT(market.totals().left, 100);
  std::set<std::uint64_t> ids;
  for (const Worker& worker : market.workers()) ids.insert(worker.id);
  EXPECT_EQ(ids.size(), 100U);
  EXPECT_EQ(*ids.rbegin(), static_cast<std::uint64_t>(99 + market.totals().left));
}

TEST(CrowdworkVariants, NobodyWorksTwiceAtOnce) {
  Parameters busy = small();
  busy.contracts_per_day = 2000;  // more than all together can do
  Market market(busy, variants[2], {.seed = 6});
  market.run_days(60);
  const double most = 100.0 * busy.hours_per_day * 62;  // days of everybody, and what began on the last
  EXPECT_LE(market.totals().hours, most);
  EXPECT_GT(market.totals().hours, 0.5 * most);
}

TEST(CrowdworkVariants, WithoutBudgetsNobodyIsHired) {
  Parameters poor = small();
  poor.budget_median = 0.01;
  poor.budget_sigma = 0;
  for (const std::size_t at : {0U, 1U, 2U, 3U}) {
    Market market(poor, variants[at], {.seed = 7});
    market.run_days(60);
    EXPECT_EQ(market.totals().filled, 0) << variants[at].name;
  }
}

TEST(CrowdworkVariants, ResumeEqualsUninterruptedAtThirtyMoments) {
  const Parameters parameters = small();
  const Resumable<Market> model{.begin = [&] { return Market(parameters, variants[0], {.seed = 8}); },
                                .blank = [&] { return Market(parameters, variants[0], {}); },
                                .run = [](Market& market, Time until) { run_events(market, {{}, until, until}, {}); },
                                .from = Time{0},
                                .until = Time{0} + days(120)};
  expect_resume_equals_uninterrupted(model, 30);
}

TEST(CrowdworkVariants, WrongScenariosAreReportedTogether) {
  try {
    read_scenario("verification/crowdwork",
                  own({"parameters.workers=2", "parameters.tarif=1", "verifies=\"crowdwrk\""}));
    FAIL() << "read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3U) << error.what();
  }
}

}  // namespace
}  // namespace piecework::crowdwork::variants
