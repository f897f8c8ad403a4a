#include "models/platform_work/skills/learning.h"

#include <algorithm>

#include "models/platform_work/skills/skills.h"
#include "sim/base/math.h"

namespace piecework::platform_work {
namespace {

/// dG/dt = push - pull G until the gain is at `kink`; none if it never gets there.
struct Stretch {
  double push = 0.0;
  double pull = 0.0;
  bool has_kink = false;
  double kink = 0.0;
};

/// The stretch that begins at this gain. At a kink it is the one on the other side, if there is a way across.
Stretch stretch_from(double gain, const GainRule& rule) {
  const bool crosses = rule.inflow > 0.0 && rule.loss > 0.0 && rule.kept < rule.room;
  const bool learns = rule.inflow > 0.0 && (gain < rule.room || (crosses && gain == rule.room));
  const bool forgets = rule.loss > 0.0 && (gain > rule.kept || (crosses && gain == rule.kept));
  Stretch stretch;
  if (learns) {
    stretch.push += rule.inflow;
    stretch.pull += rule.inflow / rule.room;
  }
  if (forgets) {
    stretch.push += rule.loss * rule.kept;
    stretch.pull += rule.loss;
  }
  stretch.has_kink = crosses && learns != forgets;
  stretch.kink = learns ? rule.kept : rule.room;
  return stretch;
}

}  // namespace

double gain_after(double gain, const GainRule& rule, double months) {
  while (months > 0.0) {
    const Stretch stretch = stretch_from(gain, rule);
    if (stretch.pull <= 0.0) return gain;
    const double limit = stretch.push / stretch.pull;
    if (stretch.has_kink) {
      const double until_kink = math::log((gain - limit) / (stretch.kink - limit)) / stretch.pull;
      if (until_kink <= months) {
        gain = stretch.kink;  // at most once: beyond it the stretch has no kink
        months -= until_kink;
        continue;
      }
    }
    return std::max(0.0, limit + (gain - limit) * math::exp(-stretch.pull * months));
  }
  return gain;
}

double gain_after_dose(double gain, double room, double dose) {
  if (gain >= room) return gain;
  return room - (room - gain) * math::exp(-dose / room);
}

double ceiling(const LearningParameters& parameters, double complexity) {
  const double share = parameters.ceiling_floor + (1.0 - parameters.ceiling_floor) * complexity;
  return lowest_rating + (highest_rating - lowest_rating) * share;
}

double loss_rate(double half_life) { return half_life > 0.0 ? -math::log(0.5) / half_life : 0.0; }

}  // namespace piecework::platform_work
