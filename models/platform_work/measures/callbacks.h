#pragma once
// M10, callback ratio: applications that an employer considers / applications sent, for jobs off the board, by what the
// applicant did in the last twelve months (jobs/applications.h: exclusive; the last of none, micro, standard and
// credential that holds) and by whether the name is one of a visible minority. It says who is called back, not why:
// people of one history differ in skills, origin and experience from those of another.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class CallbackRatio {
 public:
  static constexpr std::array<ComponentInfo, 7> components{{
      {"ratio", "1", "callbacks per application", "rappels par candidature",
       "applications called back / applications sent"},
      {"ratio_none", "1", "callbacks, no work history", "rappels, sans antécédent",
       "of applicants without a task, a job or a completed course in the last twelve months"},
      {"ratio_micro", "1", "callbacks, microtask history", "rappels, antécédent de microtâches",
       "of applicants with a task in the last twelve months, without a job off the board or a completed course"},
      {"ratio_standard", "1", "callbacks, job history", "rappels, antécédent d'emploi",
       "of applicants with a job off the board, as employee or on own account, in the last twelve months, without a "
       "completed course"},
      {"ratio_credential", "1", "callbacks, course completed", "rappels, formation achevée",
       "of applicants who completed a course of a programme in the last twelve months"},
      {"ratio_minority", "1", "callbacks, visible minorities", "rappels, minorités visibles",
       "of applicants who belong to a visible minority"},
      {"ratio_other", "1", "callbacks, everybody else", "rappels, autres personnes",
       "of applicants who belong to no visible minority"},
  }};
  static constexpr MeasureInfo info{"M10", "Callback ratio", "Taux de rappel",
                                    "callbacks per application for jobs off the board, by the applicant's history",
                                    components};

  static bool is_about(const Resident& resident) { return resident.career.applied != 0; }
  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [last, evaluated, persons, applicants] = self;
    list.value("last", last);
    list.value("evaluated", evaluated);
    for (std::size_t part = 0; part < components.size(); ++part) {
      list.part("persons." + std::string(components[part].name), persons[part]);
    }
  }

 private:
  using Counts = std::array<std::array<ApplicationCounts, applicant_kinds>, group_count>;

  ApplicationBook last_;                                    // at the last census
  Counts evaluated_{};                                      // by group
  std::array<DistinctPersons, components.size()> persons_;  // who applied and was still here at the census
  TraitCounts<1> applicants_;                               // of the month
};

}  // namespace piecework::platform_work
