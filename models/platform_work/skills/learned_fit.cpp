#include "models/platform_work/skills/learned_fit.h"

#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {

Skills skills_at_start(const State& state, PersonId person) {
  Draws draws = state.draws(purposes::skills, state.people[person].id, 0);
  return state.scenario->occupations.person_skills(state.careers[person].trained, draws);
}

LearnedFit learned_fit(const State& state, PersonId person, Occupation occupation) {
  const Gains* gains = gains_of(state, person);
  if (gains == nullptr) return {};
  const Skills before = skills_at_start(state, person);
  Skills now = before;
  bool learned = false;
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    now[skill] += (*gains)[skill];
    learned = learned || (*gains)[skill] > 0.0;
  }
  if (!learned) return {};
  const Skills& job = state.scenario->occupations.skills(occupation);
  return {fit(before, job), fit(now, job)};
}

}  // namespace piecework::platform_work
