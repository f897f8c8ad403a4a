#pragma once
// M15, requester side: what those who post on the board get. Whether batches fill, how much of the work is approved and
// what an approved task costs them are of the whole board and stand with everybody (NaN for other groups); the share of
// the work that a group supplies stands with each. Times to fill are in /distributions/board.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class RequesterSide {
 public:
  static constexpr std::array<ComponentInfo, 4> components{{
      {"fill_share", "1", "batches filled", "lots comblés", "batches filled / batches filled or expired, whole board"},
      {"quality", "1", "work approved", "travail approuvé", "tasks approved / tasks submitted, whole board"},
      {"cost_per_task", "USD", "cost of an approved task", "coût d'une tâche approuvée",
       "pay and fees / tasks approved, whole board, US dollars"},
      {"supply_share", "1", "share of the work", "part du travail",
       "tasks submitted by residents of the group / all tasks submitted"},
  }};
  static constexpr MeasureInfo info{"M15", "Requester side", "Du côté des donneurs d'ouvrage",
                                    "filling of batches, approval and cost of work, and who supplies it", components};
  static constexpr bool only_of_platforms = true;

  void see(const MonthView& view, const Resident& resident);
  void close(const MonthView& view, Recorder& recorder);
  [[nodiscard]] std::vector<SummaryRow> summary() const;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [evaluated, persons, last, month] = self;
    list.value("evaluated", evaluated);
    list.part("persons", persons);
    list.value("last", last);
  }

 private:
  enum Kind : std::uint8_t { workers, tasks };
  static constexpr std::size_t kinds = 2;

  /// Books of a month, or of many, and residents' part of the tasks.
  struct Sums {
    std::int64_t filled = 0;
    std::int64_t ended = 0;
    std::int64_t submitted = 0;
    std::int64_t approved = 0;
    std::int64_t cents = 0;
    std::array<std::int64_t, group_count> by_group{};  // tasks submitted

    Sums& operator+=(const Sums& other);
    [[nodiscard]] double value(std::size_t component, std::size_t cell) const;
  };

  Sums evaluated_;
  DistinctPersons persons_;
  BoardBooks last_;
  TraitCounts<kinds> month_;
};

}  // namespace piecework::platform_work
