#include "models/platform_work/marketplace/fees.h"

#include <gtest/gtest.h>

namespace piecework::platform_work {
namespace {

FeeParameters ladder() {
  return {.billed_from = {0, 500, 10'000}, .share = {0.2, 0.1, 0.05}, .milestone = 500, .most_milestones = 6};
}

TEST(Fees, EachDollarPaysTheShareOfItsTier) {
  EXPECT_DOUBLE_EQ(fee_share(ladder(), 0, 50'000), 0.2);
  EXPECT_DOUBLE_EQ(fee_share(ladder(), 50'000, 100), 0.1);
  EXPECT_DOUBLE_EQ(fee_share(ladder(), 2'000'000, 100), 0.05);
  EXPECT_DOUBLE_EQ(fee_share(ladder(), 0, 100'000), 0.15);  // half in each of two tiers
  EXPECT_DOUBLE_EQ(fee_share(ladder(), 40'000, 20'000), 0.15);
}

TEST(Fees, AFlatFeeIsFlat) {
  FeeParameters flat = ladder();
  flat.share = {0.1, 0.1, 0.1};
  EXPECT_NEAR(fee_share(flat, 12'345, 3'000'000), 0.1, 1e-15);
}

TEST(Fees, PartsOfAPriceSumToItToTheCent) {
  for (const std::int64_t price : {1LL, 99LL, 49'999LL, 50'000LL, 50'001LL, 123'457LL, 99'999'999LL}) {
    const std::int64_t parts = milestones_of(ladder(), price);
    std::int64_t sum = 0;
    for (std::int64_t part = 1; part <= parts; ++part) {
      const std::int64_t amount = part_of_price(price, part, parts);
      EXPECT_GT(amount, 0);
      sum += amount;
    }
    EXPECT_EQ(sum, price);
  }
}

TEST(Fees, ADearContractHasMoreMilestonesUpToTheMost) {
  EXPECT_EQ(milestones_of(ladder(), 100), 1);
  EXPECT_EQ(milestones_of(ladder(), 120'000), 3);
  EXPECT_EQ(milestones_of(ladder(), 90'000'000), 6);
}

}  // namespace
}  // namespace piecework::platform_work
