// Saved and gone on with, a marketplace is the one that never stopped; a file that names what does not exist is
// refused.

#include <gtest/gtest.h>
#include <limits>

#include "tests/models/platform_work/marketplace/small_marketplace.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

TEST(MarketplaceCheckpoint, ResumeEqualsUninterrupted) {
  const Resumable<Market> model{.begin = [] { return testing::open_market(); },
                                .blank = [] { return testing::open_market(); },
                                .run = [](Market& market, Time until) { market.run_until(until, {}); },
                                .from = start_of({2016, 5, 1}),
                                .until = start_of({2016, 11, 1})};
  expect_resume_equals_uninterrupted(model, 8);
}

TEST(MarketplaceCheckpoint, WhatDoesNotExistIsSeen) {
  const State good = testing::finished_market();
  ASSERT_TRUE(good.marketplace.is_whole(0));
  const auto broken = [&](const char* what, const auto& change) {
    MarketplaceState market = good.marketplace;
    change(market);
    EXPECT_FALSE(market.is_whole(0)) << what;
  };
  broken("category", [](auto& market) { market.accounts.rows()[0].category = project_categories; });
  broken("region", [](auto& market) { market.accounts.rows()[0].region = market_regions; });
  broken("status", [](auto& market) { market.accounts.rows()[0].status = static_cast<AccountStatus>(9); });
  broken("person", [](auto& market) { market.accounts.rows()[0].person = 0; });
  broken("wage", [](auto& market) { market.accounts.rows()[0].wage = std::numeric_limits<float>::quiet_NaN(); });
  broken("belief", [](auto& market) { market.accounts.rows()[0].belief = 2.0F; });
  broken("bidder", [](auto& market) { market.bidders[0].push_back(0); });
  broken("client", [](auto& market) { market.projects.rows()[0].client = 1'000'000; });
  broken("account", [](auto& market) { market.projects.rows()[0].account = 1'000'000; });
  broken("partner", [](auto& market) { market.clients.rows()[0].partner = 1'000'000; });
  broken("circle", [](auto& market) { market.partnerships[0].next = 0; });
  broken("free", [](auto& market) { market.free_projects.push_back(0); });
  broken("milestones", [](auto& market) {
    for (Project& project : market.projects.rows()) project.reached = project.milestones;
  });
  broken("clock", [](auto& market) { market.postings[0].need = -1.0; });
  broken("factor", [](auto& market) { market.log_volume[0] = std::numeric_limits<double>::infinity(); });
}

}  // namespace
}  // namespace piecework::platform_work
