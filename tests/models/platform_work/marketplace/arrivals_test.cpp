#include "models/platform_work/marketplace/arrivals.h"

#include <gtest/gtest.h>

namespace piecework::platform_work {
namespace {

constexpr Time month{seconds_per_month};

TEST(ArrivalClock, AFasterRateShortensWhatIsLeftOfTheWait) {
  ArrivalClock clock;
  begin_wait(clock, {0}, 3.0);
  change_rate(clock, {0}, 1.0);
  EXPECT_NEAR(static_cast<double>(next_arrival(clock, {0}).seconds), 3.0 * seconds_per_month, 2.0);
  change_rate(clock, month, 4.0);  // two arrivals are left, at four a month
  EXPECT_NEAR(clock.need, 2.0, 1e-9);
  EXPECT_NEAR(static_cast<double>(next_arrival(clock, month).seconds), 1.5 * seconds_per_month, 2.0);
  EXPECT_EQ(clock.count, 1U);
}

TEST(ArrivalClock, WithoutARateNobodyComes) {
  ArrivalClock clock;
  begin_wait(clock, {0}, 1.0);
  change_rate(clock, {0}, 0.0);
  EXPECT_GT(next_arrival(clock, {0}).seconds, 30'000 * seconds_per_month);
}

}  // namespace
}  // namespace piecework::platform_work
