#pragma once
// What an occupation is, which skills it takes, and how near two occupations are.
//
// Skills: mean rating over the attributes that the scenario lists for each skill, averaged by OaSIS group and weighted
// with the employment of its unit groups. Ratings are ordinal; their means serve for rank and distance.
// Proximity: exp(-(distance / scale)^2), the distance being the root mean square difference of all 166 ratings (skills,
// abilities, work activities, and knowledge brought from 0-3 to 0-5). It is symmetric and 1 from an occupation to
// itself; whether somebody is hired above the level they were trained for is the employer's decision, not distance.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "models/platform_work/occupation.h"
#include "models/platform_work/skills/person_skills.h"
#include "models/platform_work/skills/skills.h"

namespace piecework::platform_work {

struct OccupationInfo {
  std::string code;  // of the Labour Force Survey, "01" to "43"
  std::string title_en;
  bool low = false;               // TEER 4-5: secondary school or less, short training
  std::uint8_t lowest_teer = 0;   // of its unit groups; 0 is management, 1 a degree, 5 no formal education
  std::uint8_t highest_teer = 0;  // a group lies wholly in 0-3 or in 4-5
  double employment_share = 0.0;  // of all employees; the shares sum to 1
};

/// Row by row: from * occupations + to.
using ProximityMatrix = std::array<double, occupations * occupations>;

/// Immutable after reading; a default-made one knows nothing and has proximity 0 everywhere.
class Occupations {
 public:
  struct Parts {
    std::array<OccupationInfo, occupations> info;
    std::array<Skills, occupations> skills{};
    ProximityMatrix proximity{};
    SkillFactor factor{};
  };

  Occupations() = default;
  explicit Occupations(Parts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] const OccupationInfo& info(Occupation occupation) const { return parts_.info[occupation]; }
  /// Mean skills of the people trained for it, which are the skills that its jobs call for.
  [[nodiscard]] const Skills& skills(Occupation occupation) const { return parts_.skills[occupation]; }
  /// In (0, 1], 1 from an occupation to itself, equal in both directions.
  [[nodiscard]] double proximity(Occupation from, Occupation to) const { return proximities(from)[to]; }
  /// To all occupations, in their order.
  [[nodiscard]] std::span<const double, occupations> proximities(Occupation from) const {
    return std::span<const double, occupations>(&parts_.proximity[from * occupations], occupations);
  }
  /// How far the usual skills of one occupation cover those of another (skills.h), 1 within an occupation.
  [[nodiscard]] double fit(Occupation trained, Occupation held) const {
    return platform_work::fit(skills(trained), skills(held));
  }
  /// Baseline skills of one person (person_skills.h): the same draws give the same skills, so that nothing is stored.
  [[nodiscard]] Skills person_skills(Occupation trained, Draws& draws) const {
    return platform_work::person_skills(skills(trained), parts_.factor, draws);
  }

 private:
  Parts parts_;
};

}  // namespace piecework::platform_work
