#pragma once
// Which residents began a course since the last census: counts of courses begun are compared with those at that census.

#include <cstdint>
#include <vector>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// Has ever begun a course, as who is on one has.
inline bool has_begun_any(const Resident& resident) { return resident.record.participations > 0; }

class CourseStarts {
 public:
  /// Once for each resident of a census.
  bool has_begun(const MonthView& view, const Resident& resident) {
    const std::uint8_t courses = resident.record.participations;
    if (courses == 0) return false;
    if (courses_.size() <= resident.row) courses_.resize(view.state.people.size());
    const bool more = courses_[resident.row] != courses;
    courses_[resident.row] = courses;
    return more;
  }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.rows("courses", self.courses_);
  }

 private:
  std::vector<std::uint8_t> courses_;  // by row, at the last census; empty while nobody ever had one
};

}  // namespace piecework::platform_work
