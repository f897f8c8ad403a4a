#pragma once
// M14, prevalence of microwork: who did at least one task. Levels rest on assumed entry (evidence: 10^2 to 10^4 people
// in Toronto); differences between arms are what the model can say.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class Prevalence {
 public:
  static constexpr std::array<ComponentInfo, 3> components{{
      {"month", "1", "share with a task in the month", "part avec une tâche dans le mois",
       "share of residents who submitted at least one task in the month"},
      {"year", "1", "share with a task in twelve months", "part avec une tâche en douze mois",
       "share of residents who submitted at least one task in the last twelve months (or since the warm-up began)"},
      {"main", "1", "share with it as main activity", "part dont c'est l'activité principale",
       "share of residents whose most hours of the month, at least one, were on the board"},
  }};
  static constexpr MeasureInfo info{"M14", "Prevalence of microwork", "Prévalence du microtravail",
                                    "share of residents who do microtasks", components};

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
  struct Counts {
    std::array<std::int64_t, 3> with{};
    std::int64_t residents = 0;

    /// Bit k of `kind`: component k holds of these residents.
    void add(std::size_t kind, std::int64_t count) {
      residents += count;
      for (std::size_t part = 0; part < with.size(); ++part) with[part] += (kind >> part & 1) != 0 ? count : 0;
    }
    [[nodiscard]] double share(std::size_t part) const {
      return residents > 0 ? static_cast<double>(with[part]) / static_cast<double>(residents) : no_default;
    }
  };

  std::array<Counts, group_count> evaluated_{};
  DistinctPersons persons_;
  TraitCounts<1 << components.size()> month_;
};

}  // namespace piecework::platform_work
