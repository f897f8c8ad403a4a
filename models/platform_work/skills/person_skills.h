#pragma once
// The skills that a person brings from the occupation that they were trained for.
//
// S = clip(mean of the occupation + L z, 0, 5), z being five standard normal draws and L the lower triangle whose
// product with its transpose is the covariance of skills within an occupation (one for all occupations). Clipping pulls
// the mean of a group inwards where the occupation's own mean lies within a spread or so of 0 or 5.

#include <array>
#include <optional>

#include "models/platform_work/skills/parameters.h"
#include "models/platform_work/skills/skills.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

/// L, in ratings: row by row, rows of five, zero above the diagonal.
using SkillFactor = std::array<double, rated_skills * rated_skills>;

/// Nothing if the correlations contradict each other (the covariance is not positive definite).
std::optional<SkillFactor> skill_factor(const SkillParameters& parameters);

/// Takes five words.
Skills person_skills(const Skills& mean, const SkillFactor& factor, Draws& draws);

}  // namespace piecework::platform_work
