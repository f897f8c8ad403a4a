#pragma once
// M8, skill gain per total hour: ratings gained, summed over the eight kinds of gain (skills/state.h) and before
// anything is forgotten, for a hundred hours on platforms and in courses, unpaid ones included, by what taught them:
// doing the work, what others said of it, courses. What a course teaches counts in the month in which it ends.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class SkillGain {
 public:
  static constexpr std::array<ComponentInfo, 3> components{{
      {"practice", "rating", "gained by practice in 100 hours", "acquis par la pratique en 100 heures",
       "ratings gained by doing the work, bids and contracts included, for 100 hours on platforms and in courses"},
      {"feedback", "rating", "gained by feedback in 100 hours", "acquis par les retours en 100 heures",
       "ratings gained by what clients or requesters said of the work, for 100 such hours"},
      {"course", "rating", "gained in courses in 100 hours", "acquis en formation en 100 heures",
       "ratings gained in courses of programmes, for 100 such hours"},
  }};
  static constexpr MeasureInfo info{"M8", "Skill gain", "Gain de compétence",
                                    "ratings gained for 100 hours on platforms and in courses, by channel", components};

  static bool is_about(const Resident& resident) { return resident.on_platforms || resident.record.learner != 0; }
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
  enum Kind : std::uint8_t { persons, seconds, practice };  // then feedback and course; millionths of a rating
  static constexpr std::size_t kinds = practice + channels;
  using Sums = TraitCounts<kinds>::Counts;

  [[nodiscard]] static std::array<double, components.size()> values_of(const std::array<std::int64_t, kinds>& sums);

  Sums evaluated_{};
  DistinctPersons persons_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
