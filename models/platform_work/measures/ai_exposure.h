#pragma once
// M20, exposure to AI: what part of the work on the board machines could do, who does it, and how much of each class of
// task is posted. Of the whole board, workers abroad included; stands with everybody (NaN for other groups). Exposure
// is that of the scenario (platforms.demand.exposure), 0 without the table. A novice has less than a hundred approved
// tasks; on this board, where nobody is hired, its share of hours takes the place of a share of hires.

#include "models/platform_work/measures/account_groups.h"

namespace piecework::platform_work {

class AiExposure {
 public:
  static constexpr std::array<ComponentInfo, 2 + task_classes> components{{
      {"exposed_share", "1", "work that machines could do", "travail automatisable",
       "hours worked, weighted by the exposure of their class / hours worked"},
      {"novice_share", "1", "share of novices", "part des débutants",
       "hours worked by members with less than a hundred approved tasks / hours worked"},
      {"image_tagging", "hours", "image tagging posted", "étiquetage d'images offert", "hours of task time posted"},
      {"data_entry", "hours", "data entry posted", "saisie de données offerte", "hours of task time posted"},
      {"sentiment_rating", "hours", "sentiment rating posted", "analyse de sentiment offerte",
       "hours of task time posted"},
      {"survey", "hours", "surveys posted", "sondages offerts", "hours of task time posted"},
      {"transcription", "hours", "transcription posted", "transcription offerte", "hours of task time posted"},
      {"content_moderation", "hours", "content moderation posted", "modération offerte", "hours of task time posted"},
      {"ai_training", "hours", "AI training posted", "entraînement d'IA offert", "hours of task time posted"},
      {"short_creative", "hours", "short creative work posted", "création courte offerte", "hours of task time posted"},
  }};
  static constexpr MeasureInfo info{"M20", "Exposure to AI", "Exposition à l'IA",
                                    "work on the board that machines could do, novices' part, and demand by class",
                                    components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, months, exposed, persons, last, workers] = self;
    list.value("evaluated", evaluated);
    list.value("months", months);
    list.value("exposed", exposed);
    list.part("persons", persons);
    list.value("last", last);
  }

 private:
  ClassBooks evaluated_;
  std::int64_t months_ = 0;  // evaluated
  double exposed_ = 0.0;     // seconds, of those evaluated
  DistinctPersons persons_;
  ClassBooks last_;
  TraitCounts<1> workers_;
};

/// The measure's values of books of so many months, of which that many seconds are exposed.
std::array<double, AiExposure::components.size()> exposure_values(const ClassBooks& books, double exposed,
                                                                  std::int64_t months);

}  // namespace piecework::platform_work
