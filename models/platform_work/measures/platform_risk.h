#pragma once
// M19, platform-risk loss: what people lose when the platform shuts their account or ends as a whole. Pay: approved and
// not paid out, and what a month on the board would have paid (believed pay per hour x usual hours) for as long as they
// have no account, CAD. Reputation: units of a hundred approved tasks. What an appeal brings back later is not taken
// off again: it stands in /accounts/pay_withheld as a negative.

#include "models/platform_work/measures/account_groups.h"

namespace piecework::platform_work {

class PlatformRisk {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"loss", "CAD", "pay lost to platform risk", "paie perdue du fait de la plateforme",
       "pay withheld in the month and pay forgone without an account / people with an account or a lost one"},
      {"lost_share", "1", "accounts lost", "comptes perdus", "accounts lost in the month / these people"},
      {"withheld", "CAD", "pay withheld per lost account", "paie retenue par compte perdu",
       "approved pay that was not paid out / accounts lost in the month"},
      {"units", "units", "history lost per lost account", "historique perdu par compte perdu",
       "units of a hundred approved tasks / accounts lost in the month"},
  }};
  static constexpr MeasureInfo info{"M19", "Platform-risk loss", "Perte due au risque de plateforme",
                                    "earnings and reputation lost when an account is shut or a platform ends",
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
  /// Whole numbers, so that no order of adding matters. Cents are CAD.
  struct Sums {
    std::int64_t people = 0;
    std::int64_t lost = 0;
    std::int64_t withheld_cents = 0;
    std::int64_t forgone_cents = 0;
    std::int64_t tasks = 0;

    Sums& operator+=(const Sums& other);
    [[nodiscard]] std::array<double, components.size()> values() const;
  };

  void add(const MonthView& view, std::size_t row, GroupSpan groups);
  [[nodiscard]] static Sums loss_of(const State& state, const LostAccount& account);

  std::array<Sums, group_count> evaluated_{};
  DistinctAccounts persons_;
  std::array<Sums, group_count> month_{};
};

}  // namespace piecework::platform_work
