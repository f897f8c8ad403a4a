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

  void add_to(std::size_t cell, std::size_t rounded, std::int64_t count) {
    counts_[cell * classes_ + rounded] += count;
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

/// The same of the month that is being closed, kept by two pairs of traits that hold every group between them: two
/// additions a person, near one another.
class MonthsRoundedCounts {
 public:
  MonthsRoundedCounts(double step, std::size_t classes) : step_(step), classes_(classes), counts_(classes * pairs) {}

  void add(const Traits& traits, double value) {
    const auto rounded = static_cast<std::size_t>(std::max(0.0, value) / step_ + 0.5);
    std::uint32_t* const own = &counts_[std::min(rounded, classes_ - 1) * pairs];
    ++own[static_cast<std::size_t>(traits.immigrant) * sexes + static_cast<std::size_t>(traits.sex)];
    ++own[first_pairs + traits.age_band * education_levels + traits.education];
  }

  /// By group; the next month begins.
  RoundedCounts take() {
    RoundedCounts groups(step_, classes_);
    for (std::size_t at = 0; at < classes_; ++at) {
      const std::uint32_t* const own = &counts_[at * pairs];
      for (std::size_t pair = 0; pair < first_pairs; ++pair) {
        if (own[pair] == 0) continue;  // as most are
        groups.add_to(everybody_cell, at, own[pair]);
        groups.add_to(first_cells[0] + pair / sexes, at, own[pair]);
        groups.add_to(first_cells[1] + pair % sexes, at, own[pair]);
      }
      for (std::size_t pair = 0; pair < age_bands * education_levels; ++pair) {
        if (own[first_pairs + pair] == 0) continue;
        groups.add_to(first_cells[2] + pair / education_levels, at, own[first_pairs + pair]);
        groups.add_to(first_cells[3] + pair % education_levels, at, own[first_pairs + pair]);
      }
    }
    std::ranges::fill(counts_, 0);
    return groups;
  }

 private:
  static constexpr std::size_t sexes = 2;
  static constexpr std::size_t first_pairs = immigrant_classes * sexes;
  static constexpr std::size_t pairs = first_pairs + age_bands * education_levels;

  double step_;
  std::size_t classes_;
  std::vector<std::uint32_t> counts_;  // class by class
};

}  // namespace piecework::platform_work
