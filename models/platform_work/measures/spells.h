#pragma once
// Changes between the eleven states of M4: residents by state at two censuses in a row, and how long completed spells
// in a state were. Months; a spell lasts from the first census at which it is seen to the first at which another is.
//
// Spells under way at the first census of the warm-up are left out, since their beginning is not known, and those that
// end with the person's leaving the city, since they were not completed. So spells longer than the run are missing.

#include <array>
#include <limits>
#include <vector>

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

class StateSpells {
 public:
  void see(const MonthView& view, Residents residents);
  void close(const MonthView& view, Recorder& recorder);

  /// Of the spells in a state that ended in the evaluation period, in months; by group at the end. NaN without any.
  [[nodiscard]] double mean_months(std::size_t state, std::size_t cell) const;
  [[nodiscard]] std::int64_t persons(std::size_t state, std::size_t cell) const { return persons_[state].count(cell); }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [last, began, censuses, ended, persons, transitions] = self;
    list.rows("last", last);
    list.rows("began", began);
    list.value("censuses", censuses);
    list.value("ended", ended);
    for (std::size_t state = 0; state < main_states; ++state) {
      list.part("persons." + std::string(main_state_names[state]), persons[state]);
    }
    if constexpr (Sections::loading) {
      list.require(began.size() == last.size(), "began", "has not one number per row of 'last'");
      list.require(self.fits(), "last", "holds what is no state");
    }
  }

 private:
  struct Ended {
    std::int64_t spells = 0;
    std::int64_t months = 0;
  };
  static constexpr std::uint8_t not_seen = std::numeric_limits<std::uint8_t>::max();

  [[nodiscard]] bool fits() const;
  void end_spell(const MonthView& view, const Resident& resident);

  std::vector<std::uint8_t> last_;  // by row: state at the last census, or not_seen
  std::vector<std::uint16_t>
      began_;                   // by row: number of the census at which the present spell was first seen, 0 unknown
  std::uint16_t censuses_ = 0;  // that were taken
  std::array<std::array<Ended, group_count>, main_states> ended_{};
  std::array<DistinctPersons, main_states> persons_;
  std::array<std::int64_t, main_states * main_states> transitions_{};  // of the month that is being closed
};

}  // namespace piecework::platform_work
