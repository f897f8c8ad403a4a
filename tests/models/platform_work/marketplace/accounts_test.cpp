// A freelancer's own decisions.

#include "models/platform_work/marketplace/accounts.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

State opened(std::vector<std::string> overrides = {}) { return testing::open_market(std::move(overrides)).state(); }

TEST(Accounts, ManyRegisterAndFewBid) {
  const State state = opened({"marketplace.accounts.at_opening.value=2000"});
  const auto bidding = std::ranges::count_if(state.marketplace.accounts.rows(), [](const Account& account) {
    return account.status == AccountStatus::bidding;
  });
  EXPECT_GT(bidding, 100);
  EXPECT_LT(bidding, 1000);
}

TEST(Accounts, WhoBelievesInWinningBids) {
  const State state = opened();
  Account account = state.marketplace.accounts.rows()[0];
  account.belief = 1.0F;
  EXPECT_TRUE(bid_pays(state, account, 0.0));
  account.belief = 1e-4F;
  EXPECT_FALSE(bid_pays(state, account, 0.0));
  EXPECT_FALSE(bid_pays(state, account, 1e6));
}

TEST(Accounts, ASkilledHourCostsMoreAndAHigherMarkupToo) {
  Account account;
  account.wage = 10.0F;
  EXPECT_EQ(bid_price(account, 5.0), 5000);
  account.log_markup = 0.5F;
  EXPECT_NEAR(static_cast<double>(bid_price(account, 5.0)), 5000 * 1.6487, 1.0);
  account.log_markup = 1e5F;
  EXPECT_EQ(bid_price(account, 5.0), 1'000'000'000);  // no project is dearer
  account.wage = 0.0F;
  EXPECT_EQ(bid_price(account, 5.0), 1);
}

TEST(Accounts, LosingBidsDiscourage) {
  State state = opened();
  MarketplaceState& market = state.marketplace;
  const auto found = std::ranges::find_if(market.bidders, [](const auto& rows) { return !rows.empty(); });
  ASSERT_NE(found, market.bidders.end());
  const AccountId id{found->front()};
  int bids = 0;
  while (market.accounts[id].status == AccountStatus::bidding && bids < 10'000) {
    learn_from_bid(state, id, 0.0);
    ++bids;
  }
  EXPECT_GT(bids, 1);
  EXPECT_LT(bids, 1000);
  EXPECT_EQ(market.accounts[id].place, no_row);
  EXPECT_TRUE(market.is_whole(0));
}

TEST(Accounts, OneThatWinsStaysAndAsksForMore) {
  State state = opened();
  MarketplaceState& market = state.marketplace;
  const auto found = std::ranges::find_if(market.bidders, [](const auto& rows) { return !rows.empty(); });
  const AccountId id{found->front()};
  for (int bid = 0; bid < 50; ++bid) learn_from_bid(state, id, 1.0);
  EXPECT_EQ(market.accounts[id].status, AccountStatus::bidding);
  EXPECT_GT(market.accounts[id].log_markup, 1.0F);
}

}  // namespace
}  // namespace piecework::platform_work
