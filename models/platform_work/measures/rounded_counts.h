#pragma once
// Numbers of many persons, kept by group as counts of rounded values: quantiles to the nearest step, without a number
// per person. Values are not negative; all from the last class on count as that class.

#include <algorithm>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class RoundedCounts {
 public:
  RoundedCounts(double step, std::size_t classes) : step_(step), classes_(classes), counts_(classes * group_count) {}

  void add(const Traits& traits, double value) {
    const auto rounded = static_cast<std::size_t>(std::max(0.0, value) / step_ + 0.5);
    for (const std::size_t cell : cells_of(traits)) ++counts_[cell * classes_ + std::min(rounded, classes_ - 1)];
  }

  void add(const RoundedCounts& others) {
    for (std::size_t at = 0; at < counts_.size(); ++at) counts_[at] += others.counts_[at];
  }

  /// The smallest value that this share of the group does not exceed; no value if the group is empty.
  [[nodiscard]] double quantile(std::size_t cell, double share) const {
    const auto needed = share * static_cast<double>(count(cell));
    if (needed <= 0.0) return no_default;
    double below = 0.0;
    std::size_t at = 0;
    for (; at + 1 < classes_; ++at) {
      below += static_cast<double>(counts_[cell * classes_ + at]);
      if (below >= needed) break;
    }
    return static_cast<double>(at) * step_;
  }

  [[nodiscard]] std::int64_t count(std::size_t cell) const {
    std::int64_t all = 0;
    for (std::size_t at = 0; at < classes_; ++at) all += counts_[cell * classes_ + at];
    return all;
  }

  void clear() { std::ranges::fill(counts_, 0); }

  /// For a checkpoint; see sim/output/checkpoint.h. Step and classes are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [step, classes, counts] = self;
    list.rows("counts", counts);
    if constexpr (Sections::loading) {
      list.require(counts.size() == classes * group_count, "counts", "has another number of classes");
    }
  }

 private:
  double step_;
  std::size_t classes_;
  std::vector<std::int64_t> counts_;
};

}  // namespace piecework::platform_work
