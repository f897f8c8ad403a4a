#include "models/platform_work/marketplace/rating.h"

#include <gtest/gtest.h>

namespace piecework::platform_work {
namespace {

RatingParameters usual() {
  return {.satisfaction_mean = 3.6,
          .satisfaction_quality = 0.5,
          .satisfaction_skill = 0.3,
          .satisfaction_sd = 0.8,
          .pull = 0.7,
          .margin = 0.7,
          .first_norm_gap = 1.5,
          .memory_months = 12,
          .feedback_share = 1};
}

TEST(Rating, SatisfactionRisesWithQualityAndFallsWithSkillThatLacks) {
  const RatingParameters parameters = usual();
  EXPECT_DOUBLE_EQ(satisfaction_of(parameters, 0.0, 0.0, 0.0), 3.6);
  EXPECT_DOUBLE_EQ(satisfaction_of(parameters, 1.0, 0.0, 0.0), 4.1);
  EXPECT_DOUBLE_EQ(satisfaction_of(parameters, 0.0, 1.0, 0.0), 3.3);
  EXPECT_DOUBLE_EQ(satisfaction_of(parameters, 0.0, 0.0, 9.0), 5.0);
  EXPECT_DOUBLE_EQ(satisfaction_of(parameters, 0.0, 0.0, -9.0), 1.0);
}

TEST(Rating, AScoreIsLiftedTowardsTheNormAndNeverLowered) {
  const RatingParameters parameters = usual();
  EXPECT_DOUBLE_EQ(public_score(parameters, 3.0, 3.0), 3.0 + 0.7 * 0.7);
  EXPECT_DOUBLE_EQ(public_score(parameters, 4.5, 3.0), 4.5);  // above norm and margin
  EXPECT_DOUBLE_EQ(public_score(parameters, 4.9, 5.0), 5.0);  // a score ends at 5
  for (double norm = 2.0; norm < 5.0; norm += 0.25) {
    EXPECT_LE(public_score(parameters, 3.0, norm), public_score(parameters, 3.0, norm + 0.25));
    EXPECT_LT(public_score(parameters, 3.0, norm), public_score(parameters, 3.5, norm));
  }
}

TEST(Rating, WithoutPullAScoreIsWhatIsFelt) {
  RatingParameters parameters = usual();
  parameters.pull = 0.0;
  EXPECT_DOUBLE_EQ(public_score(parameters, 2.0, 4.8), 2.0);
}

TEST(Rating, ScoresOfAnAccountFade) {
  Account account;
  add_score(account, 2.0, 0, 12.0);
  const std::int64_t year = 12 * seconds_per_month;
  EXPECT_NEAR(faded_weight(account, year, 12.0), 0.36788, 1e-5);
  add_score(account, 5.0, year, 12.0);
  EXPECT_NEAR(account.score_sum / account.score_weight, (2.0 * 0.36788 + 5.0) / 1.36788, 1e-4);
}

TEST(Rating, TheMonthKeepsSumsAndBins) {
  MonthScores month;
  count_score(month, 1.0, 2.0);
  count_score(month, 4.9, 5.0);
  count_score(month, 5.0, 5.0);
  EXPECT_EQ(month.count, 3);
  EXPECT_EQ(month.score, 12'000);
  EXPECT_EQ(month.satisfaction, 10'900);
  EXPECT_EQ(month.bin_count.front(), 1);
  EXPECT_EQ(month.bin_count.back(), 2);
  EXPECT_EQ(month.bin_score.back(), 10'000);
}

TEST(Rating, TheNormOfAMonthIsThatOfTheLastWithScores) {
  MarketplaceState market;
  market.score_mean = 3.0;
  market.score_sd = 1.0;
  renew_norm(market);
  EXPECT_DOUBLE_EQ(market.score_mean, 3.0);
  count_score(market.month, 4.0, 4.0);
  count_score(market.month, 5.0, 5.0);
  renew_norm(market);
  EXPECT_DOUBLE_EQ(market.score_mean, 4.5);
  EXPECT_DOUBLE_EQ(market.score_sd, 0.5);
  EXPECT_EQ(market.month.count, 0);
}

}  // namespace
}  // namespace piecework::platform_work
