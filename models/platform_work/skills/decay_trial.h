#pragma once
// A trial of one component without a market (target T32): one learner is trained, stops, and is watched until half of
// the gain is lost.

#include "models/platform_work/skills/learning_parameters.h"

namespace piecework::platform_work {

/// Months after which half of a gain without use is lost, by kind of task.
struct DecayTrial {
  double accuracy = 0.0;
  double mixed = 0.0;
  double speed = 0.0;
};

/// Throws InternalError if nothing was learned, or half of it is not lost within ten times the half-life.
DecayTrial decay_trial(const LearningParameters& parameters);

}  // namespace piecework::platform_work
