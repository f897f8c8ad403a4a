// Concentration and pay of requesters, by hand.

#include <gtest/gtest.h>
#include <cmath>

#include "models/platform_work/measures/requester_shares.h"

namespace piecework::platform_work {
namespace {

Poster posting(std::int64_t cents) {
  Poster poster;
  poster.posted_cents = cents;
  poster.has_posted = 1;
  return poster;
}

TEST(Concentration, PartOfARequesterCountsInPart) {
  std::vector<Poster> posters(100, posting(1));
  posters[50] = posting(101);
  posters.emplace_back();  // posted nothing
  const std::vector<double> curve = concentration(posters);
  const std::vector<double> shares = top_shares();
  ASSERT_EQ(curve.size(), shares.size());
  EXPECT_NEAR(shares[10], 0.001, 1e-15);
  EXPECT_NEAR(curve[10], 0.1 * 101 / 200, 1e-12);  // a tenth of the largest
  EXPECT_NEAR(curve[20], 101.0 / 200, 1e-9);       // one of a hundred
  EXPECT_DOUBLE_EQ(curve.back(), 1.0);
  EXPECT_TRUE(std::isnan(concentration({}).front()));
}

TEST(RequesterRates, EachCountsOnce) {
  Poster low;  // two tasks of 1 and 4 minutes at 10 cents: 2 minutes, 3 dollars an hour
  low.tasks = 2;
  low.offered_cents = 20;
  low.log_seconds = math::log(60.0) + math::log(240.0);
  Poster high;  // one of an hour at 9 dollars
  high.tasks = 1;
  high.offered_cents = 900;
  high.log_seconds = math::log(3600.0);
  const RequesterRates rates = requester_rates({low, high, posting(5)});
  EXPECT_NEAR(rates.mean, 6.0, 1e-12);
  EXPECT_NEAR(rates.trimmed, 6.0, 1e-12);
  EXPECT_EQ(rates.posting, 1U);
  EXPECT_EQ(rates.counts[pay_bins.of(3.0)], 1);
  EXPECT_EQ(rates.counts[pay_bins.of(9.0)], 1);
}

TEST(RequesterRates, TrimmingTakesATwentiethOffEitherEnd) {
  std::vector<Poster> posters;
  for (int dollars = 1; dollars <= 20; ++dollars) {
    Poster poster;
    poster.tasks = 1;
    poster.offered_cents = dollars == 20 ? 1'000'000 : 100 * dollars;
    poster.log_seconds = math::log(3600.0);
    posters.push_back(poster);
  }
  EXPECT_NEAR(requester_rates(posters).trimmed, 10.5, 1e-9);
  EXPECT_NEAR(requester_rates(posters).mean, 509.5, 1e-9);
}

}  // namespace
}  // namespace piecework::platform_work
