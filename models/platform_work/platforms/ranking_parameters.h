#pragma once
// How members sort the board. Workers mostly sort by newest or by most tasks, and what slips from view is forgotten
// (Ipeirotis 2010). A look by newest takes the batch posted last before a moment that lies an exponential time back;
// a look by most tasks takes a batch of the largest size on the board, now and then of the next smaller: in both, one
// batch more changes only the looks that meet it (ranking_state.h). Without the table every open batch is equally
// likely to be seen.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct RankingParameters {
  double newest_share = 0.0;
  double largest_share = 0.0;
  double random_share = 1.0;
  double newest_hours = 0.0;
  double smaller_chance = 0.0;
  double skill_sigma = 0.0;
};

inline constexpr std::array ranking_fields{
    field<&RankingParameters::newest_share>({.name = "newest_share",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 1,
                                             .label_en = "Searches by newest",
                                             .label_fr = "Recherches par date",
                                             .meaning = "share of searches that look at the newest batches"}),
    field<&RankingParameters::largest_share>({.name = "largest_share",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Searches by most tasks",
                                              .label_fr = "Recherches par taille",
                                              .meaning = "share of searches that look at the largest batches"}),
    field<&RankingParameters::random_share>(
        {.name = "random_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Other searches",
         .label_fr = "Autres recherches",
         .meaning = "share of searches that meet any open batch: by keyword, recommended; the three sum to 1"}),
    field<&RankingParameters::newest_hours>(
        {.name = "newest_hours",
         .unit = "hours",
         .low = 0.001,
         .high = 720,
         .label_en = "How far the newest reach back",
         .label_fr = "Ancienneté vue par date",
         .meaning = "a look by newest takes the batch posted last before a moment this long ago on average"}),
    field<&RankingParameters::smaller_chance>({.name = "smaller_chance",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 0.99,
                                               .label_en = "Going on to smaller batches",
                                               .label_fr = "Passage aux lots plus petits",
                                               .meaning = "probability that a look by most tasks goes on to batches a "
                                                          "class smaller (a quarter of the tasks), and again"}),
    field<&RankingParameters::skill_sigma>(
        {.name = "skill_sigma",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Spread of search skill",
         .label_fr = "Dispersion de l'habileté à chercher",
         .meaning =
             "standard deviation of the log of a person's factor on batches seen and on knowledge of true rates"}),
};
static_assert(described_bytes(ranking_fields) == sizeof(RankingParameters));

}  // namespace piecework::platform_work
