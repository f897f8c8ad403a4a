#pragma once
// M4, state occupancy: one state per person and month by most hours. Of the eleven states of the full
// model this version knows four; "other job" will be split once jobs have wages and fit.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

enum class MainState : std::uint8_t { micro, unemployed, other_job, not_in_labour_force };

/// The state of a resident in the month that just ended.
inline MainState main_state(const Career& career, const PersonRecord& record) {
  const std::int64_t board = record.month.total_seconds();
  if (board >= static_cast<std::int64_t>(least_hour_seconds) && board > record.job_seconds) return MainState::micro;
  if (record.job_seconds > 0) return MainState::other_job;
  return career.state == LabourState::unemployed ? MainState::unemployed : MainState::not_in_labour_force;
}

class StateOccupancy {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"micro", "1", "share mainly on microtasks", "part principalement en microtâches",
       "share of residents whose most hours of the month, at least one, were on the board"},
      {"unemployed", "1", "share unemployed", "part au chômage",
       "share of residents without work who look for it at the end of the month"},
      {"other_job", "1", "share in another job", "part dans un autre emploi",
       "share of residents whose most hours of the month were in a job off the board"},
      {"not_in_labour_force", "1", "share out of the labour force", "part hors de la population active",
       "share of residents who neither work nor look for work"},
  }};
  static constexpr MeasureInfo info{"M4", "State occupancy", "Occupation des états",
                                    "share of residents in each state, one state per person and month by most hours",
                                    components};

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
  using Counts = TraitCounts<components.size()>::Counts;
  Counts evaluated_{};
  DistinctPersons persons_;
  TraitCounts<components.size()> month_;
};

}  // namespace piecework::platform_work
