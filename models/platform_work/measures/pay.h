#pragma once
// M1, effective hourly pay, before tax, in constant 2024 CAD, per person-month with at least one hour of the kind; the
// kinds of work are never pooled. Components without a prefix are microwork: approved pay after fees / total time
// (paid, search, returned, rejected). Dispatch: pay less the cost of the vehicle / time online, waiting included.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class EffectivePay {
 public:
  static constexpr std::array<ComponentInfo, 8> components{{
      {"median", "CAD/hour", "median effective pay", "rémunération effective médiane",
       "median over person-months with at least one hour on the board"},
      {"p10", "CAD/hour", "10th percentile of effective pay", "10e centile de la rémunération effective",
       "a tenth of person-months earn less per hour"},
      {"p90", "CAD/hour", "90th percentile of effective pay", "90e centile de la rémunération effective",
       "a tenth of person-months earn more per hour"},
      {"share_above_minimum", "1", "share at or above the minimum wage", "part au salaire minimum ou plus",
       "share of person-months with pay per hour at or above the Ontario minimum wage of the month"},
      {"dispatch_median", "CAD/hour", "median pay of driving", "rémunération médiane des livraisons et courses",
       "median over person-months with at least one hour online, after the cost of the vehicle"},
      {"dispatch_p10", "CAD/hour", "10th percentile of pay of driving", "10e centile des livraisons et courses",
       "a tenth of person-months earn less per hour online, after the cost of the vehicle"},
      {"dispatch_p90", "CAD/hour", "90th percentile of pay of driving", "90e centile des livraisons et courses",
       "a tenth of person-months earn more per hour online, after the cost of the vehicle"},
      {"dispatch_share_above_minimum", "1", "share of driving at or above the minimum wage",
       "part des livraisons et courses au salaire minimum ou plus",
       "share of person-months with pay per hour online, after the cost of the vehicle, at or above the Ontario "
       "minimum "
       "wage of the month"},
  }};
  static constexpr MeasureInfo info{"M1", "Effective hourly pay", "Rémunération horaire effective",
                                    "approved pay after fees divided by all time on the board, unpaid time included; "
                                    "and the same of driving, after the cost of the vehicle",
                                    components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [micro, dispatch] = self;
    list.part("micro", micro);
    list.part("dispatch", dispatch);
  }

 private:
  /// Hourly pay of one kind of work.
  struct Kind {
    using Counts = std::array<std::int64_t, group_count>;

    Counts month{};      // person-months at or above the minimum wage, of the month that is being closed
    Counts evaluated{};  // the same of the evaluation period
    GroupSamples samples;

    void add(const MonthView& view, const Resident& resident, double hourly);
    void close(const MonthView& view, std::size_t first, Recorder& recorder);

    template <class Self, class Sections>
    static void sections(Self& self, Sections& list) {
      auto& [month, evaluated, samples] = self;
      list.value("evaluated", evaluated);
      list.part("samples", samples);
    }
  };

  Kind micro_;
  Kind dispatch_;
};

}  // namespace piecework::platform_work
