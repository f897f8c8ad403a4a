#pragma once
// Satisfaction and the public score, both from 1 to 5. Satisfaction is private and kept apart; the score is
//   y = clip(s + pull x max(0, R + margin - s)),
// R the market's mean score in the month in which the client joined: to harm somebody by an unusual score costs
// . The clients of the opening have R = satisfaction_mean - first_norm_gap.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct RatingParameters {
  double satisfaction_mean = 0.0;
  double satisfaction_quality = 0.0;
  double satisfaction_skill = 0.0;
  double satisfaction_sd = 0.0;
  double pull = 0.0;
  double margin = 0.0;
  double first_norm_gap = 0.0;
  double memory_months = 0.0;
  double feedback_share = 0.0;
};

inline constexpr std::array rating_fields{
    field<&RatingParameters::satisfaction_mean>({.name = "satisfaction_mean",
                                                 .unit = "points",
                                                 .low = 1,
                                                 .high = 5,
                                                 .label_en = "Mean satisfaction",
                                                 .label_fr = "Satisfaction moyenne",
                                                 .meaning = "satisfaction with a freelancer of mean quality"}),
    field<&RatingParameters::satisfaction_quality>({.name = "satisfaction_quality",
                                                    .unit = "points",
                                                    .low = 0,
                                                    .high = 4,
                                                    .label_en = "Quality in satisfaction",
                                                    .label_fr = "Qualité dans la satisfaction",
                                                    .meaning = "points for a standard deviation of quality"}),
    field<&RatingParameters::satisfaction_skill>(
        {.name = "satisfaction_skill",
         .unit = "points",
         .low = 0,
         .high = 4,
         .label_en = "Skill in satisfaction",
         .label_fr = "Compétence dans la satisfaction",
         .meaning = "points lost for a standard deviation of skill that lacks"}),
    field<&RatingParameters::satisfaction_sd>({.name = "satisfaction_sd",
                                               .unit = "points",
                                               .low = 0,
                                               .high = 4,
                                               .label_en = "Luck in satisfaction",
                                               .label_fr = "Hasard de la satisfaction",
                                               .meaning = "standard deviation of what else makes a client satisfied"}),
    field<&RatingParameters::pull>({.name = "pull",
                                    .unit = "1",
                                    .low = 0,
                                    .high = 1,
                                    .label_en = "Pull of the norm",
                                    .label_fr = "Attraction de la norme",
                                    .meaning = "psi: share of the way to the norm that a score is lifted"}),
    field<&RatingParameters::margin>({.name = "margin",
                                      .unit = "points",
                                      .low = 0,
                                      .high = 4,
                                      .label_en = "Margin above the norm",
                                      .label_fr = "Marge au-dessus de la norme",
                                      .meaning = "k: how far above the norm a score still harms nobody"}),
    field<&RatingParameters::first_norm_gap>(
        {.name = "first_norm_gap",
         .unit = "points",
         .low = 0,
         .high = 4,
         .label_en = "Norm of the first clients",
         .label_fr = "Norme des premiers clients",
         .meaning = "how far below mean satisfaction the norm of the first clients lies"}),
    field<&RatingParameters::memory_months>(
        {.name = "memory_months",
         .unit = "months",
         .low = 0.1,
         .high = 1000,
         .label_en = "Memory of scores",
         .label_fr = "Mémoire des notes",
         .meaning = "months in which the weight of an account's score falls by 1/e"}),
    field<&RatingParameters::feedback_share>({.name = "feedback_share",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Clients that rate",
                                              .label_fr = "Clients qui notent",
                                              .meaning = "share of finished contracts that are rated"}),
};
static_assert(described_bytes(rating_fields) == sizeof(RatingParameters));

}  // namespace piecework::platform_work
