#pragma once
// A platform without a city: how many accounts the board has when the run begins, how many of the world's accounts they
// stand for, and how fast new ones come. Entrants arrive at `entry` x (what an hour on the board paid last month /
// reference_wage)^entry_elasticity; nobody's place is kept (Difallah et al. 2018: entry and exit are about equal, which
// is to emerge). The form is the project's own.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct WorldParameters {
  double accounts = 0.0;
  double sampled_from = 0.0;
  double entry = 0.0;
  double entry_elasticity = 0.0;
  double reference_wage = 0.0;
  double most_entry = 0.0;
};

inline constexpr std::array world_fields{
    field<&WorldParameters::accounts>({.name = "accounts",
                                       .unit = "accounts",
                                       .low = 0,
                                       .high = 4e6,
                                       .label_en = "Accounts at the start",
                                       .label_fr = "Comptes au départ",
                                       .meaning = "simulated accounts on the board when the warm-up starts"}),
    field<&WorldParameters::sampled_from>(
        {.name = "sampled_from",
         .unit = "accounts",
         .low = 1,
         .high = 1e9,
         .label_en = "Accounts that they stand for",
         .label_fr = "Comptes représentés",
         .meaning = "accounts of the world's platform of which the simulated ones are a sample"}),
    field<&WorldParameters::entry>(
        {.name = "entry",
         .unit = "1/month",
         .low = 0,
         .high = 2,
         .label_en = "Entry at the reference wage",
         .label_fr = "Entrées au salaire de référence",
         .meaning = "people who think of opening an account, per month and account at the start; who expects too "
                    "little opens none"}),
    field<&WorldParameters::entry_elasticity>(
        {.name = "entry_elasticity",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Elasticity of entry to pay",
         .label_fr = "Élasticité des entrées à la paie",
         .meaning = "of arrivals to what an hour on the board, unpaid time included, paid on average last month"}),
    field<&WorldParameters::reference_wage>({.name = "reference_wage",
                                             .unit = "USD/hour",
                                             .low = 0.01,
                                             .high = 100,
                                             .label_en = "Reference wage of entry",
                                             .label_fr = "Salaire de référence des entrées",
                                             .meaning = "pay per hour at which entry is as written"}),
    field<&WorldParameters::most_entry>({.name = "most_entry",
                                         .unit = "1",
                                         .low = 1,
                                         .high = 100,
                                         .label_en = "Limit of entry",
                                         .label_fr = "Limite des entrées",
                                         .meaning = "entry is at most this many times as written, however high pay"}),
};
static_assert(described_bytes(world_fields) == sizeof(WorldParameters));

}  // namespace piecework::platform_work
