#pragma once
// I11, less unpaid search (alerts, recommendations, browser extensions): a search step takes less time and shows more
// batches. Whether that pays, or only lets everybody find the same batches first, has to emerge.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct SearchToolsParameters {
  double time_factor = 0.0;
  double breadth_factor = 0.0;
};

inline constexpr std::array search_tools_fields{
    field<&SearchToolsParameters::time_factor>({.name = "time_factor",
                                                .unit = "1",
                                                .low = 0.01,
                                                .high = 1,
                                                .label_en = "Time per search, relative",
                                                .label_fr = "Temps de recherche, relatif",
                                                .meaning = "mean seconds of a search step / without tools"}),
    field<&SearchToolsParameters::breadth_factor>({.name = "breadth_factor",
                                                   .unit = "1",
                                                   .low = 1,
                                                   .high = 20,
                                                   .label_en = "Batches seen, relative",
                                                   .label_fr = "Lots vus, relatif",
                                                   .meaning = "batches seen in a search step / without tools"}),
};
static_assert(described_bytes(search_tools_fields) == sizeof(SearchToolsParameters));

struct SearchTools {
  using Parameters = SearchToolsParameters;
  static constexpr std::span<const FieldInfo> fields = search_tools_fields;
  static constexpr PolicyText text{.name = "search_tools",
                                   .intervention = "I11",
                                   .label_en = "Tools for finding tasks",
                                   .label_fr = "Outils de recherche de tâches",
                                   .meaning = "a search takes less time and shows more"};
  using touches = TypeList<Scales<SearchSeconds>, Scales<SearchBreadth>>;

  Parameters parameters;

  double modify(const SearchSeconds&, double seconds, const State&) const { return seconds * parameters.time_factor; }
  double modify(const SearchBreadth&, double batches, const State&) const {
    return batches * parameters.breadth_factor;
  }
};

}  // namespace piecework::platform_work
