#pragma once
// M13, what a funder counts as success of those who begin a programme, by several definitions at once, so that they can
// be set against each other: (a) at the end of the course an employee with 30 hours a week or more; (b) 20 paid hours a
// week from any work in the first, third, sixth and twelfth month after it; (c) in those twelve months earnings before
// tax, from any source, of 1,820 hours at the minimum wage; (d) a commensurate job (main_state.h) twelve months after
// it; (e) what a success of each kind costs. Definitions after scenarios.md, M13, and the amendments; the months of (b)
// are an assumption.
//
// Everybody counts who began a course in the recorded months, whether it was completed or not, one course at a time;
// who moves away or dies first has failed at what was to come. Known at the census at which the time is up; what is not
// up when the run ends is left out. By group at the beginning. Costs: those of all programmes of the arm since the run
// began, divided by the courses begun, over the share of successes.

#include "models/platform_work/measures/course_starts.h"
#include "models/platform_work/measures/followed.h"
#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// One participant, from the beginning of a course until twelve months after its end.
struct FundedSpell {
  static constexpr std::uint8_t on_course = 255;
  static constexpr std::uint8_t followed_months = 12;

  std::int64_t earned_cents = 0;  // since the course ended
  std::uint32_t row = 0;
  std::uint8_t combination = 0;  // of traits at the beginning
  std::uint8_t months = on_course;
  std::uint8_t full_time = 0;  // 1: at the end of the course
  std::uint8_t unused = 0;     // no padding

  [[nodiscard]] bool fits() const {
    return combination < trait_combinations && (months < followed_months || months == on_course) && full_time <= 1 &&
           earned_cents >= 0;
  }
};
static_assert(Packed<FundedSpell>);

class FunderSuccess {
 public:
  static constexpr std::array<ComponentInfo, 13> components{{
      {"full_time", "1", "full-time job at the end of the course", "emploi à temps plein à la fin de la formation",
       "share of those who began whom the end of the course finds employees with 30 hours a week or more"},
      {"paid_20h_1", "1", "20 paid hours a week in the first month", "20 heures payées par semaine au premier mois",
       "share with 20 paid hours a week, of any work, in the first month after the course"},
      {"paid_20h_3", "1", "20 paid hours a week in the third month", "20 heures payées par semaine au troisième mois",
       "as paid_20h_1, in the third month"},
      {"paid_20h_6", "1", "20 paid hours a week in the sixth month", "20 heures payées par semaine au sixième mois",
       "as paid_20h_1, in the sixth month"},
      {"paid_20h_12", "1", "20 paid hours a week in the twelfth month", "20 heures payées par semaine au douzième mois",
       "as paid_20h_1, in the twelfth month"},
      {"earnings", "1", "earned a full-time minimum wage", "gains d'un plein temps au salaire minimum",
       "share that in the twelve months after the course earned 1,820 hours at the minimum wage, from any source"},
      {"commensurate", "1", "commensurate job after twelve months", "emploi à la mesure après douze mois",
       "share with a commensurate job twelve months after the course"},
      {"disagreement", "1", "full-time job and earnings disagree", "désaccord entre emploi à temps plein et gains",
       "share of those followed for twelve months who succeed by one of full_time and earnings, and not by the other"},
      {"cost_full_time", "CAD", "cost of a full-time job", "coût d'un emploi à temps plein",
       "cost of programmes for each course begun, over full_time"},
      {"cost_paid_20h", "CAD", "cost of 20 paid hours a week", "coût de 20 heures payées par semaine",
       "cost of programmes for each course begun, over paid_20h_12"},
      {"cost_earnings", "CAD", "cost of a full-time minimum wage earned", "coût d'un plein temps au salaire minimum",
       "cost of programmes for each course begun, over earnings"},
      {"cost_commensurate", "CAD", "cost of a commensurate job", "coût d'un emploi à la mesure",
       "cost of programmes for each course begun, over commensurate"},
      {"begun", "courses", "courses begun", "formations commencées", "courses begun in the month"},
  }};
  static constexpr MeasureInfo info{"M13", "Success to a funder", "Réussite aux yeux d'un bailleur",
                                    "what becomes of those who begin a programme, by the definitions that funders use",
                                    components};

  static bool is_about(const Resident& resident) { return has_begun_any(resident); }
  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [spells, starts, evaluated, cost_of_course, persons, month] = self;
    list.part("spells", spells);
    list.part("starts", starts);
    list.value("evaluated", evaluated);
    list.value("cost_of_course", cost_of_course);
    list.part("persons", persons);
  }

 private:
  /// What is counted: for each point in time those for whom it is over, and those who had success by then.
  enum Kind : std::uint8_t {
    ended,
    full_time,
    after_1,
    paid_1,
    after_3,
    paid_3,
    after_6,
    paid_6,
    after_12,
    paid_12,
    earned,
    commensurate,
    disagreed,
    begun
  };
  static constexpr std::size_t kinds = 14;
  using Sums = TraitCounts<kinds>::Counts;

  [[nodiscard]] std::array<double, components.size()> values_of(const std::array<std::int64_t, kinds>& sums) const;

  Keep follow(const MonthView& view, const Resident& resident, FundedSpell& spell);
  void pass_month(const MonthView& view, const Resident& resident, const FundedSpell& spell);
  void lose(const FundedSpell& spell);
  void count(const FundedSpell& spell, Kind kind) { month_.add(traits_of(spell.combination), kind); }

  Followed<FundedSpell> spells_;
  CourseStarts starts_;
  Sums evaluated_{};
  double cost_of_course_ = 0.0;  // CAD
  DistinctPersons persons_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
