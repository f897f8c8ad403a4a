#pragma once
// The labour market beside the measures: stocks, flows and transitions of a month, and counts of newcomers that
// published figures are compared with. Simulated persons; multiply with the scale for the city's.

#include <vector>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// Counts of residents that a census takes; which of them a resident is in follows from its row alone.
struct NewcomerCounts {
  std::int64_t recent_core_labour_force = 0;  // landed at most five years ago, aged 25 to 54
  std::int64_t recent_core_unemployed = 0;
  std::int64_t born_core_labour_force = 0;  // non-immigrants aged 25 to 54
  std::int64_t born_core_unemployed = 0;
  std::int64_t recent_degree_employed = 0;  // landed at most five years ago, with a bachelor's degree or more
  std::int64_t recent_degree_low = 0;       // of these in a job that asks for high school or less

  void see(const MonthView& view, const Resident& resident);
};

/// Over-qualified at the first recorded census and now (target T9): persons present at both.
struct PersistenceCounts {
  std::int64_t immigrants = 0;
  std::int64_t non_immigrants = 0;
  std::int64_t immigrants_overqualified = 0;
  std::int64_t non_immigrants_overqualified = 0;
  std::int64_t immigrants_both = 0;
  std::int64_t non_immigrants_both = 0;
};

/// Hourly wages of employees are counted in bins of one dollar, the last of which is open.
inline constexpr std::size_t wage_bins = 120;

class LabourObserver {
 public:
  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [transitions, newcomers, persistence, wages, at_first, present_at_first, has_first, last_books] = self;
    list.rows("at_first", at_first);
    list.rows("present_at_first", present_at_first);
    list.value("has_first", has_first);
    list.value("last_books", last_books);
  }

 private:
  void record_stocks(const MonthView& view, Recorder& recorder) const;
  void record_flows(const JobBooks& books, Recorder& recorder) const;
  void record_newcomers(Recorder& recorder) const;

  // Of the month that is being closed.
  std::array<std::int64_t, labour_states * labour_states> transitions_{};
  NewcomerCounts newcomers_;
  PersistenceCounts persistence_;
  std::array<std::int64_t, wage_bins> wages_{};
  // Kept.
  std::vector<std::uint8_t> at_first_;          // by row: over-qualified at the first recorded census
  std::vector<std::uint8_t> present_at_first_;  // by row
  std::uint8_t has_first_ = 0;
  JobBooks last_books_;
};

}  // namespace piecework::platform_work
