#pragma once
// M17, public account: what residents pay and are paid in a month, mean over all residents of a group, in constant 2024
// CAD. Programmes are not a person's account: their cost is in /accounts/public/programme_cost. Also left out:
// employers' contributions.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class PublicBalance {
 public:
  static constexpr std::array<ComponentInfo, 3> components{{
      {"tax_and_contributions", "CAD/month", "tax and contributions", "impôts et cotisations",
       "income tax, pension contributions and insurance premiums a resident and month"},
      {"benefits", "CAD/month", "benefits", "prestations",
       "insurance benefits, Ontario Works and what a policy pays, a resident and month"},
      {"balance", "CAD/month", "public balance", "solde public",
       "tax and contributions less benefits, a resident and month"},
  }};
  static constexpr MeasureInfo info{"M17", "Public account", "Compte public",
                                    "what the public purse takes in from residents and pays to them", components};

  void see(const MonthView& view, Residents residents);
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
  enum Kind : std::uint8_t { people, taken, paid };  // persons; cents
  static constexpr std::size_t kinds = 3;
  using Sums = TraitCounts<kinds>::Counts;

  [[nodiscard]] static std::array<double, components.size()> values_of(const std::array<std::int64_t, kinds>& sums);

  Sums evaluated_{};
  DistinctPersons persons_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
