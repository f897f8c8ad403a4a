#include "models/platform_work/skills/skills.h"

#include <algorithm>

namespace piecework::platform_work {

SkillGap skill_gap(const Skills& person, const Skills& job) {
  SkillGap gap;
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    gap.over += std::max(person[skill] - job[skill], 0.0);
    gap.under += std::max(job[skill] - person[skill], 0.0);
  }
  gap.over /= static_cast<double>(rated_skills);
  gap.under /= static_cast<double>(rated_skills);
  return gap;
}

double fit(const Skills& person, const Skills& job) {
  double met = 0.0;
  double needed = 0.0;
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    met += std::min(person[skill], job[skill]);
    needed += job[skill];
  }
  return needed > 0.0 ? met / needed : 1.0;
}

}  // namespace piecework::platform_work
