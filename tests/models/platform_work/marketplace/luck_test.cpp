// Luck belongs to pairs of freelancer and project: rows in another order change nothing, one more freelancer little.

#include <gtest/gtest.h>
#include <algorithm>
#include <map>

#include "models/platform_work/marketplace/accounts.h"
#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

/// What happened to each account, by address.
std::map<std::uint64_t, std::array<std::int64_t, 4>> histories(const State& state) {
  std::map<std::uint64_t, std::array<std::int64_t, 4>> all;
  for (const Account& account : state.marketplace.accounts.rows()) {
    all[account.id] = {account.bids, account.wins, account.jobs, account.earned_cents};
  }
  return all;
}

std::map<std::uint64_t, std::array<std::int64_t, 4>> run_from(State state) {
  Market market(std::move(state), Rules{});
  market.run({});
  return histories(market.state());
}

TEST(MarketplaceLuck, TheOrderOfRowsChangesNothing) {
  const State state = testing::open_market().state();
  State turned = state;
  for (auto& rows : turned.marketplace.bidders) {
    std::ranges::reverse(rows);
    for (std::uint32_t place = 0; place < rows.size(); ++place) {
      turned.marketplace.accounts[AccountId{rows[place]}].place = place;
    }
  }
  EXPECT_EQ(run_from(state), run_from(turned));
}

TEST(MarketplaceLuck, OneMoreFreelancerChangesFewOthers) {
  const State state = testing::open_market({"period.until=2016-08-01"}).state();
  State more = state;
  AccountStatus status = AccountStatus::dormant;
  for (std::uint64_t place = 0; status != AccountStatus::bidding; ++place) {  // of some, the first that bids
    status = more.marketplace.accounts[open_account(more, (1ULL << 50) + place)].status;
  }
  const auto before = run_from(state);
  const auto after = run_from(more);
  std::int64_t changed = 0;
  std::int64_t active = 0;
  for (const auto& [address, history] : before) {
    active += history[0] > 0 ? 1 : 0;
    changed += after.at(address) != history ? 1 : 0;
  }
  EXPECT_GT(active, 50);
  EXPECT_LT(changed, active / 5);
}

TEST(MarketplaceLuck, ReplicatesDiffer) {
  EXPECT_NE(histories(testing::finished_market({}, 0)), histories(testing::finished_market({}, 1)));
}

}  // namespace
}  // namespace piecework::platform_work
