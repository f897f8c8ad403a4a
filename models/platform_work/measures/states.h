#pragma once
// M4, state occupancy: one of eleven states per person and month by most hours (main_state.h), changes between them,
// and how long a spell in one lasts (spells.h).

#include "models/platform_work/measures/measure.h"
#include "models/platform_work/measures/spells.h"

namespace piecework::platform_work {

class StateOccupancy {
  static constexpr std::string_view spell_meaning =
      "mean over completed spells that ended in the evaluation period and whose beginning was seen in the run, so that "
      "none is longer than the run";

 public:
  /// The shares in the order of MainState, then the lengths of spells in the same order.
  static constexpr std::array<ComponentInfo, 2 * main_states> components{{
      {"micro", "1", "share mainly on microtasks", "part principalement en microtâches",
       "share of residents whose most hours of the month, at least one, were on the board"},
      {"dispatch", "1", "share mainly on delivery and rides", "part principalement en livraison et transport",
       "share of residents whose most hours of the month, at least one, were online on platforms for deliveries and "
       "rides"},
      {"freelance", "1", "share mainly on freelance projects", "part principalement en projets à la pige",
       "share of residents whose most hours of the month, at least one, were on projects of the marketplace and bids "
       "for them; none in a scenario without residents on a marketplace"},
      {"mixed", "1", "share mainly on several kinds of platform", "part sur plusieurs types de plateformes",
       "share of residents mainly on platforms, no kind of which has more than 60 % of the hours"},
      {"own_account", "1", "share on own account", "part en travail autonome",
       "share of residents whose most hours of the month were in work on own account, off platforms"},
      {"commensurate", "1", "share in a commensurate job", "part dans un emploi à la mesure de la formation",
       "share of residents whose most hours were in a job at most one TEER level below the occupation they were "
       "trained "
       "for (an occupation group's level is the most demanding of its unit groups), survival jobs excepted"},
      {"survival", "1", "share in a survival job", "part dans un emploi de survie",
       "share of residents with a post-secondary credential whose most hours were in a job of TEER 4 or 5"},
      {"other_job", "1", "share in another job", "part dans un autre emploi",
       "share of residents whose most hours of the month were in a job that is neither commensurate nor survival"},
      {"unemployed", "1", "share unemployed", "part au chômage",
       "share of residents without work who look for it at the end of the month"},
      {"student", "1", "share studying", "part aux études",
       "share of residents who study full time and neither work nor look for work"},
      {"not_in_labour_force", "1", "share out of the labour force", "part hors de la population active",
       "share of residents who neither work nor look for work nor study"},
      {"spell_micro", "months", "length of a spell on microtasks", "durée d'un épisode de microtâches", spell_meaning,
       Course::whole_period},
      {"spell_dispatch", "months", "length of a spell on delivery and rides", "durée d'un épisode de livraison",
       spell_meaning, Course::whole_period},
      {"spell_freelance", "months", "length of a spell on projects", "durée d'un épisode à la pige", spell_meaning,
       Course::whole_period},
      {"spell_mixed", "months", "length of a spell on several platforms", "durée d'un épisode mixte", spell_meaning,
       Course::whole_period},
      {"spell_own_account", "months", "length of a spell on own account", "durée d'un épisode de travail autonome",
       spell_meaning, Course::whole_period},
      {"spell_commensurate", "months", "length of a spell in commensurate jobs",
       "durée d'un épisode d'emploi à la mesure de la formation", spell_meaning, Course::whole_period},
      {"spell_survival", "months", "length of a spell in survival jobs", "durée d'un épisode d'emploi de survie",
       spell_meaning, Course::whole_period},
      {"spell_other_job", "months", "length of a spell in other jobs", "durée d'un épisode d'autre emploi",
       spell_meaning, Course::whole_period},
      {"spell_unemployed", "months", "length of a spell of unemployment", "durée d'un épisode de chômage",
       spell_meaning, Course::whole_period},
      {"spell_student", "months", "length of a spell of study", "durée d'un épisode d'études", spell_meaning,
       Course::whole_period},
      {"spell_not_in_labour_force", "months", "length of a spell out of the labour force",
       "durée d'un épisode d'inactivité", spell_meaning, Course::whole_period},
  }};
  static constexpr MeasureInfo info{"M4", "State occupancy", "Occupation des états",
                                    "share of residents in each state, one state per person and month by most hours, "
                                    "and length of completed spells",
                                    components};

  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, persons, spells, month] = self;
    list.value("evaluated", evaluated);
    list.part("persons", persons);
    list.part("spells", spells);
  }

 private:
  using Counts = TraitCounts<main_states>::Counts;
  Counts evaluated_{};
  DistinctPersons persons_;
  StateSpells spells_;
  TraitCounts<main_states> month_;
};

}  // namespace piecework::platform_work
