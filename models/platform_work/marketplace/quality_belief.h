#pragma once
// What a client believes about a freelancer's quality: a normal prior with mean 0 and variance 1, and signals that
// count by their precision. A score is read relative to the scores that everybody gets now, so that inflation misleads
// nobody.

#include "models/platform_work/marketplace/hiring_parameters.h"

namespace piecework::platform_work {

class QualityBelief {
 public:
  /// A signal: quality + noise of variance 1 / precision; nothing if the precision is 0.
  void add(double signal, double precision) {
    weighted_ += signal * precision;
    precision_ += precision;
  }
  /// Scores of this mean and weight, where everybody's have `usual` mean and spread `sd`.
  struct Scores {
    double mean = 0.0;
    double weight = 0.0;
    double usual = 0.0;
    double sd = 0.0;
  };
  void add_scores(const Scores& scores, double rating_precision);

  [[nodiscard]] double mean() const { return weighted_ / precision_; }
  [[nodiscard]] double variance() const { return 1.0 / precision_; }

 private:
  double weighted_ = 0.0;
  double precision_ = 1.0;  // of the prior
};

/// What a bid is worth, without taste.
struct BidWorth {
  double price_ratio = 1.0;  // price / budget
  bool same_region = false;
  bool new_partner = true;
  double support = 0.0;  // of first contracts, from policies
};
double worth_of(const HiringParameters& parameters, const QualityBelief& belief, const BidWorth& bid);

/// Worth of the best outside bid, at luck u in (0, 1); minus infinity without any.
double best_outside(const HiringParameters& parameters, double u);

/// The log mark-up after a bid that was won (1) or lost (0).
double renewed_markup(double log_markup, double won, double learning, double target);

}  // namespace piecework::platform_work
