#pragma once
// The marketplace as it is recorded: projects by category, hires, scores beside the satisfaction that nobody sees, the
// funnel from registration to regular work, pay and fees, bids and wins. All accounts, wherever they are.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// Accounts that are not closed, by how far they came.
struct Funnel {
  std::int64_t registered = 0;
  std::int64_t bidding = 0;
  std::int64_t ever_worked = 0;  // finished a contract
  std::int64_t serious = 0;      // finished ten, or was paid 1,000 USD in all, fee included (target T13)

  explicit Funnel(const MarketplaceState& market);
};

class MarketplaceObserver {
 public:
  /// Records the month that ended, if there is a marketplace.
  void close(const MonthView& view, Recorder& recorder);

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [last_books] = self;
    list.value("last_books", last_books);
  }

 private:
  void record_projects(const MarketplaceState& market, Recorder& recorder) const;
  void record_books(const MarketplaceBooks& books, Recorder& recorder) const;

  MarketplaceBooks last_books_;
};

}  // namespace piecework::platform_work
