#pragma once
// Those who post projects. A client's place is taken by a new one after an exponential stay; a new client joins when
// it posts its first project, and takes over the norm of scoring that it then finds (rating_parameters.h).

#include <array>

#include "models/platform_work/marketplace/kinds.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct ClientParameters {
  double count = 0.0;
  double turnover = 0.0;
  double skew = 0.0;
  std::array<double, market_regions> region_share{};
};

inline constexpr std::array client_fields{
    field<&ClientParameters::count>({.name = "count",
                                     .unit = "clients",
                                     .low = 1,
                                     .high = 1000000.0,
                                     .label_en = "Clients",
                                     .label_fr = "Clients",
                                     .meaning = "places of clients that come back"}),
    field<&ClientParameters::turnover>({.name = "turnover",
                                        .unit = "1/year",
                                        .low = 0,
                                        .high = 10,
                                        .label_en = "Turnover of clients",
                                        .label_fr = "Renouvellement des clients",
                                        .meaning = "hazard with which a client is replaced by a first-time one"}),
    field<&ClientParameters::skew>(
        {.name = "skew",
         .unit = "1",
         .low = 1,
         .high = 10,
         .label_en = "Uneven use",
         .label_fr = "Inégalité des clients",
         .meaning = "a project comes from the client at rank u to this power, u uniform; 1: all post alike"}),
    field<&ClientParameters::region_share>(
        {.name = "region_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Where clients are",
         .label_fr = "Origine des clients",
         .meaning = "share of clients in Asia, Europe, Africa, North America, elsewhere; sums to 1"}),
};
static_assert(described_bytes(client_fields) == sizeof(ClientParameters));

}  // namespace piecework::platform_work
