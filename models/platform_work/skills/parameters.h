#pragma once
// Two kinds of skill. The task skill of the board: how quickly and correctly a person does microtasks, and how well it
// reads the board; levels are standard deviations around the population's mean (log seconds linear in the skill gap).
// The five skills that come with an occupation: ratings 0 to 5 (skills.h), how much people of one occupation differ in
// them, and how fast nearness of occupations falls with the distance of their ratings.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct SkillParameters {
  std::array<double, 5> level_by_education{};
  double spread = 0.0;
  double speed_slope = 0.0;
  double accuracy_at_mean = 0.0;
  double accuracy_slope = 0.0;
  std::array<double, 5> within_spread{};  // digital, language, numeracy, creative, technical
  std::array<double, 10>
      within_correlation{};  // of the pairs: digital with each later one, language with each later ...
  double proximity_scale = 0.0;
};

inline constexpr std::array skill_fields{
    field<&SkillParameters::level_by_education>(
        {.name = "level_by_education",
         .unit = "sd",
         .low = -5,
         .high = 5,
         .label_en = "Task skill by education",
         .label_fr = "Compétence selon la scolarité",
         .meaning = "mean level by education, less than high school to above bachelor's"}),
    field<&SkillParameters::spread>({.name = "spread",
                                     .unit = "sd",
                                     .low = 0,
                                     .high = 5,
                                     .label_en = "Spread of task skill",
                                     .label_fr = "Dispersion de la compétence",
                                     .meaning = "standard deviation of the level around the mean of its education"}),
    field<&SkillParameters::speed_slope>(
        {.name = "speed_slope",
         .unit = "1/sd",
         .low = 0,
         .high = 2,
         .label_en = "Speed gained per unit of skill",
         .label_fr = "Gain de vitesse par unité de compétence",
         .meaning = "fall of log seconds per task for one standard deviation of skill"}),
    field<&SkillParameters::accuracy_at_mean>({.name = "accuracy_at_mean",
                                               .unit = "1",
                                               .low = 0.5,
                                               .high = 0.9999,
                                               .label_en = "Accuracy at mean skill",
                                               .label_fr = "Exactitude à compétence moyenne",
                                               .meaning = "probability that a task is done correctly at skill 0"}),
    field<&SkillParameters::accuracy_slope>(
        {.name = "accuracy_slope",
         .unit = "1/sd",
         .low = 0,
         .high = 5,
         .label_en = "Accuracy gained per unit of skill",
         .label_fr = "Gain d'exactitude par unité de compétence",
         .meaning = "rise of the log odds of a correct task for one standard deviation of skill"}),
    field<&SkillParameters::within_spread>(
        {.name = "within_spread",
         .unit = "rating",
         .low = 0,
         .high = 5,
         .label_en = "Spread of skills within an occupation",
         .label_fr = "Dispersion des compétences au sein d'une profession",
         .meaning = "standard deviation of people's skills around the mean of the occupation they were trained for "
                    "(digital, language, numeracy, creative, technical)"}),
    field<&SkillParameters::within_correlation>(
        {.name = "within_correlation",
         .unit = "1",
         .low = -1,
         .high = 1,
         .label_en = "Correlation of skills within an occupation",
         .label_fr = "Corrélation des compétences au sein d'une profession",
         .meaning = "of the ten pairs of skills: digital with language, numeracy, creative, technical; language with "
                    "numeracy, creative, technical; numeracy with creative, technical; creative with technical"}),
    field<&SkillParameters::proximity_scale>(
        {.name = "proximity_scale",
         .unit = "rating",
         .low = 0.05,
         .high = 5,
         .label_en = "Reach between occupations",
         .label_fr = "Portée entre professions",
         .meaning = "distance of ratings at which the proximity of two occupations is 1/e"}),
};
static_assert(described_bytes(skill_fields) == sizeof(SkillParameters));

}  // namespace piecework::platform_work
