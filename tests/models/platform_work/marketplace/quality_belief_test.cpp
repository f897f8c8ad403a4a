#include "models/platform_work/marketplace/quality_belief.h"

#include <gtest/gtest.h>
#include <cmath>

namespace piecework::platform_work {
namespace {

HiringParameters usual() {
  HiringParameters parameters;
  parameters.rating_precision = 0.5;
  parameters.risk_aversion = 1.0;
  parameters.price_weight = 1.0;
  parameters.home_premium = 0.7;
  parameters.new_partner_cost = 0.4;
  parameters.outside_sd = 1.0;
  return parameters;
}

TEST(QualityBelief, ThePriorIsStandardNormal) {
  EXPECT_DOUBLE_EQ(QualityBelief().mean(), 0.0);
  EXPECT_DOUBLE_EQ(QualityBelief().variance(), 1.0);
}

TEST(QualityBelief, SignalsCountByTheirPrecision) {
  QualityBelief belief;
  belief.add(2.0, 3.0);
  EXPECT_DOUBLE_EQ(belief.mean(), 1.5);
  EXPECT_DOUBLE_EQ(belief.variance(), 0.25);
  belief.add(-5.0, 0.0);  // a signal without weight
  EXPECT_DOUBLE_EQ(belief.mean(), 1.5);
}

TEST(QualityBelief, AScoreIsReadRelativeToWhatEverybodyGets) {
  QualityBelief early, late;
  early.add_scores({.mean = 4.2, .weight = 2, .usual = 3.7, .sd = 0.8}, 0.5);
  late.add_scores({.mean = 4.9, .weight = 2, .usual = 4.7, .sd = 0.32}, 0.5);  // inflated by less spread
  EXPECT_NEAR(early.mean(), late.mean(), 1e-12);
  QualityBelief average;
  average.add_scores({.mean = 4.7, .weight = 5, .usual = 4.7, .sd = 0.5}, 0.5);
  EXPECT_DOUBLE_EQ(average.mean(), 0.0);
  EXPECT_LT(average.variance(), 1.0);  // known to be average is better than unknown to a client who dislikes risk
}

TEST(QualityBelief, ManyScoresRevealQuality) {
  QualityBelief belief;  // quality 1: mean score one standard deviation of quality above, spread sqrt(1 + 1/0.5)
  const double spread = std::sqrt(3.0);
  belief.add_scores({.mean = 1.0 / spread, .weight = 10'000, .usual = 0.0, .sd = 1.0}, 0.5);
  EXPECT_NEAR(belief.mean(), 1.0, 1e-3);
}

TEST(BidWorth, APriceARegionAndAPartnerCount) {
  const QualityBelief unknown;
  const double plain = worth_of(usual(), unknown, {.price_ratio = 1.0, .new_partner = false});
  EXPECT_DOUBLE_EQ(plain, -0.5);  // risk alone
  EXPECT_NEAR(worth_of(usual(), unknown, {.price_ratio = 0.5, .new_partner = false}) - plain, std::log(2.0), 1e-12);
  EXPECT_DOUBLE_EQ(worth_of(usual(), unknown, {.same_region = true, .new_partner = false}) - plain, 0.7);
  EXPECT_DOUBLE_EQ(worth_of(usual(), unknown, {.new_partner = true}) - plain, -0.4);
  EXPECT_DOUBLE_EQ(worth_of(usual(), unknown, {.new_partner = false, .support = 2.0}) - plain, 2.0);
}

TEST(BidWorth, TheBestOfMoreOutsideBidsIsBetter) {
  HiringParameters parameters = usual();
  EXPECT_LT(best_outside(parameters, 0.5), -1e300);  // nobody is outside
  double last = -10.0;
  for (const double bids : {1.0, 2.0, 10.0, 100.0}) {
    parameters.outside_bids = bids;
    EXPECT_GT(best_outside(parameters, 0.5), last);
    last = best_outside(parameters, 0.5);
  }
  parameters.outside_bids = 2.0;  // median of the better of two standard normals
  EXPECT_NEAR(best_outside(parameters, 0.5), 0.5450, 1e-3);
}

TEST(Markup, LosersSellAtCostAndWinnersAskMore) {
  double log_markup = 0.0;
  for (int bid = 0; bid < 20; ++bid) log_markup = renewed_markup(log_markup, 0.0, 0.1, 0.1);
  EXPECT_DOUBLE_EQ(log_markup, 0.0);  // never below cost
  log_markup = renewed_markup(log_markup, 1.0, 0.1, 0.1);
  EXPECT_DOUBLE_EQ(log_markup, 0.09);
  for (int bid = 0; bid < 9; ++bid) log_markup = renewed_markup(log_markup, 0.0, 0.1, 0.1);
  EXPECT_NEAR(log_markup, 0.0, 1e-12);  // one win in ten: steady
}

}  // namespace
}  // namespace piecework::platform_work
