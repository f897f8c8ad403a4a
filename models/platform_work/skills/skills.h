#pragma once
// Five skills on the rating scale of OaSIS, the federal Occupational and Skills Information System: 0 (not used) to 5
// (highest complexity). The sixth skill of the model, how to find and win work on platforms, is in no published rating;
// nobody has it from an occupation.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace piecework::platform_work {

enum class Skill : std::uint8_t { digital, language, numeracy, creative, technical };

inline constexpr std::size_t rated_skills = 5;
inline constexpr std::array<std::string_view, rated_skills> skill_names{"digital", "language", "numeracy", "creative",
                                                                        "technical"};
inline constexpr double lowest_rating = 0.0;
inline constexpr double highest_rating = 5.0;

/// Ratings by `Skill`.
using Skills = std::array<double, rated_skills>;

/// How far a person's skills and the skills of a job are apart: means over the five skills, in ratings.
struct SkillGap {
  double over = 0.0;   // what the person has and the job does not call for
  double under = 0.0;  // what the job calls for and the person does not have
};

SkillGap skill_gap(const Skills& person, const Skills& job);

/// Share of the skills that the job calls for which the person has: sum of min(person, job) over sum of job, in [0, 1].
/// Skills above the job's do not make up for others that are missing; 1 for a job that calls for none.
double fit(const Skills& person, const Skills& job);

}  // namespace piecework::platform_work
