#pragma once
// One gain in time. What a person can do is S = B + G, on the rating scale: B from before, a gain G >= 0 from learning.
//
//   dG/dt = inflow (1 - G / M)+ - loss (G - K)+
//
// inflow = alpha z c [practice + f feedback + q course] for somebody who has gained nothing; M = S_max(c) - B, the room
// below the ceiling of work of complexity c, none if it is not positive; loss = ln 2 / half-life; K the part that the
// work of the time calls for, which is kept up by use. All four are constant over an interval. The solution is exact:
// it goes along an exponential to one of two kinks (G = K, G = M) or to its limit, so that cutting an interval changes
// nothing but rounding. Above the ceiling simple work teaches nothing, and takes nothing either.
// Ratings; months.

#include "models/platform_work/skills/learning_parameters.h"

namespace piecework::platform_work {

struct GainRule {
  double inflow = 0.0;  // rating/month
  double room = 0.0;    // M, rating
  double loss = 0.0;    // 1/month
  double kept = 0.0;    // K, rating
};

/// The gain after `months`.
[[nodiscard]] double gain_after(double gain, const GainRule& rule, double months);

/// The gain after so much learning at once that nothing is forgotten meanwhile: `inflow` times time, in ratings.
[[nodiscard]] double gain_after_dose(double gain, double room, double dose);

/// S_max(c), a rating: what can be learned by work of this complexity.
[[nodiscard]] double ceiling(const LearningParameters& parameters, double complexity);

/// ln 2 / half-life, 1/month; 0 for a half-life of 0, as where nobody learns.
[[nodiscard]] double loss_rate(double half_life);

}  // namespace piecework::platform_work
