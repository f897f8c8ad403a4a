#pragma once
// The labour market beside the measures: stocks, flows and transitions of a month, and counts of newcomers that
// published figures are compared with. Simulated persons; multiply with the scale for the city's.

#include <vector>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// What the counts of newcomers ask of a resident: all of it together is one number, so that a census counts each
/// resident once and asks afterwards.
struct NewcomerKind {
  std::size_t origin = 0;  // 0 not an immigrant, 1 landed more than five years ago, 2 since
  bool core = false;       // aged 25 to 54
  LabourState state = LabourState::not_in_labour_force;
  bool graduate = false;       // a bachelor's degree or more
  bool overqualified = false;  // in a job that asks for high school or less

  static constexpr std::size_t count = 3 * 2 * labour_states * 2 * 2;
  [[nodiscard]] std::size_t number() const;
  static NewcomerKind of(std::size_t number);
};

/// Counts of residents that a census takes; which of them a resident is in follows from its row alone.
struct NewcomerCounts {
  std::int64_t recent_core_labour_force = 0;  // landed at most five years ago, aged 25 to 54
  std::int64_t recent_core_unemployed = 0;
  std::int64_t born_core_labour_force = 0;  // non-immigrants aged 25 to 54
  std::int64_t born_core_unemployed = 0;
  std::int64_t recent_degree_employed = 0;  // landed at most five years ago, with a bachelor's degree or more
  std::int64_t recent_degree_low = 0;       // of these in a job that asks for high school or less

  void add(const NewcomerKind& kind, std::int64_t persons);
};

/// Over-qualified at the first recorded census and now (target T9): persons present at both.
struct PersistenceCounts {
  std::int64_t immigrants = 0;
  std::int64_t non_immigrants = 0;
  std::int64_t immigrants_overqualified = 0;
  std::int64_t non_immigrants_overqualified = 0;
  std::int64_t immigrants_both = 0;
  std::int64_t non_immigrants_both = 0;

  void add(bool is_immigrant, bool is_over, bool was_over, std::int64_t persons);
};

/// Hourly wages of employees are counted in bins of one dollar, the last of which is open.
inline constexpr std::size_t wage_bins = 120;

class LabourObserver {
 public:
  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [transitions, newcomers, stayers, wages, at_first, present_at_first, has_first, last_books] = self;
    list.rows("at_first", at_first);
    list.rows("present_at_first", present_at_first);
    list.value("has_first", has_first);
    list.value("last_books", last_books);
  }

 private:
  void see_recorded(const MonthView& view, Residents residents);
  void record_stocks(const MonthView& view, Recorder& recorder) const;
  void record_flows(const JobBooks& books, Recorder& recorder) const;
  void record_newcomers(Recorder& recorder) const;

  // Of the month that is being closed.
  std::array<std::int64_t, labour_states * labour_states> transitions_{};
  std::array<std::int64_t, NewcomerKind::count> newcomers_{};
  std::array<std::int64_t, 8> stayers_{};  // here at the first: immigrant, over-qualified now, then: bits 2 to 0
  std::array<std::int64_t, wage_bins + 1> wages_{};  // and who is no employee
  // Kept.
  std::vector<std::uint8_t> at_first_;          // by row: over-qualified at the first recorded census
  std::vector<std::uint8_t> present_at_first_;  // by row
  std::uint8_t has_first_ = 0;
  JobBooks last_books_;
};

}  // namespace piecework::platform_work
