#pragma once
// Programmes in a run: their seats and books, who is on a course, who waits for one, who has been on one. All of a few
// persons, so that everybody else costs nothing.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/platform_work/programmes/events.h"
#include "models/platform_work/programmes/plan.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

/// What the next review of a course finds.
enum class CourseOutcome : std::uint64_t { goes_on, completes, drops_out };

struct Seat {
  ProgrammeId programme;
  double dose = 0.0;       // share of the course that will have been taken at the next review, 0..1
  double risk = 0.0;       // hazard of drop-out that will have been run by then, times time
  double threshold = 0.0;  // of the risk, at which the person drops out: exponential with mean 1
  CourseOutcome outcome = CourseOutcome::goes_on;
};

/// On the waiting list of a programme.
struct Waiting {
  std::uint32_t person = 0;  // row
  ProgrammeId programme;
  std::int64_t since = 0;     // month, see month_index
  std::uint64_t lottery = 0;  // of the last intake at which lots were drawn
};
static_assert(Packed<Waiting>);

/// What a person had of one programme, since the run began.
struct Attendance {
  std::int64_t ended = 0;      // second at which the last course ended, 0 if none has
  double dose = 0.0;           // the largest share of a course that was taken
  double certificate = 0.0;    // standard normal: error of what the certificate shows
  std::int64_t certified = 0;  // second at which the last certificate was given, 0 if none was
  std::uint32_t times = 0;     // courses begun
  std::uint32_t completed = 0;
  std::uint32_t left_out = 0;  // 1: by chance, for good (ProgrammePlan::control_share)
  std::uint32_t unused = 0;    // no padding
};
static_assert(Packed<Attendance>);

/// Somebody whose turn for a seat had come, in a programme with a control group.
struct TrialMember {
  std::int64_t month = 0;  // of the lot, see month_index
  std::uint32_t person = 0;
  ProgrammeId programme;
  std::uint8_t treated = 0;              // 1: got the seat
  std::uint8_t had_contract = 0;         // 1: had won one on the marketplace before
  std::array<std::uint8_t, 6> unused{};  // no padding
};
static_assert(Packed<TrialMember>);

struct Programme {
  std::uint64_t id = 0;  // address of its draws: one for each policy that opens programmes, whatever else an arm has
  ProgrammePlan plan;
  std::int64_t seats = 0;   // at the run's scale
  std::int64_t intake = 0;  // most starts at one intake, at the run's scale
  std::int64_t enrolled = 0;
  // Books since the start of the run. Cents are CAD.
  std::int64_t applied = 0;
  std::int64_t gave_up = 0;  // of the applicants, without a seat
  std::int64_t started = 0;
  std::int64_t completed = 0;
  std::int64_t dropped_out = 0;
  std::int64_t certified = 0;
  std::int64_t cost_cents = 0;
  std::int64_t counsellor_seconds = 0;
  std::uint8_t policy = 0;  // index of the policy that opened it
  bool open = true;
  std::array<std::uint8_t, 6> unused{};  // no padding
};
static_assert(Packed<Programme>);

struct ProgrammeState {
  using AttendanceKey = std::pair<std::uint32_t, std::uint32_t>;  // rows of person and programme

  std::vector<Programme> programmes;
  std::map<std::uint32_t, Seat> seats;  // by person's row; a person holds at most one seat
  std::vector<Waiting> queue;           // of all programmes, each in the order of its line
  std::vector<TrialMember> trial;       // in the order of their lots
  std::map<AttendanceKey, Attendance> attendance;
  double board_pay = 0.0;  // USD an hour that members made of late, unpaid time included; 0: not known

  /// What this person had of each programme.
  template <class Visit>
  void visit_attendance(PersonId person, Visit&& visit) const {
    for (auto at = attendance.lower_bound({person.row(), 0}); at != attendance.end(); ++at) {
      if (at->first.first != person.row()) return;
      visit(programmes[at->first.second].plan, at->second);
    }
  }

  /// Whether every row that is named exists.
  [[nodiscard]] bool is_whole(std::size_t people) const {
    const auto known = [&](std::uint32_t person, std::uint32_t programme) {
      return person < people && programme < programmes.size();
    };
    return board_pay >= 0.0 && board_pay <= 1e6 &&
           std::ranges::all_of(seats,
                               [&](const auto& seat) {
                                 const Seat& own = seat.second;
                                 return known(seat.first, own.programme.row()) && own.dose >= 0.0 && own.dose <= 1.0 &&
                                        own.risk >= 0.0 && own.threshold >= 0.0 &&
                                        own.outcome <= CourseOutcome::drops_out;
                               }) &&
           std::ranges::all_of(queue, [&](const Waiting& at) { return known(at.person, at.programme.row()); }) &&
           std::ranges::all_of(trial, [&](const TrialMember& at) { return known(at.person, at.programme.row()); }) &&
           std::ranges::all_of(attendance, [&](const auto& at) { return known(at.first.first, at.first.second); }) &&
           std::ranges::all_of(programmes, [](const Programme& own) {
             return own.plan.eligibility <= Eligibility::residents && own.plan.order <= QueueOrder::lottery &&
                    own.counsellor_seconds >= 0;
           });
  }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [programmes, seats, queue, trial, attendance, board_pay] = self;
    list.rows("programmes", programmes);
    list.rows("queue", queue);
    list.rows("trial", trial);
    list.value("board_pay", board_pay);
    map_sections<StoredSeat>("seats", seats, list);
    map_sections<StoredAttendance>("attendance", attendance, list);
  }

 private:
  struct StoredSeat {
    std::uint32_t person = 0;
    ProgrammeId programme;
    double dose = 0.0;
    double risk = 0.0;
    double threshold = 0.0;
    CourseOutcome outcome = CourseOutcome::goes_on;

    static StoredSeat of(std::uint32_t person, const Seat& seat) {
      return {person, seat.programme, seat.dose, seat.risk, seat.threshold, seat.outcome};
    }
    [[nodiscard]] std::uint32_t key() const { return person; }
    [[nodiscard]] Seat value() const { return {programme, dose, risk, threshold, outcome}; }
  };
  struct StoredAttendance {
    std::uint32_t person = 0;
    std::uint32_t programme = 0;
    Attendance own;

    static StoredAttendance of(const AttendanceKey& key, const Attendance& own) { return {key.first, key.second, own}; }
    [[nodiscard]] AttendanceKey key() const { return {person, programme}; }
    [[nodiscard]] const Attendance& value() const { return own; }
  };

  template <class Stored, class Map, class Sections>
  static void map_sections(const char* name, Map& map, Sections& list) {
    std::vector<Stored> stored;
    if constexpr (Sections::loading) {
      list.rows(name, stored);
      map.clear();
      for (const Stored& row : stored) map.emplace(row.key(), row.value());
      list.require(map.size() == stored.size(), name, "names a person twice");
    } else {
      for (const auto& [key, value] : map) stored.push_back(Stored::of(key, value));
      list.rows(name, std::move(stored));
    }
  }
};

}  // namespace piecework::platform_work
