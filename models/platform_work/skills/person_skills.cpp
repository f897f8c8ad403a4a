#include "models/platform_work/skills/person_skills.h"

#include <algorithm>

#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

/// The pairs of skills above the diagonal, in the order of SkillParameters::correlation.
double correlation(const SkillParameters& parameters, std::size_t first, std::size_t second) {
  if (first == second) return 1.0;
  std::size_t pair = 0;
  for (std::size_t row = 0; row < std::min(first, second); ++row) pair += rated_skills - 1 - row;
  return parameters.within_correlation[pair + std::max(first, second) - std::min(first, second) - 1];
}

}  // namespace

// Cholesky's decomposition of the correlations, each row then stretched by the skill's spread.
std::optional<SkillFactor> skill_factor(const SkillParameters& parameters) {
  SkillFactor factor{};
  for (std::size_t row = 0; row < rated_skills; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      double rest = correlation(parameters, row, column);
      for (std::size_t k = 0; k < column; ++k)
        rest -= factor[row * rated_skills + k] * factor[column * rated_skills + k];
      if (column < row) {
        factor[row * rated_skills + column] = rest / factor[column * rated_skills + column];
      } else if (rest <= 0.0) {
        return std::nullopt;
      } else {
        factor[row * rated_skills + row] = math::sqrt(rest);
      }
    }
  }
  for (std::size_t at = 0; at < factor.size(); ++at) factor[at] *= parameters.within_spread[at / rated_skills];
  return factor;
}

Skills person_skills(const Skills& mean, const SkillFactor& factor, Draws& draws) {
  Skills luck;
  for (double& each : luck) each = normal(draws);
  Skills skills = mean;
  for (std::size_t row = 0; row < rated_skills; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      skills[row] += factor[row * rated_skills + column] * luck[column];
    }
    skills[row] = std::clamp(skills[row], lowest_rating, highest_rating);
  }
  return skills;
}

}  // namespace piecework::platform_work
