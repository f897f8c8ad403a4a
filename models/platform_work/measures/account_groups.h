#pragma once
// Whom a measure of accounts is about: residents of a city, by group; of a board without a city all its accounts, which
// stand with everybody and with no group.

#include <span>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

using GroupSpan = std::span<const std::size_t>;

/// Whether the person has an account or lost one and has no other.
inline bool is_concerned(const State& state, std::size_t row) {
  if (is_member(state.people.rows()[row].membership)) return true;
  const auto& lost = state.platform.management.lost;
  return !lost.empty() && lost.contains(static_cast<std::uint32_t>(row));
}

/// Of a board without a city: calls visit(row, groups) for every row that was ever an account.
template <class Visit>
void show_accounts(const MonthView& view, Visit&& visit) {
  static constexpr std::array<std::size_t, 1> everybody{0};
  if (view.state.scenario->has_residents()) return;
  for (std::size_t row = 0; row < view.state.abroad; ++row) visit(row, GroupSpan{everybody});
}

/// Distinct people behind a value of the evaluation period, by group.
class DistinctAccounts {
 public:
  void see(std::size_t row, GroupSpan groups) {
    const std::size_t word = row / 64;
    const std::uint64_t bit = std::uint64_t{1} << row % 64;
    if (seen_.size() <= word) seen_.resize(word + 1);
    if ((seen_[word] & bit) != 0) return;
    seen_[word] |= bit;
    for (const std::size_t cell : groups) ++counts_[cell];
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

/// A measure's values of a month and of the evaluation period, from sums that add up.
template <class Measure, class Sums>
void record_sums(const std::array<Sums, group_count>& month, const std::array<std::int64_t, group_count>& persons,
                 Recorder& recorder) {
  constexpr std::size_t components = Measure::components.size();
  std::array<std::vector<double>, components> series;
  for (auto& values : series) values.resize(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = month[cell].values();
    for (std::size_t part = 0; part < components; ++part) series[part][cell] = values[part];
  }
  for (std::size_t part = 0; part < components; ++part) {
    recorder.record(component_series(Measure::info, Measure::components[part]), series[part]);
  }
  recorder.record(persons_series(Measure::info), std::vector<std::int64_t>(persons.begin(), persons.end()));
}

template <class Measure, class Sums>
std::vector<SummaryRow> summary_of_sums(const std::array<Sums, group_count>& all, const DistinctAccounts& persons) {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = all[cell].values();
    for (std::size_t part = 0; part < values.size(); ++part) {
      const ComponentInfo& component = Measure::components[part];
      rows.push_back({Measure::info.name, component.name, cell, component.unit, values[part], persons.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
