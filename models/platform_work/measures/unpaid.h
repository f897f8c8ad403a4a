#pragma once
// M2, unpaid-time share: time on search, returned and rejected tasks / total time.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class UnpaidShare {
 public:
  static constexpr std::array<ComponentInfo, 2> components{{
      {"share", "1", "unpaid share of time", "part du temps non payé",
       "unpaid time of all members of the group / their total time"},
      {"median", "1", "median unpaid share", "part non payée médiane",
       "median over person-months with at least one hour on the board"},
  }};
  static constexpr MeasureInfo info{
      "M2", "Unpaid-time share", "Part du temps non payé",
      "time searching, on returned and on rejected tasks, divided by all time on the board", components};

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [samples, evaluated, month] = self;
    list.part("samples", samples);
    list.value("evaluated", evaluated);
  }

 private:
  struct Time {
    double unpaid = 0.0;
    double total = 0.0;

    [[nodiscard]] double share() const { return total > 0.0 ? unpaid / total : no_default; }
  };

  GroupSamples samples_;
  std::array<Time, group_count> evaluated_{};
  std::array<Time, group_count> month_{};
};

}  // namespace piecework::platform_work
