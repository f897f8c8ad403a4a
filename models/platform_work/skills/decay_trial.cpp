#include "models/platform_work/skills/decay_trial.h"

#include "models/platform_work/skills/learning.h"
#include "models/platform_work/skills/skills.h"
#include "sim/base/error.h"

namespace piecework::platform_work {
namespace {

// The trial's own course of events; no result depends on it.
constexpr double training_months = 6.0;
constexpr double training_hours = 40.0;  // a month, at full complexity, from the bottom of the scale
constexpr double step_months = 1.0 / 30.0;

double months_to_half(const LearningParameters& parameters, double half_life) {
  GainRule rule{.inflow = parameters.rate * training_hours,
                .room = ceiling(parameters, 1.0) - lowest_rating,
                .loss = loss_rate(half_life)};
  const double gained = gain_after(0.0, rule, training_months);
  expect(gained > 0.0, "training teaches something");
  rule.inflow = 0.0;
  double left = gained;
  for (double months = 0.0; months < 10.0 * half_life; months += step_months) {
    const double next = gain_after(left, rule, step_months);
    if (next <= gained / 2.0) return months + step_months * (left - gained / 2.0) / (left - next);
    left = next;
  }
  fail("half of a gain is lost in time");
}

}  // namespace

DecayTrial decay_trial(const LearningParameters& parameters) {
  return {.accuracy = months_to_half(parameters, parameters.half_life_accuracy),
          .mixed = months_to_half(parameters, parameters.half_life_mixed),
          .speed = months_to_half(parameters, parameters.half_life_speed)};
}

}  // namespace piecework::platform_work
