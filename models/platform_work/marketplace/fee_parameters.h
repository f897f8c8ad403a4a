#pragma once
// Fees and payment. The price is put in escrow when a contract begins and released by milestones. The fee comes out of
// the freelancer's pay; its share depends on what was billed so far with the same client, in three tiers.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

inline constexpr std::size_t fee_tiers = 3;

struct FeeParameters {
  std::array<double, fee_tiers> billed_from{};
  std::array<double, fee_tiers> share{};
  double milestone = 0.0;
  double most_milestones = 0.0;
};

inline constexpr std::array fee_fields{
    field<&FeeParameters::billed_from>(
        {.name = "billed_from",
         .unit = "USD",
         .low = 0,
         .high = 1000000000.0,
         .label_en = "Tiers of billing",
         .label_fr = "Paliers de facturation",
         .meaning = "billing with one client from which each tier holds; the first is 0, each above the one before"}),
    field<&FeeParameters::share>({.name = "share",
                                  .unit = "1",
                                  .low = 0,
                                  .high = 1,
                                  .label_en = "Fee",
                                  .label_fr = "Commission",
                                  .meaning = "share of pay in each tier"}),
    field<&FeeParameters::milestone>({.name = "milestone",
                                      .unit = "USD",
                                      .low = 1,
                                      .high = 1000000.0,
                                      .label_en = "Size of a milestone",
                                      .label_fr = "Taille d'un jalon",
                                      .meaning = "price per milestone, at most"}),
    field<&FeeParameters::most_milestones>({.name = "most_milestones",
                                            .unit = "1",
                                            .low = 1,
                                            .high = 50,
                                            .label_en = "Milestones",
                                            .label_fr = "Jalons",
                                            .meaning = "most milestones of a contract"}),
};
static_assert(described_bytes(fee_fields) == sizeof(FeeParameters));

}  // namespace piecework::platform_work
