#pragma once
// M2, unpaid-time share; the kinds of work are never pooled. Components without a prefix are microwork: time on search,
// returned and rejected tasks / total time. Dispatch: time online without an order / time online.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class UnpaidShare {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"share", "1", "unpaid share of time", "part du temps non payé",
       "unpaid time of all members of the group / their total time"},
      {"median", "1", "median unpaid share", "part non payée médiane",
       "median over person-months with at least one hour on the board"},
      {"dispatch_share", "1", "unpaid share of driving", "part non payée des livraisons et courses",
       "time online without an order, of all drivers of the group / their time online"},
      {"dispatch_median", "1", "median unpaid share of driving", "part non payée médiane des livraisons et courses",
       "median over person-months with at least one hour online"},
  }};
  static constexpr MeasureInfo info{"M2", "Unpaid-time share", "Part du temps non payé",
                                    "time searching, on returned and on rejected tasks, divided by all time on the "
                                    "board; and of driving, time online without an order",
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
  struct Time {
    double unpaid = 0.0;
    double total = 0.0;

    [[nodiscard]] double share() const { return total > 0.0 ? unpaid / total : no_default; }
  };

  /// Time of one kind of work.
  struct Kind {
    GroupSamples samples;
    std::array<Time, group_count> evaluated{};
    std::array<Time, group_count> month{};

    void add(const MonthView& view, const Resident& resident, const Time& time);
    void close(const MonthView& view, std::size_t first, Recorder& recorder);

    template <class Self, class Sections>
    static void sections(Self& self, Sections& list) {
      auto& [samples, evaluated, month] = self;
      list.part("samples", samples);
      list.value("evaluated", evaluated);
    }
  };

  Kind micro_;
  Kind dispatch_;
};

}  // namespace piecework::platform_work
