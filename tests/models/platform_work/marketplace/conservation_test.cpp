#include "models/platform_work/measures/conservation_marketplace.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

TEST(MarketplaceConservation, HoldsInARunWithHiresFeesAndClosings) {
  const State state = testing::finished_market({"marketplace.accounts.closing.value=0.02"});
  const MarketplaceBooks& books = state.marketplace.books;
  EXPECT_NO_THROW(check_marketplace_books(state));
  EXPECT_GT(books.finished, 100);
  EXPECT_GT(books.fee_cents, 0);
  EXPECT_GT(books.closed, 0);
  EXPECT_GT(books.registered, 600);
  EXPECT_GT(books.stopped_bidding, 0);
  EXPECT_GT(books.escrow_cents, books.spent_cents);
  EXPECT_EQ(books.spent_cents, books.paid_cents + books.fee_cents);
}

TEST(MarketplaceConservation, OutsidersAreInTheBooks) {
  const State state =
      testing::finished_market({"marketplace.hiring.outside_bids.value=50", "marketplace.hiring.outside_mean.value=2"});
  const MarketplaceBooks& books = state.marketplace.books;
  EXPECT_NO_THROW(check_marketplace_books(state));
  EXPECT_GT(books.outside_hired, 50);
  EXPECT_EQ(books.spent_cents, books.paid_cents + books.outside_paid_cents + books.fee_cents);
}

TEST(MarketplaceConservation, FindsWhatIsLost) {
  const State good = testing::finished_market();
  const auto broken = [&](const auto& change) {
    State state = good;
    change(state.marketplace);
    EXPECT_THROW(check_marketplace_books(state), InternalError);
  };
  broken([](MarketplaceState& market) { ++market.books.posted[2]; });
  broken([](MarketplaceState& market) { ++market.books.escrow_cents; });
  broken([](MarketplaceState& market) { ++market.books.fee_cents; });
  broken([](MarketplaceState& market) { ++market.books.finished; });
  broken([](MarketplaceState& market) { ++market.books.registered; });
  broken([](MarketplaceState& market) { ++market.books.bids; });
  broken([](MarketplaceState& market) { ++market.books.began_bidding; });
  broken([](MarketplaceState& market) { ++market.clients.rows()[0].spent_cents; });
  broken([](MarketplaceState& market) { --market.accounts.rows()[0].earned_cents; });
  broken([](MarketplaceState& market) { ++market.accounts.rows()[0].wins; });
  broken([](MarketplaceState& market) { ++market.accounts.rows()[0].jobs; });
  broken([](MarketplaceState& market) {
    const auto working = std::ranges::find_if(
        market.projects.rows(), [](const Project& project) { return project.status == ProjectStatus::working; });
    ++working->paid_cents;
  });
}

}  // namespace
}  // namespace piecework::platform_work
