#include "models/platform_work/public/luck.h"

#include <algorithm>
#include <limits>

namespace piecework::platform_work {

void draw_public_luck(const State& state, std::uint64_t id, const Career& career, Livelihood& own) {
  const AssistanceParameters& parameters = state.scenario->public_side.assistance;
  Draws draws = state.draws(purposes::public_luck, id, 0);
  const bool takes_up = uniform01(draws) < parameters.take_up;
  const bool knows = uniform01(draws) < parameters.rule_knowledge;
  const bool partner_works = uniform01(draws) < parameters.partner_works;
  if (takes_up) own.habits |= static_cast<std::uint8_t>(Habit::takes_up);
  if (knows) own.habits |= static_cast<std::uint8_t>(Habit::knows_the_rules);
  if (career.household != Household::couple || !partner_works) return;
  constexpr double most = std::numeric_limits<std::uint16_t>::max();
  const double earnings = lognormal(draws, parameters.partner_earnings, parameters.partner_sigma);
  own.partner_earnings = static_cast<std::uint16_t>(std::min(most, earnings));
}

}  // namespace piecework::platform_work
