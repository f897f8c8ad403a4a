#pragma once
// Whom a measure of accounts is about: residents of a city, by group; of a board without a city all its accounts, which
// stand with everybody and with no group.

#include <span>

#include "models/platform_work/measures/components.h"
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
  record_components<Measure>([&](std::size_t cell) { return month[cell].values(); },
                             std::vector<std::int64_t>(persons.begin(), persons.end()), recorder);
}

template <class Measure, class Sums>
std::vector<SummaryRow> summary_of_sums(const std::array<Sums, group_count>& all, const DistinctAccounts& persons) {
  return summary_of_components<Measure>([&](std::size_t cell) { return all[cell].values(); }, persons);
}

}  // namespace piecework::platform_work
