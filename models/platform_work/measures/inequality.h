#pragma once
// M12, inequality of what platforms pay: over person-months with any, CAD from the board and from driving after the
// vehicle, before tax. Over the evaluation period all its person-months are taken together, in bins (earning_bins.h).

#include "models/platform_work/measures/account_groups.h"
#include "models/platform_work/measures/earning_bins.h"

namespace piecework::platform_work {

/// Gini coefficient of values in ascending order; NaN without any, or if they sum to 0.
double gini(std::span<const double> sorted);
/// Share of the sum that the highest `share` of the values has; a value cut by it counts by its part.
double top_share(std::span<const double> sorted, double share);

class Inequality {
 public:
  static constexpr std::array<ComponentInfo, 3> components{{
      {"gini", "1", "Gini of platform earnings", "Gini des revenus de plateforme",
       "Gini coefficient of monthly platform earnings, over person-months with any"},
      {"top_tenth", "1", "share of the top tenth", "part du dixième supérieur",
       "share of these earnings that the tenth of person-months with the highest has"},
      {"gap", "1", "earnings relative to everybody", "revenus par rapport à tous",
       "mean earnings of the group / of everybody"},
  }};
  static constexpr MeasureInfo info{"M12", "Inequality", "Inégalité",
                                    "how unequal platform earnings are, within groups and between them", components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident) {
    const bool is_paid = resident.board.pay_cents > 0 || resident.record.driver != no_driver;
    if (view.recorded && is_paid) add(view, resident.row, cells_of(resident.career.traits));
  }
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, persons, month] = self;
    list.part("evaluated", evaluated);
    list.part("persons", persons);
  }

 private:
  using Samples = std::array<std::vector<double>, group_count>;

  void add(const MonthView& view, std::size_t row, GroupSpan groups);

  EarningBins evaluated_;
  DistinctAccounts persons_;
  Samples month_;
};

}  // namespace piecework::platform_work
