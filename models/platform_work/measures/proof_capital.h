#pragma once
// M9, proof capital: history on the microtask board that a third party can verify, in units of a hundred approved
// tasks. Held: on an account that is open or was lost. Visible: of these what can be shown outside, which is none as
// long as no rule makes histories portable (I6): they end with the account. Contracts on marketplaces are not counted.

#include "models/platform_work/measures/account_groups.h"

namespace piecework::platform_work {

class ProofCapital {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"visible", "units", "units visible outside", "unités visibles ailleurs",
       "mean units of a hundred approved tasks that others can verify, over people with an account or a lost one"},
      {"share_visible", "1", "share with any visible", "part ayant une unité visible",
       "share of these people with at least one unit that others can verify"},
      {"held", "units", "units held", "unités détenues", "mean units on an open or lost account, visible or not"},
      {"share_held", "1", "share with any held", "part ayant une unité",
       "share of these people with at least one unit"},
  }};
  static constexpr MeasureInfo info{"M9", "Proof capital", "Capital de preuve",
                                    "history on the board that can be verified, and what of it can be seen outside",
                                    components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident) {
    if (is_concerned(view.state, resident.row)) add(view, resident.row, cells_of(resident.career.traits));
  }
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
  /// Person-months, and whole units in them.
  struct Sums {
    std::int64_t people = 0;
    std::int64_t visible = 0;
    std::int64_t with_visible = 0;
    std::int64_t held = 0;
    std::int64_t with_held = 0;

    Sums& operator+=(const Sums& other);
    [[nodiscard]] std::array<double, components.size()> values() const;
  };

  void add(const MonthView& view, std::size_t row, GroupSpan groups);

  std::array<Sums, group_count> evaluated_{};
  DistinctAccounts persons_;
  std::array<Sums, group_count> month_{};
};

}  // namespace piecework::platform_work
