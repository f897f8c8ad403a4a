#pragma once
// M1, effective hourly pay: approved pay after fees / total time (paid, search, returned, rejected), per person-month
// with at least one hour on the board, before tax, in constant 2024 CAD.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class EffectivePay {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"median", "CAD/hour", "median effective pay", "rémunération effective médiane",
       "median over person-months with at least one hour on the board"},
      {"p10", "CAD/hour", "10th percentile of effective pay", "10e centile de la rémunération effective",
       "a tenth of person-months earn less per hour"},
      {"p90", "CAD/hour", "90th percentile of effective pay", "90e centile de la rémunération effective",
       "a tenth of person-months earn more per hour"},
      {"share_above_minimum", "1", "share at or above the minimum wage", "part au salaire minimum ou plus",
       "share of person-months with pay per hour at or above the Ontario minimum wage of the month"},
  }};
  static constexpr MeasureInfo info{"M1", "Effective hourly pay", "Rémunération horaire effective",
                                    "approved pay after fees divided by all time on the board, unpaid time included",
                                    components};

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [month, evaluated, samples] = self;
    list.value("evaluated", evaluated);
    list.part("samples", samples);
  }

 private:
  using Counts = std::array<std::int64_t, group_count>;

  Counts month_{};      // person-months at or above the minimum wage, of the month that is being closed
  Counts evaluated_{};  // the same of the evaluation period
  GroupSamples samples_;
};

}  // namespace piecework::platform_work
