// The rule of learning and forgetting alone: closed form against small steps, half-lives, ceiling, upkeep.

#include "models/platform_work/skills/learning.h"

#include <gtest/gtest.h>

#include "models/platform_work/skills/decay_trial.h"
#include "sim/base/math.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

/// Euler's method in steps so small that it is right to four digits.
double in_small_steps(double gain, const GainRule& rule, double months) {
  constexpr int steps = 200'000;
  const double step = months / steps;
  for (int at = 0; at < steps; ++at) {
    const double learned = rule.inflow > 0.0 ? rule.inflow * std::max(0.0, 1.0 - gain / rule.room) : 0.0;
    gain += step * (learned - rule.loss * std::max(0.0, gain - rule.kept));
  }
  return gain;
}

constexpr GainRule forgetting{.inflow = 0, .room = 0, .loss = 0.1, .kept = 0};

const std::vector<GainRule>& rules() {
  static const std::vector<GainRule> all{
      forgetting,
      {.inflow = 0.2, .room = 1.0, .loss = 0.1, .kept = 0.0},
      {.inflow = 0.2, .room = 1.0, .loss = 0.1, .kept = 0.4},  // crosses K from below, M from above
      {.inflow = 0.2, .room = 1.0, .loss = 0.1, .kept = 1.5},  // everything that can be learned is kept up
      {.inflow = 0.2, .room = 1.0, .loss = 0.0, .kept = 0.0},
      {.inflow = 0.0, .room = 1.0, .loss = 0.1, .kept = 0.5},
      {.inflow = 0.2, .room = 1.0, .loss = 0.1, .kept = 1.0},
  };
  return all;
}

TEST(Learning, TheClosedFormIsWhatSmallStepsComeTo) {
  for (std::size_t at = 0; at < rules().size(); ++at) {
    for (const double gain : {0.0, 0.2, 0.4, 0.7, 1.0, 2.5}) {
      for (const double months : {0.5, 6.0, 40.0}) {
        EXPECT_NEAR(gain_after(gain, rules()[at], months), in_small_steps(gain, rules()[at], months), 2e-4)
            << "rule " << at << ", from " << gain << ", " << months << " months";
      }
    }
  }
}

TEST(Learning, CuttingAnIntervalChangesNothing) {
  for (std::size_t at = 0; at < rules().size(); ++at) {
    for (const double gain : {0.0, 0.4, 1.0, 2.5}) {
      const double whole = gain_after(gain, rules()[at], 12.0);
      double cut = gain;
      for (const double piece : {0.001, 3.0, 0.9, 5.099, 2.0, 1.0}) cut = gain_after(cut, rules()[at], piece);
      EXPECT_NEAR(cut, whole, 1e-13) << "rule " << at << ", from " << gain;
    }
  }
}

TEST(Learning, HalfIsLostInTheHalfLife) {
  for (const double half_life : {6.5, 11.0, 13.0}) {
    const GainRule rule{.loss = loss_rate(half_life)};
    EXPECT_NEAR(gain_after(0.8, rule, half_life), 0.4, 1e-12);
    EXPECT_NEAR(gain_after(0.8, rule, 2.0 * half_life), 0.2, 1e-12);
  }
}

TEST(Learning, NothingIsLearnedBeyondTheCeilingAndNothingUnlearned) {
  const GainRule rule{.inflow = 5.0, .room = 0.6};
  EXPECT_NEAR(gain_after(0.0, rule, 100.0), 0.6, 1e-12);
  EXPECT_LE(gain_after(0.59, rule, 100.0), 0.6);
  EXPECT_EQ(gain_after(1.4, rule, 100.0), 1.4);
  EXPECT_EQ(gain_after_dose(1.4, 0.6, 9.0), 1.4);
  EXPECT_LE(gain_after_dose(0.2, 0.6, 9.0), 0.6);
  EXPECT_EQ(gain_after_dose(0.2, 0.6, 0.0), 0.2);
}

TEST(Learning, WhatTheWorkCallsForIsKeptUp) {
  const GainRule half{.loss = 0.1, .kept = 0.5};
  EXPECT_NEAR(gain_after(1.0, half, 1000.0), 0.5, 1e-9);
  EXPECT_EQ(gain_after(0.4, half, 1000.0), 0.4);
}

TEST(Learning, ADoseIsAVeryShortTimeOfLearning) {
  const GainRule rule{.inflow = 0.3e6, .room = 1.2, .loss = 0.1};
  EXPECT_NEAR(gain_after(0.1, rule, 1e-6), gain_after_dose(0.1, 1.2, 0.3), 1e-6);
}

TEST(Learning, TheCeilingRisesWithComplexity) {
  LearningParameters parameters;
  parameters.ceiling_floor = 0.4;
  EXPECT_DOUBLE_EQ(ceiling(parameters, 0.0), 2.0);
  EXPECT_DOUBLE_EQ(ceiling(parameters, 0.5), 3.5);
  EXPECT_DOUBLE_EQ(ceiling(parameters, 1.0), 5.0);
}

TEST(DecayTrial, FindsThePublishedHalfLives) {
  const LearningParameters parameters =
      read_scenario("toronto/baseline", testing::own_scenarios(), {.scale = "1:1000"}).learning;
  const DecayTrial trial = decay_trial(parameters);
  EXPECT_NEAR(trial.accuracy, 6.5, 1e-3);
  EXPECT_NEAR(trial.mixed, 11.0, 1e-3);
  EXPECT_NEAR(trial.speed, 13.0, 1e-3);
}

TEST(DecayTrial, SeesAWrongHalfLife) {
  LearningParameters parameters;
  parameters.rate = 0.01;
  parameters.half_life_accuracy = parameters.half_life_mixed = parameters.half_life_speed = 9.0;
  EXPECT_NEAR(decay_trial(parameters).accuracy, 9.0, 1e-3);
}

}  // namespace
}  // namespace piecework::platform_work
