#pragma once
// M7, skill match: how far the five rated skills (OaSIS ratings, 0 to 5) of people and of their jobs are apart, over-
// and under-skill kept separate, averaged over the hours worked in jobs off the board in the month.
//
// A person's skills come from the occupation trained for and the person's own draws (skills/person_skills.h), with what
// was gained since (skills/state.h); a job calls for the mean skills of its occupation. All hours of a month count at
// the job held at its end, or at the last one. The index is 1 - mean |person - required| / 5: the usual division by the
// person's own skill has no value where that is 0, which clipped ratings are, and blows up next to it; dividing by the
// width of the scale bounds it by 0 and
// 1. Hours on the board are left out: no occupation's ratings say what microtasks call for.

#include "models/platform_work/measures/measure.h"
#include "models/platform_work/skills/occupations.h"

namespace piecework::platform_work {

class SkillMatch {
 public:
  static constexpr std::array<ComponentInfo, 3> components{{
      {"index", "1", "skill match index", "indice d'adéquation des compétences",
       "1 - mean distance between the skills of person and job / 5, over hours worked in jobs off the board"},
      {"over", "rating", "skills beyond the job's", "compétences au-delà de l'emploi",
       "mean over five skills of what the person has and the job does not call for, over hours worked"},
      {"under", "rating", "skills short of the job's", "compétences en deçà de l'emploi",
       "mean over five skills of what the job calls for and the person does not have, over hours worked"},
  }};
  static constexpr MeasureInfo info{"M7", "Skill match", "Adéquation des compétences",
                                    "distance between the skills of people and of the jobs they work in, by hours",
                                    components};

  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, persons, month, gaps, started] = self;
    list.value("evaluated", evaluated);
    list.part("persons", persons);
  }

 private:
  /// Over- and under-skill in steps of the scale, times seconds; exact, so that no order of adding matters.
  struct Worked {
    std::int64_t over = 0;
    std::int64_t under = 0;
    std::int64_t seconds = 0;

    Worked& operator+=(const Worked& other);
    [[nodiscard]] std::array<double, components.size()> values() const;
  };

  struct Month {
    Worked worked;
    std::int64_t persons = 0;
  };

  /// Skills at the start of who has gained some since, so that the draws are taken once.
  struct Started {
    std::uint64_t id = 0;
    Skills skills{};
    Occupation trained = no_occupation;
  };

  [[nodiscard]] Skills skills_at_start(const State& state, const Resident& resident);
  [[nodiscard]] SkillGap gap_between(const State& state, const Resident& resident);
  /// A gap as it is kept: 10 bits each for over and under (steps of 5/1023), and the two occupations it holds for.
  [[nodiscard]] std::uint32_t gap_of(const State& state, const Resident& resident);

  std::array<Worked, group_count> evaluated_{};
  DistinctPersons persons_;
  std::array<Month, trait_combinations> month_{};
  std::vector<std::uint32_t> gaps_;  // by row; five draws each, so reckoned again only when the job changes
  std::vector<Started> started_;     // by learner, see PersonRecord::learner
};

}  // namespace piecework::platform_work
