#pragma once
// M14, prevalence of platform work by kind: who did at least one task, drove, or sold. Components without a prefix are
// microwork on the board. Levels rest on assumed entry (evidence on microwork: 10^2 to 10^4 people in Toronto; driving
// is fitted to a national share); differences between arms are what the model can say.

#include "models/platform_work/measures/platform_use.h"

namespace piecework::platform_work {

class Prevalence {
 public:
  static constexpr std::array<ComponentInfo, 11> components{{
      {"month", "1", "share with a task in the month", "part avec une tâche dans le mois",
       "share of residents who submitted at least one task in the month"},
      {"year", "1", "share with a task in twelve months", "part avec une tâche en douze mois",
       "share of residents who submitted at least one task in the last twelve months (or since the warm-up began)"},
      {"main", "1", "share with it as main activity", "part dont c'est l'activité principale",
       "share of residents whose most hours of the month, at least one, were on the board"},
      {"dispatch_month", "1", "share driving in the month", "part avec livraisons ou courses dans le mois",
       "share of residents online for deliveries or rides in the month"},
      {"dispatch_year", "1", "share driving in twelve months", "part avec livraisons ou courses en douze mois",
       "share of residents online for deliveries or rides in the last twelve months (or since the warm-up began)"},
      {"dispatch_main", "1", "share mainly driving", "part principalement en livraisons ou courses",
       "share of residents whose most hours of the month, at least one, were online for deliveries or rides"},
      {"selling_month", "1", "share selling in the month", "part avec ventes ou contenus dans le mois",
       "share of residents who sold or published on platforms in the month"},
      {"selling_year", "1", "share selling in twelve months", "part avec ventes ou contenus en douze mois",
       "share of residents who sold or published on platforms in the last twelve months (or since the warm-up began)"},
      {"any_month", "1", "share on any platform in the month", "part sur une plateforme dans le mois",
       "share of residents with any of the three kinds, or on freelance projects, in the month"},
      {"any_year", "1", "share on any platform in twelve months", "part sur une plateforme en douze mois",
       "share of residents with any of the three kinds, or on freelance projects, in the last twelve months (or since "
       "the warm-up began)"},
      {"any_main", "1", "share mainly on platforms", "part principalement sur des plateformes",
       "share of residents whose most hours of the month, at least one, were on platforms: micro, dispatch, "
       "freelance or mixed"},
  }};
  static constexpr MeasureInfo info{"M14", "Prevalence of platform work", "Prévalence du travail de plateforme",
                                    "share of residents who do microtasks, drive, or sell on platforms", components};

  void see(const MonthView& view, Residents residents);
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
  static constexpr std::size_t everybody = components.size();  // counted behind the components
  using Month = TraitCounts<components.size() + 1>;

  void see_use(const MonthView& view, const Resident& resident);
  void add(const Traits& traits, std::size_t first, const Use& use);
  [[nodiscard]] static double share(const Month::Counts& counts, std::size_t cell, std::size_t part);

  Month::Counts evaluated_{};
  DistinctPersons persons_;
  Month month_;
};

}  // namespace piecework::platform_work
