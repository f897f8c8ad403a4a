#include "models/platform_work/marketplace/quality_belief.h"

#include <algorithm>
#include <limits>

#include "sim/base/math.h"

namespace piecework::platform_work {

void QualityBelief::add_scores(const Scores& scores, double rating_precision) {
  if (scores.weight <= 0.0 || scores.sd <= 0.0 || rating_precision <= 0.0) return;
  // Scores spread by quality (variance 1) and noise (1 / precision): in units of quality one spread is this much.
  const double spread = math::sqrt(1.0 + 1.0 / rating_precision);
  add((scores.mean - scores.usual) / scores.sd * spread, rating_precision * scores.weight);
}

double worth_of(const HiringParameters& parameters, const QualityBelief& belief, const BidWorth& bid) {
  double worth = belief.mean() - 0.5 * parameters.risk_aversion * belief.variance() -
                 parameters.price_weight * math::log(bid.price_ratio) + bid.support;
  if (bid.same_region) worth += parameters.home_premium;
  if (bid.new_partner) worth -= parameters.new_partner_cost;
  return worth;
}

double best_outside(const HiringParameters& parameters, double u) {
  if (parameters.outside_bids < 1.0) return -std::numeric_limits<double>::infinity();
  const double best = math::pow(u, 1.0 / parameters.outside_bids);  // of that many uniform draws
  return parameters.outside_mean + parameters.outside_sd * math::normal_quantile(std::min(best, 1.0 - 0x1p-53));
}

double renewed_markup(double log_markup, double won, double learning, double target) {
  return std::max(0.0, log_markup + learning * (won - target));
}

}  // namespace piecework::platform_work
