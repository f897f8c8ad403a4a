#pragma once
// A trend of the work posted on the board, from the first recorded day on. Futures use it (docs/futures.md); it is no
// intervention.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"
#include "models/platform_work/years_in_force.h"

namespace piecework::platform_work {

struct DemandGrowthParameters {
  double rate = 0.0;
};

inline constexpr std::array demand_growth_fields{
    field<&DemandGrowthParameters::rate>({.name = "rate",
                                          .unit = "1/year",
                                          .low = -0.9,
                                          .high = 2,
                                          .label_en = "Growth",
                                          .label_fr = "Croissance",
                                          .meaning = "tasks posted in a year / in the year before, less 1"}),
};
static_assert(described_bytes(demand_growth_fields) == sizeof(DemandGrowthParameters));

struct DemandGrowth {
  using Parameters = DemandGrowthParameters;
  static constexpr std::span<const FieldInfo> fields = demand_growth_fields;
  static constexpr PolicyText text{.name = "demand_growth",
                                   .intervention = "trend",
                                   .label_en = "Growth of work on the board",
                                   .label_fr = "Croissance du travail affiché",
                                   .meaning = "work posted on the board grows by a rate a year"};
  using touches = TypeList<Scales<PostedVolume>>;

  Parameters parameters;

  double modify(const PostedVolume&, double tasks, const State& state) const {
    return tasks * math::exp(years_in_force(state, text.name) * math::log1p(parameters.rate));
  }
};

}  // namespace piecework::platform_work
