#pragma once
// M5, time to a commensurate job, from landing, job loss, or intake into a programme (commensurate_spell.h says what
// ends a spell). Of the spells that begin after the warm-up: cumulative incidence of reaching the job in the presence
// of competing events (sim/tables/incidence.h) after 6, 12 and 24 months, and its median; censored at the end of the
// run. By group at the beginning of the spell. A person has at most one spell at a time from each beginning.

#include <array>
#include <vector>

#include "models/platform_work/measures/commensurate_spell.h"
#include "models/platform_work/measures/followed.h"
#include "models/platform_work/measures/measure.h"
#include "sim/tables/incidence.h"

namespace piecework::platform_work {

class CommensurateJob {
 public:
  /// For each clock in turn: incidence after 12, 6, 24 months, median, spells begun, spells that reached the job.
  static constexpr std::size_t components_per_clock = 6;
  static constexpr std::array<ComponentInfo, components_per_clock * job_clocks> components{{
      {"landing_12", "1", "commensurate job within 12 months of landing", "emploi à la mesure 12 mois après l'arrivée",
       "cumulative incidence among those who landed after the warm-up", Course::whole_period},
      {"landing_6", "1", "commensurate job within 6 months of landing", "emploi à la mesure 6 mois après l'arrivée",
       "as landing_12, after 6 months", Course::whole_period},
      {"landing_24", "1", "commensurate job within 24 months of landing", "emploi à la mesure 24 mois après l'arrivée",
       "as landing_12, after 24 months; NaN if nobody was followed so long", Course::whole_period},
      {"landing_median", "months", "median time from landing to a commensurate job",
       "temps médian de l'arrivée à un emploi à la mesure",
       "months until half have reached the job; NaN if half never do", Course::whole_period},
      {"landing_begun", "persons", "landings followed", "arrivées suivies",
       "residents who landed in the month; in the summary, since the warm-up"},
      {"landing_reached", "persons", "of those who landed, commensurate job reached",
       "personnes arrivées ayant atteint un emploi à la mesure",
       "residents who landed since the warm-up and at this census hold a commensurate job for the third time in a row"},
      {"job_loss_12", "1", "commensurate job within 12 months of job loss",
       "emploi à la mesure 12 mois après la perte d'emploi",
       "cumulative incidence among employees who became unemployed after the warm-up", Course::whole_period},
      {"job_loss_6", "1", "commensurate job within 6 months of job loss",
       "emploi à la mesure 6 mois après la perte d'emploi", "as job_loss_12, after 6 months", Course::whole_period},
      {"job_loss_24", "1", "commensurate job within 24 months of job loss",
       "emploi à la mesure 24 mois après la perte d'emploi",
       "as job_loss_12, after 24 months; NaN if nobody was followed so long", Course::whole_period},
      {"job_loss_median", "months", "median time from job loss to a commensurate job",
       "temps médian de la perte d'emploi à un emploi à la mesure",
       "months until half have reached the job; NaN if half never do", Course::whole_period},
      {"job_loss_begun", "spells", "job losses followed", "pertes d'emploi suivies",
       "employees at the census before who are unemployed at this one and have no such spell yet; in the summary, "
       "since "
       "the warm-up"},
      {"job_loss_reached", "spells", "after job loss, commensurate job reached",
       "emploi à la mesure atteint après une perte d'emploi",
       "of these spells, those with a commensurate job at this census for the third time in a row"},
      {"intake_12", "1", "commensurate job within 12 months of intake",
       "emploi à la mesure 12 mois après l'admission à un programme",
       "cumulative incidence among those who began a course after the warm-up", Course::whole_period},
      {"intake_6", "1", "commensurate job within 6 months of intake",
       "emploi à la mesure 6 mois après l'admission à un programme", "as intake_12, after 6 months",
       Course::whole_period},
      {"intake_24", "1", "commensurate job within 24 months of intake",
       "emploi à la mesure 24 mois après l'admission à un programme",
       "as intake_12, after 24 months; NaN if nobody was followed so long", Course::whole_period},
      {"intake_median", "months", "median time from intake to a commensurate job",
       "temps médian de l'admission à un emploi à la mesure",
       "months until half have reached the job; NaN if half never do", Course::whole_period},
      {"intake_begun", "spells", "intakes followed", "admissions suivies",
       "residents who began a course in the month and have no such spell yet; in the summary, since the warm-up"},
      {"intake_reached", "spells", "after intake, commensurate job reached",
       "emploi à la mesure atteint après une admission",
       "of these spells, those with a commensurate job at this census for the third time in a row"},
  }};
  static constexpr MeasureInfo info{"M5", "Time to a commensurate job", "Temps jusqu'à un emploi à la mesure",
                                    "share that has reached a job at the level it was trained for, by time since "
                                    "landing, job loss or intake",
                                    components};

  CommensurateJob() : ends_(job_clocks * group_count * lengths) {}

  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [spells, last, ends, persons, month] = self;
    list.part("spells", spells);
    list.rows("last", last);
    list.rows("ends", ends);
    list.part("landed", persons[0]);
    list.part("lost_job", persons[1]);
    list.part("taken_in", persons[2]);
    if constexpr (Sections::loading) {
      list.require(ends.size() == job_clocks * group_count * lengths, "ends", "has another size");
    }
  }

 private:
  using Ends = std::vector<FollowUpEnds>;
  static constexpr std::size_t lengths = CommensurateSpell::most_followed + 1;
  static constexpr std::size_t month_kinds = 2 * job_clocks + 1;  // begun, reached, under way

  static std::size_t first_end(std::size_t clock, std::size_t cell) { return (clock * group_count + cell) * lengths; }
  static void count(Ends& ends, const CommensurateSpell& spell, CommensurateSpell::Outcome outcome);

  void see(const MonthView& view, const Resident& resident);
  unsigned begun_now(const MonthView& view, const Resident& resident);
  void begin(const Resident& resident, const CommensurateSpell& spell);
  Keep see_spell(CommensurateSpell& spell, CommensurateSpell::Seen seen);

  Followed<CommensurateSpell> spells_;
  std::vector<std::uint8_t>
      last_;   // by row, at the last census: bit 0 an employee, above it the courses begun, mod 128
  Ends ends_;  // by clock, group and time
  std::array<DistinctPersons, job_clocks> persons_;
  TraitCounts<month_kinds> month_;  // of the month that is being closed
};

}  // namespace piecework::platform_work
