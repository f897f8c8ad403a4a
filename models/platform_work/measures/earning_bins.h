#pragma once
// Earnings of many person-months by group, as counts and sums in bins of five dollars: how unequal they are, without a
// number for each, of which a large city would keep gigabytes. Within a bin all count as its mean, which moves a Gini
// coefficient by less than a thousandth where earnings are hundreds of dollars. All above the last bin's lower end are
// in it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/measures/account_groups.h"

namespace piecework::platform_work {

class EarningBins {
 public:
  /// CAD, not negative.
  void add(GroupSpan groups, double value) {
    const std::size_t place = std::min(bins - 1, static_cast<std::size_t>(value / dollars));
    for (const std::size_t cell : groups) {
      ++counts_[cell * bins + place];
      sums_[cell * bins + place] += value;
    }
  }

  [[nodiscard]] double mean(std::size_t cell) const {
    const Whole all = whole(cell);
    return all.count > 0 ? all.sum / static_cast<double>(all.count) : no_default;
  }
  /// NaN without any, or if all are 0.
  [[nodiscard]] double gini(std::size_t cell) const;
  /// Share of the sum that the highest `share` of the values has; a bin cut by it counts by its part.
  [[nodiscard]] double top_share(std::size_t cell, double share) const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [counts, sums] = self;
    list.rows("counts", counts);
    list.rows("sums", sums);
    if constexpr (Sections::loading) {
      list.require(counts.size() == bins * group_count && sums.size() == counts.size(), "counts",
                   "has another number of bins");
    }
  }

 private:
  static constexpr std::size_t bins = 4'000;
  static constexpr double dollars = 5.0;

  struct Whole {
    std::int64_t count = 0;
    double sum = 0.0;
  };
  [[nodiscard]] Whole whole(std::size_t cell) const;

  std::vector<std::int64_t> counts_ = std::vector<std::int64_t>(bins * group_count);
  std::vector<double> sums_ = std::vector<double>(bins * group_count);
};

}  // namespace piecework::platform_work
