#pragma once
// What the market posts, for a diary that follows the market too: batches of the board, vacancies, projects of the
// marketplace, from the day the arms part. Reads the state after each event; at most one of each kind is posted in an
// event, in the row that was next before it.

#include <cstdint>
#include <vector>

#include "models/platform_work/measures/diary_event.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

class MarketPostings {
 public:
  /// What is posted from now on.
  explicit MarketPostings(const State& state) : before_(seen_in(state)) {}

  /// What the event that has just been handled posted, to the end of `events`.
  void look(const State& state, std::vector<DiaryEvent>& events);

 private:
  /// How many there had been in all, and the rows of the next.
  struct Seen {
    std::int64_t batches = 0;
    std::int64_t vacancies = 0;
    std::int64_t projects = 0;
    BatchId batch;
    VacancyId vacancy;
    ProjectId project;
  };

  static Seen seen_in(const State& state);

  Seen before_;
};

}  // namespace piecework::platform_work
