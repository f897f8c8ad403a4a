#pragma once
// What every measure is made of. Measures read a State once a month and never change it. Each gives, by group, a value
// per component every month, and one over the whole evaluation period; with the number of simulated persons behind it.
//
// A measure is shown the residents, in the order of their rows (`see`; residents.h says how), and then ends the month
// (`close`). What it keeps of a month in between is empty at any other time, and in no checkpoint.

#include <string>
#include <string_view>
#include <vector>

#include "models/platform_work/catalog_info.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/measures/residents.h"
#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

struct SummaryRow {
  std::string_view measure;
  std::string_view component;
  std::size_t group = 0;
  std::string_view unit;
  double value = 0.0;
  std::int64_t persons = 0;
};

/// Rows of a table, one bit each.
class RowSet {
 public:
  /// Whether the row is new.
  bool add(std::size_t row) {
    const std::size_t word = row / 64;
    const std::uint64_t bit = std::uint64_t{1} << row % 64;
    if (words_.size() <= word) words_.resize(word + 1);
    const bool is_new = (words_[word] & bit) == 0;
    words_[word] |= bit;
    return is_new;
  }
  /// Without a branch on it, if it is to be added at all.
  void add_if(bool yes, std::size_t row) {
    if (words_.size() <= row / 64) words_.resize(row / 64 + 1);
    words_[row / 64] |= static_cast<std::uint64_t>(yes) << row % 64;
  }
  [[nodiscard]] bool contains(std::size_t row) const {
    return row / 64 < words_.size() && (words_[row / 64] >> row % 64 & 1) != 0;
  }
  void clear() { words_.clear(); }

  /// For a checkpoint; see sim/output/checkpoint.h.
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }
  [[nodiscard]] std::vector<std::uint64_t>& words() { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

/// Distinct residents seen in each group over the evaluation period.
class DistinctPersons {
 public:
  void see(std::size_t row, const Traits& traits) {
    if (!seen_.add(row)) return;
    for (const std::size_t cell : cells_of(traits)) ++counts_[cell];
  }
  void see(Residents residents) {
    for (const Resident& resident : residents) see(resident.row, resident.career.traits);
  }
  [[nodiscard]] std::int64_t count(std::size_t cell) const { return counts_[cell]; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [seen, counts] = self;
    list.rows("seen", seen.words());
    list.value("counts", counts);
  }

 private:
  RowSet seen_;
  std::array<std::int64_t, group_count> counts_{};
};

/// Counts, or sums, of a month's residents by what they are and one of a few kinds: one addition a person and kind,
/// whatever the groups.
template <std::size_t kinds>
class TraitCounts {
 public:
  using Counts = std::array<std::array<std::int64_t, kinds>, group_count>;

  void add(const Traits& traits, std::size_t kind, std::int64_t amount = 1) {
    add_to(combination_of(traits), kind, amount);
  }
  void add_to(std::size_t combination, std::size_t kind, std::int64_t amount = 1) {
    counts_[combination][kind] += amount;
  }

  /// The counts by group; the next month begins.
  Counts take() {
    Counts groups{};
    for (std::size_t combination = 0; combination < counts_.size(); ++combination) {
      for (const std::size_t cell : cells_of(traits_of(combination))) {
        for (std::size_t kind = 0; kind < kinds; ++kind) groups[cell][kind] += counts_[combination][kind];
      }
    }
    counts_ = {};
    return groups;
  }

 private:
  std::array<std::array<std::int64_t, kinds>, trait_combinations> counts_{};
};

/// One number per person-month, kept by group: this month's, and all of the evaluation period.
class GroupSamples {
 public:
  void add(const MonthView& view, const Resident& resident, double value);

  /// The values of a group.
  [[nodiscard]] const std::vector<double>& month(std::size_t cell) const { return month_[cell]; }
  [[nodiscard]] const std::vector<double>& evaluated(std::size_t cell) const { return evaluated_[cell]; }
  [[nodiscard]] std::int64_t persons(std::size_t cell) const { return persons_.count(cell); }
  void end_month();

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [month, evaluated, persons] = self;
    for (std::size_t cell = 0; cell < group_count; ++cell) {
      list.rows("month." + std::to_string(cell), month[cell]);
      list.rows("evaluated." + std::to_string(cell), evaluated[cell]);
    }
    list.part("persons", persons);
  }

 private:
  std::array<std::vector<double>, group_count> month_;
  std::array<std::vector<double>, group_count> evaluated_;
  DistinctPersons persons_;
};

/// Series of a measure's components: `/series/<measure>/<component>`, one number per group.
SeriesInfo component_series(const MeasureInfo& measure, const ComponentInfo& component);
/// Number of simulated persons behind them: `/series/<measure>/persons`.
SeriesInfo persons_series(const MeasureInfo& measure);

}  // namespace piecework::platform_work
