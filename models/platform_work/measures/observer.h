#pragma once
// Everything that is observed in a run: the measures of the catalog, stocks, transitions and accounts. It reads the
// State at each census and never changes it.

#include <tuple>

#include "models/platform_work/catalog.h"
#include "models/platform_work/measures/board_records.h"
#include "models/platform_work/measures/gig.h"
#include "models/platform_work/measures/labour.h"
#include "models/platform_work/measures/marketplace.h"
#include "models/platform_work/measures/measure.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

class Observer {
 public:
  void observe(const MonthView& view);
  /// The state before an event, and after it was handled.
  template <class Event>
  void before(Event event, const State& state) {
    board_.before(event, state);
  }
  template <class Event>
  void after(Event event, const State& state) {
    board_.after(event, state);
  }

  [[nodiscard]] const Recorder& recorder() const { return recorder_; }
  [[nodiscard]] const BoardRecords& board() const { return board_; }
  /// Of all measures, over the evaluation period.
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h. A measure's sections are named after it.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [measures, labour, gig, marketplace, board, recorder, last_books, last_cost] = self;
    std::apply([&](auto&... measure) { (list.part(measure.info.name, measure), ...); }, measures);
    list.part("labour", labour);
    list.part("gig", gig);
    list.part("marketplace", marketplace);
    list.part("board", board);
    list.part("recorder", recorder);
    list.value("last_books", last_books);
    list.value("last_cost", last_cost);
  }

 private:
  struct Census;

  void record_stocks(const Census& census, const State& state);
  void record_accounts(const State& state);
  void record_demand(const State& state);
  void record_public(const PublicBooks& books);
  void record_support(const State& state);

  Apply<std::tuple, Measures> measures_;
  LabourObserver labour_;
  GigObserver gig_;
  MarketplaceObserver marketplace_;
  BoardRecords board_;
  Recorder recorder_;
  BoardBooks last_books_;
  std::int64_t last_cost_ = 0;
};

}  // namespace piecework::platform_work
