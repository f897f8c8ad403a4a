#pragma once
// A handful of residents whose months a test writes by hand, and eight occupations: number n of TEER n for 0 to 5, 6 of
// TEER 2-3, 7 of TEER 4-5.

#include <memory>
#include <string>
#include <string_view>

#include "models/platform_work/measures/measure.h"
#include "sim/output/checkpoint.h"
#include "tests/models/platform_work/board_lives.h"

namespace piecework::platform_work::testing {

inline Occupations eight_occupations() {
  Occupations::Parts parts;
  for (std::uint8_t teer = 0; teer <= 5; ++teer) parts.info[teer] = {"", "", teer >= 4, teer, teer, 0.0};
  parts.info[6] = {"", "", false, 2, 3, 0.0};
  parts.info[7] = {"", "", true, 4, 5, 0.0};
  return Occupations(std::move(parts));
}

/// What a resident does all month, and is at its end.
struct Life {
  LabourState state = LabourState::not_in_labour_force;
  JobKind kind = JobKind::none;
  Occupation held = no_occupation;
  std::int64_t micro_hours = 0;
};
inline constexpr Life out{};
inline constexpr Life jobless{LabourState::unemployed};
inline constexpr Life own_account{LabourState::employed, JobKind::own_account, 1};
inline constexpr Life on_the_board{LabourState::unemployed, JobKind::none, no_occupation, 20};
constexpr Life job(Occupation held) { return {LabourState::employed, JobKind::employee, held}; }

class FewResidents {
 public:
  /// Trained for occupation 1, with a bachelor's degree.
  explicit FewResidents(std::size_t count = 0) {
    auto scenario = std::make_shared<Scenario>();
    scenario->occupations = eight_occupations();
    state.scenario = scenario;
    state.now = start_of_month(first_month);
    for (std::size_t person = 0; person < count; ++person) add();
  }

  /// Returns the row.
  std::size_t add() {
    Career career;
    career.presence = Presence::here;
    career.trained = 1;
    career.traits.education = 3;
    state.people.add({});
    state.careers.add(career);
    state.records.add({});
    state.livelihoods.add({});
    return state.people.size() - 1;
  }

  /// Lands in the month that the next census closes.
  std::size_t land() {
    const std::size_t row = add();
    state.careers.rows()[row].landed_day = static_cast<std::int32_t>(state.now.seconds / seconds_per_day);
    return row;
  }

  void lives(std::size_t row, const Life& life) {
    Career& career = state.careers.rows()[row];
    career.state = life.state;
    career.kind = life.kind;
    if (life.kind != JobKind::none) career.held = life.held;
    PersonRecord& record = state.records.rows()[row];
    record.job_seconds = life.kind == JobKind::none ? 0 : 150 * seconds_per_hour;
    if (life.micro_hours > 0 || record.board_life != 0)
      life_of(state, row).month = {.paid_seconds = static_cast<std::uint32_t>(life.micro_hours * seconds_per_hour)};
  }

  void leaves(std::size_t row) { state.careers.rows()[row].presence = Presence::gone; }

  enum class Period : std::uint8_t { warm_up, recorded };

  /// The census at the end of a month.
  template <class Measure>
  void census(Measure& measure, Period period = Period::recorded) {
    state.now = start_of_month(month_index(state.now) + 1);
    const MonthView view{state, period == Period::recorded, period == Period::recorded};
    show_residents(view, measure);
    measure.close(view, recorder);
  }

  [[nodiscard]] std::vector<std::int64_t> last_count(std::string_view path, std::size_t width) const {
    return last_of(recorder.counts(), path, width);
  }
  [[nodiscard]] std::vector<double> last_real(std::string_view path) const {
    return last_of(recorder.reals(), path, group_count);
  }

  State state;
  Recorder recorder;

 private:
  static constexpr std::int64_t first_month = 660;  // January 2025

  template <class Value>
  static std::vector<Value> last_of(const std::vector<Series<Value>>& all, std::string_view path, std::size_t width) {
    for (const Series<Value>& series : all) {
      if (series.info().path != path) continue;
      return {series.values().end() - static_cast<std::ptrdiff_t>(width), series.values().end()};
    }
    return {};
  }
};

/// Of everybody, or the group of that number.
template <class Measure>
SummaryRow summary_of(const Measure& measure, std::string_view component, std::size_t group = 0) {
  for (const SummaryRow& row : measure.summary()) {
    if (row.component == component && row.group == group) return row;
  }
  return {"", "", 0, "", -1.0, -1};
}

/// Saved and read back.
template <class Measure>
Measure read_back(const Measure& measure) {
  const CheckpointHead head{"test", "one measure"};
  Bytes bytes;
  to_checkpoint(head, measure, bytes);
  SectionReader reader(bytes, head, "memory");
  Measure other;
  from_checkpoint(reader, other);
  return other;
}

}  // namespace piecework::platform_work::testing
