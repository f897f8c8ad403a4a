#pragma once
// M16, agencies: caseload, hours of counsellors, and clients placed in jobs for them. A client is somebody in a
// programme with counsellors. Placed: without work at the census before counselling began, and an employee at a census
// from then until three months after counselling ended (the three months are an assumption); counted once, in the month
// in which it is seen, whatever the reason. What others lose is a difference between arms (M18), not here.
// Definition after scenarios.md, M16.
//
// By group at the beginning. Clients are simulated persons and hours those of the run's scale, so that ratios need no
// weights.

#include "models/platform_work/measures/course_starts.h"
#include "models/platform_work/measures/followed.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// A client who had no work, until placed or given up.
struct ClientSpell {
  static constexpr std::uint8_t counselled = 255;
  static constexpr std::uint8_t followed_months = 3;

  std::uint32_t row = 0;
  std::uint8_t combination = 0;  // of traits at the beginning
  std::uint8_t months = counselled;
  std::array<std::uint8_t, 2> unused{};  // no padding

  [[nodiscard]] bool fits() const {
    return combination < trait_combinations && (months < followed_months || months == counselled);
  }
};
static_assert(Packed<ClientSpell>);

class AgencyWork {
 public:
  static constexpr std::array<ComponentInfo, 5> components{{
      {"caseload", "persons", "caseload", "charge de cas",
       "clients of agencies at the end of the month, mean of months; simulated persons"},
      {"placements", "persons", "placements", "placements",
       "clients without work placed in the month, mean of months; simulated persons"},
      {"share_placed", "1", "share placed", "part placée",
       "placed / clients without work who were placed or were not until three months after counselling, or left"},
      {"hours", "hours", "hours of counsellors", "heures de conseil",
       "hours that counsellors gave clients in the month, mean of months, at the run's scale"},
      {"per_100_hours", "persons", "placements per 100 hours of counsellors", "placements par 100 heures de conseil",
       "placements for each hundred hours of counsellors"},
  }};
  static constexpr MeasureInfo info{"M16", "Agencies", "Agences",
                                    "caseload of agencies, and placements for the hours of their counsellors",
                                    components};

  static bool is_about(const Resident& resident) { return has_begun_any(resident); }
  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [spells, starts, evaluated, counselled, persons, month] = self;
    list.part("spells", spells);
    list.part("starts", starts);
    list.value("evaluated", evaluated);
    list.value("counselled", counselled);
    list.part("persons", persons);
  }

 private:
  enum Kind : std::uint8_t { clients, placed, not_placed };
  static constexpr std::size_t kinds = 3;
  using Sums = TraitCounts<kinds>::Counts;

  /// Months and seconds of counselling behind sums.
  struct Counselling {
    std::int64_t months = 0;
    std::int64_t seconds = 0;
    std::int64_t booked = 0;  // seconds in the books at the last census
  };

  [[nodiscard]] static std::array<double, components.size()> values_of(std::size_t cell, const Sums& sums,
                                                                       const Counselling& counselling);
  Keep follow(const MonthView& view, const Resident& resident, ClientSpell& spell);
  void count(const ClientSpell& spell, Kind kind) { month_.add(traits_of(spell.combination), kind); }

  Followed<ClientSpell> spells_;
  CourseStarts starts_;
  Sums evaluated_{};
  Counselling counselled_;
  DistinctPersons persons_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
