#pragma once
// M6, trap share: of the residents with a month mainly on microtasks in the recorded period, those with at least twelve
// such months in the 36 that begin with the first, and none mainly freelance or in a commensurate job. Whose 36 months
// are not over when the run ends, or who moved away or died in them, are left out; a shorter run has no value.

#include "models/platform_work/measures/followed.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// The months of one resident from the first mainly on microtasks.
struct MicroWindow {
  std::uint32_t row = 0;
  std::uint8_t combination = 0;  // of traits in the first month
  std::uint8_t months = 0;       // seen so far, at most the window
  std::uint8_t micro = 0;        // of these mainly on microtasks
  std::uint8_t escapes = 0;      // of these mainly freelance or in a commensurate job

  [[nodiscard]] bool fits() const { return combination < trait_combinations; }
};
static_assert(Packed<MicroWindow> && trait_combinations <= 256);

class TrapShare {
 public:
  static constexpr std::array<ComponentInfo, 2> components{{
      {"share", "1", "trap share", "part prise au piège",
       "of the residents whose first month mainly on microtasks lies at least 36 months before the end: share with 12 "
       "or more such months in the 36 from the first, and none mainly freelance or in a commensurate job; NaN in a run "
       "of less than 36 months",
       Course::whole_period},
      {"entrants", "persons", "residents who come to live mainly on microtasks",
       "résidents venus principalement aux microtâches",
       "residents with their first month mainly on microtasks since the warm-up"},
  }};
  static constexpr MeasureInfo info{"M6", "Trap share", "Part prise au piège",
                                    "share of those once mainly on microtasks who stay there and reach nothing better",
                                    components};

  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [windows, totals, entered] = self;
    list.part("windows", windows);
    list.value("totals", totals);
  }

 private:
  struct Total {
    std::int64_t entrants = 0;
    std::int64_t whole = 0;  // windows that were seen to their end
    std::int64_t trapped = 0;
  };

  Keep see_month(MicroWindow& window, MainState main);

  Followed<MicroWindow> windows_;  // those that are over stay, so that nobody enters twice
  std::array<Total, group_count> totals_{};
  TraitCounts<1> entered_;  // in the month that is being closed
};

}  // namespace piecework::platform_work
