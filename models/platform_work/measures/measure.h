#pragma once
// What every measure is made of. Measures read a State once a month and never change it. Each gives, by group, a value
// per component every month, and one over the whole evaluation period; with the number of simulated persons behind it.
//
// A measure is shown every resident, in the order of their rows (`see`), and then ends the month (`close`). What it
// keeps of a month in between is empty at any other time, and in no checkpoint.

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/catalog_info.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/measures/main_state.h"
#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// The month that just ended; the state is that at its end, with the month's books still in it.
struct MonthView {
  const State& state;
  bool recorded = false;   // after the warm-up
  bool evaluated = false;  // inside the evaluation period
  /// Of the month that begins now, since January 1970: asked for of every resident, and costly to find.
  std::int64_t next_month = month_index(state.now);

  /// When the month that ended began.
  [[nodiscard]] Time began() const { return start_of_month(next_month - 1); }
};

/// Whether a calendar year ended with this month.
inline bool is_december(const MonthView& view) { return view.next_month % months_in_a_year == 0; }

/// A resident at the census.
struct Resident {
  std::size_t row = 0;
  const Person& person;
  const Career& career;
  const PersonRecord& record;
  const Livelihood& livelihood;
  const PlatformMonth& board;                       // of the month that ended
  MainState main = MainState::not_in_labour_force;  // in the month that ended
  bool on_platforms = false;                        // what only platforms bring about need not be asked of others
};

/// Has had an account on the board, has one on the marketplace, drives, or has driven or sold something.
inline bool has_used_platforms(const PersonRecord& record) {
  return record.board_life != 0 || record.account != no_account || record.driver != no_driver ||
         record.months_since_driving != never_done || record.months_since_selling != never_done;
}

/// A measure that sees nothing in residents who have never used a platform.
template <class Measure>
concept OfPlatforms = requires { requires Measure::only_of_platforms; };

/// Shows every resident to all of these, in one pass: rows are many and far apart in memory.
template <class... Observers>
void show_residents(const MonthView& view, Observers&... observers) {
  const auto people = view.state.people.rows();
  const auto careers = view.state.careers.rows();
  const auto records = view.state.records.rows();
  const auto livelihoods = view.state.livelihoods.rows();
  const auto show = [&view](auto& observer, const Resident& resident) {
    if constexpr (OfPlatforms<std::remove_cvref_t<decltype(observer)>>) {
      if (!resident.on_platforms) return;
    }
    observer.see(view, resident);
  };
  for (std::size_t row = view.state.abroad; row < people.size(); ++row) {
    if (careers[row].presence != Presence::here) continue;
    const PersonRecord& record = records[row];
    const Resident resident{row,
                            people[row],
                            careers[row],
                            record,
                            livelihoods[row],
                            view.state.board_life(record).month,
                            main_state(view.state, careers[row], record),
                            has_used_platforms(record)};
    (show(observers, resident), ...);
  }
}

struct SummaryRow {
  std::string_view measure;
  std::string_view component;
  std::size_t group = 0;
  std::string_view unit;
  double value = 0.0;
  std::int64_t persons = 0;
};

/// Distinct residents seen in each group over the evaluation period.
class DistinctPersons {
 public:
  void see(std::size_t row, const Traits& traits) {
    const std::size_t word = row / 64;
    const std::uint64_t bit = std::uint64_t{1} << row % 64;
    if (seen_.size() <= word) seen_.resize(word + 1);
    if ((seen_[word] & bit) != 0) return;
    seen_[word] |= bit;
    for (const std::size_t cell : cells_of(traits)) ++counts_[cell];
  }
  [[nodiscard]] std::int64_t count(std::size_t cell) const { return counts_[cell]; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [seen, counts] = self;
    list.rows("seen", seen);
    list.value("counts", counts);
  }

 private:
  std::vector<std::uint64_t> seen_;  // one bit per row
  std::array<std::int64_t, group_count> counts_{};
};

/// Counts, or sums, of a month's residents by what they are and one of a few kinds: one addition a person and kind,
/// whatever the groups.
template <std::size_t kinds>
class TraitCounts {
 public:
  using Counts = std::array<std::array<std::int64_t, kinds>, group_count>;

  void add(const Traits& traits, std::size_t kind, std::int64_t amount = 1) {
    counts_[combination_of(traits)][kind] += amount;
  }

  /// The counts by group; the next month begins.
  Counts take() {
    Counts groups{};
    for (std::size_t combination = 0; combination < counts_.size(); ++combination) {
      for (const std::size_t cell : cells_of(traits_of(combination))) {
        for (std::size_t kind = 0; kind < kinds; ++kind) groups[cell][kind] += counts_[combination][kind];
      }
    }
    counts_ = {};
    return groups;
  }

 private:
  std::array<std::array<std::int64_t, kinds>, trait_combinations> counts_{};
};

/// One number per person-month, kept by group: this month's, and all of the evaluation period.
class GroupSamples {
 public:
  void add(const MonthView& view, const Resident& resident, double value);

  /// The month's values of a group, sorted.
  [[nodiscard]] std::vector<double> month_sorted(std::size_t cell) const;
  [[nodiscard]] std::vector<double> evaluated_sorted(std::size_t cell) const;
  [[nodiscard]] const std::vector<double>& month(std::size_t cell) const { return month_[cell]; }
  [[nodiscard]] std::int64_t persons(std::size_t cell) const { return persons_.count(cell); }
  void end_month();

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [month, evaluated, persons] = self;
    for (std::size_t cell = 0; cell < group_count; ++cell) {
      list.rows("month." + std::to_string(cell), month[cell]);
      list.rows("evaluated." + std::to_string(cell), evaluated[cell]);
    }
    list.part("persons", persons);
  }

 private:
  std::array<std::vector<double>, group_count> month_;
  std::array<std::vector<double>, group_count> evaluated_;
  DistinctPersons persons_;
};

/// Series of a measure's components: `/series/<measure>/<component>`, one number per group.
SeriesInfo component_series(const MeasureInfo& measure, const ComponentInfo& component);
/// Number of simulated persons behind them: `/series/<measure>/persons`.
SeriesInfo persons_series(const MeasureInfo& measure);

}  // namespace piecework::platform_work
