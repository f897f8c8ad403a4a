#include "models/platform_work/marketplace/rating.h"

#include <algorithm>

#include "sim/base/math.h"
#include "sim/base/time.h"

namespace piecework::platform_work {
namespace {

constexpr double lowest_score = 1.0;
constexpr double highest_score = 5.0;
constexpr double bins_per_point = 2.0;

double clipped(double score) { return std::clamp(score, lowest_score, highest_score); }

std::int64_t in_thousandths(double points) { return static_cast<std::int64_t>(points * thousandths + 0.5); }

}  // namespace

double satisfaction_of(const RatingParameters& parameters, double quality, double lacking, double luck) {
  return clipped(parameters.satisfaction_mean + parameters.satisfaction_quality * quality -
                 parameters.satisfaction_skill * lacking + parameters.satisfaction_sd * luck);
}

double public_score(const RatingParameters& parameters, double satisfaction, double norm) {
  return clipped(satisfaction + parameters.pull * std::max(0.0, norm + parameters.margin - satisfaction));
}

double faded_weight(const Account& account, std::int64_t now, double memory_months) {
  if (account.score_weight <= 0.0) return 0.0;
  const double months = static_cast<double>(now - account.scored_at) / static_cast<double>(seconds_per_month);
  return account.score_weight * math::exp(-months / memory_months);
}

void add_score(Account& account, double score, std::int64_t now, double memory_months) {
  const double kept = faded_weight(account, now, memory_months);
  const double share = account.score_weight > 0.0 ? kept / account.score_weight : 0.0;
  account.score_sum = account.score_sum * share + score;
  account.score_weight = kept + 1.0;
  account.scored_at = now;
}

void count_score(MonthScores& month, double satisfaction, double score) {
  const std::int64_t points = in_thousandths(score);
  const auto place = static_cast<std::size_t>((satisfaction - lowest_score) * bins_per_point);
  const std::size_t bin = std::min(place, satisfaction_bins - 1);
  ++month.count;
  month.score += points;
  month.score_square += points * points;
  month.satisfaction += in_thousandths(satisfaction);
  ++month.bin_count[bin];
  month.bin_score[bin] += points;
}

void renew_norm(MarketplaceState& market) {
  const MonthScores& month = market.month;
  if (month.count > 0) {
    const auto count = static_cast<double>(month.count);
    const double mean = static_cast<double>(month.score) / count;
    const double variance = static_cast<double>(month.score_square) / count - mean * mean;
    market.score_mean = mean / thousandths;
    if (variance > 0.0) market.score_sd = math::sqrt(variance) / thousandths;
  }
  market.month = {};
}

}  // namespace piecework::platform_work
