#include "models/platform_work/marketplace/freelance_skill.h"

#include <algorithm>

#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

double standard(const FreelancerParameters& parameters, const Skills& ratings, std::size_t category) {
  double mean = 0.0;
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    mean += parameters.skill_mix[category * rated_skills + skill] * ratings[skill];
  }
  return (mean - parameters.usual_rating[category]) / parameters.rating_spread;
}

}  // namespace

Skills own_ratings(const State& state, PersonId person) {
  Draws draws = state.draws(purposes::skills, state.people[person].id, 0);
  Skills ratings = state.scenario->occupations.person_skills(state.careers[person].trained, draws);
  const Gains* gains = gains_of(state, person);
  for (std::size_t skill = 0; gains != nullptr && skill < rated_skills; ++skill) {
    ratings[skill] = std::min(highest_rating, ratings[skill] + (*gains)[skill]);
  }
  return ratings;
}

FreelanceSkill freelance_skill(const State& state, PersonId person, std::size_t category) {
  const FreelancerParameters& parameters = state.scenario->marketplace.residents;
  const Gains* gains = gains_of(state, person);
  const double market = gains == nullptr ? 0.0 : (*gains)[static_cast<std::size_t>(Gain::market)];
  const Skills& trained = state.scenario->occupations.skills(state.careers[person].trained);
  return {standard(parameters, trained, category) + parameters.market_quality * market,
          standard(parameters, own_ratings(state, person), category)};
}

}  // namespace piecework::platform_work
