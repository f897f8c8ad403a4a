#pragma once
// M11, first job on the marketplace: months from the opening of a resident's account to the first contract, the first
// public score, and the share of those with a low and with a high one who still bid or work six months later. A score
// is low below the marketplace's mean. Empty in a scenario without residents on a marketplace. All accounts, residents'
// or not: /series/marketplace/first_... (first_contracts.h).

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class FirstJob {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"lag", "months", "months to the first contract", "mois avant le premier contrat",
       "mean over residents hired for the first time, from the opening of their account"},
      {"first_rating", "points", "first rating", "première note",
       "mean public score of residents rated for the first time"},
      {"survival_low", "1", "still active after a low rating", "encore actifs après une note basse",
       "share of residents who bid or work six months after a first score below the marketplace's mean"},
      {"survival_high", "1", "still active after a high rating", "encore actifs après une note haute",
       "share of residents who bid or work six months after a first score not below that"},
  }};
  static constexpr MeasureInfo info{"M11", "First job", "Premier contrat",
                                    "how residents begin on the marketplace, and who stays", components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, persons, month] = self;
    list.value("evaluated", evaluated);
    list.part("persons", persons);
  }

 private:
  enum Kind : std::uint8_t { persons, days, rated, score, low, low_stayed, high, high_stayed };  // persons: first hired
  static constexpr std::size_t kinds = 8;
  using Sums = TraitCounts<kinds>::Counts;

  [[nodiscard]] static std::array<double, components.size()> values_of(const std::array<std::int64_t, kinds>& sums);

  Sums evaluated_{};
  DistinctPersons persons_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
