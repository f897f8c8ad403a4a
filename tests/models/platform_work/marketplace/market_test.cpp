// The marketplace at work, from the opening: who is hired, what scores do, what is recorded.

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

const std::string market_path = "/series/marketplace/";

std::vector<double> real_series(const Market& market, const std::string& name) {
  for (const auto& series : market.observer().recorder().reals()) {
    if (series.info().path == market_path + name) return series.values();
  }
  return {};
}

std::vector<std::int64_t> count_series(const Market& market, const std::string& name) {
  for (const auto& series : market.observer().recorder().counts()) {
    if (series.info().path == market_path + name) return series.values();
  }
  return {};
}

Market ran(std::vector<std::string> overrides = {}) {
  Market market = testing::open_market(std::move(overrides));
  market.run({});
  return market;
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

TEST(Marketplace, ProjectsComeInTheSharesOfTheirCategories) {
  const Market market =
      ran({"marketplace.demand.projects_per_month.value=2000", "marketplace.demand.shock_sd.value=[0,0,0,0,0,0,0]",
           "marketplace.demand.shock_sd.low=0", "period.until=2016-08-01"});
  const std::vector<std::int64_t> posts = count_series(market, "posts");
  ASSERT_EQ(posts.size(), 3 * project_categories);
  const auto total = static_cast<double>(sum(posts));
  EXPECT_NEAR(total, 6000.0, 4.5 * 78.0 + 60.0);  // Poisson, and a little trend
  double software = 0.0;
  for (std::size_t month = 0; month < 3; ++month) software += static_cast<double>(posts[month * project_categories]);
  EXPECT_NEAR(software / total, 0.4155, 4.5 * 0.0064);
}

TEST(Marketplace, FewerProjectsArePostedInDecember) {
  const auto december = [](const std::string& factor) {
    const Market market = ran({"marketplace.demand.december.value=" + factor, "marketplace.demand.december.low=0.2",
                               "period.until=2017-01-01"});
    const std::vector<std::int64_t> posts = count_series(market, "posts");
    return std::accumulate(posts.end() - project_categories, posts.end(), std::int64_t{0});
  };
  EXPECT_LT(december("0.5"), 0.75 * static_cast<double>(december("0.99")));
}

TEST(Marketplace, ANewcomerWinsLessOften) {
  const Market market = ran({"period.until=2017-05-01"});
  const MarketplaceBooks& books = market.state().marketplace.books;
  const double novices = static_cast<double>(books.novice_wins) / static_cast<double>(books.novice_bids);
  const double others =
      static_cast<double>(books.wins - books.novice_wins) / static_cast<double>(books.bids - books.novice_bids);
  EXPECT_GT(others, 1.5 * novices);
}

TEST(Marketplace, ScoresLieAboveSatisfactionAndWithoutPullNotAtAll) {
  const Market pulled = ran({"marketplace.rating.first_norm_gap.value=0.5"});
  const Market plain = ran({"marketplace.rating.pull.value=0", "marketplace.rating.pull.low=0"});
  EXPECT_GT(real_series(pulled, "public_score").back(), real_series(pulled, "private_satisfaction").back() + 0.05);
  EXPECT_NEAR(real_series(plain, "public_score").back(), real_series(plain, "private_satisfaction").back(), 1e-9);
}

TEST(Marketplace, ClientsOfTheSameRegionAreKept) {
  const auto shares = [](const std::string& premium) {
    const State state = testing::finished_market(
        {"marketplace.hiring.home_premium.value=" + premium, "marketplace.hiring.home_premium.high=10"});
    std::int64_t wins = 0;
    std::int64_t all = 0;
    for (const Account& account : state.marketplace.accounts.rows()) {
      all += account.wins;
      if (account.region == 3) wins += account.wins;  // North America, where most clients are
    }
    return static_cast<double>(wins) / static_cast<double>(all);
  };
  EXPECT_GT(shares("4"), 2.0 * shares("0"));
}

TEST(Marketplace, NobodyHoldsMoreContractsThanItCan) {
  Market market = testing::open_market({"marketplace.accounts.most_contracts.value=1"});
  for (int month = 6; month <= 10; ++month) {
    market.run_until(start_of({2016, month, 15}), {});
    for (const Account& account : market.state().marketplace.accounts.rows()) EXPECT_LE(account.in_hand, 2);
  }
}

TEST(Marketplace, TheFunnelNarrows) {
  const Market market = ran();
  const std::int64_t accounts = count_series(market, "accounts").back();
  const std::int64_t worked = count_series(market, "accounts_ever_worked").back();
  const std::int64_t serious = count_series(market, "accounts_serious").back();
  EXPECT_GT(accounts, worked);
  EXPECT_GT(worked, serious);
  EXPECT_GT(serious, 0);
}

TEST(Marketplace, MonthsSumToTheBooks) {
  const Market market = ran();
  const MarketplaceBooks& books = market.state().marketplace.books;
  EXPECT_EQ(sum(count_series(market, "bids")), books.bids);
  EXPECT_EQ(sum(count_series(market, "wins")), books.wins);
  EXPECT_EQ(sum(count_series(market, "finished")), books.finished);
  EXPECT_EQ(sum(count_series(market, "ratings")), sum(count_series(market, "ratings_by_satisfaction")));
}

TEST(Marketplace, AScenarioWithoutOneHasNone) {
  const auto scenario = testing::small_marketplace();
  EXPECT_TRUE(scenario->marketplace.is_open());
  EXPECT_FALSE(MarketplaceParameters{}.is_open());
}

}  // namespace
}  // namespace piecework::platform_work
