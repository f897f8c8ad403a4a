#pragma once
// A board whose events a test makes by hand: a few people, one requester.

#include <memory>

#include "models/platform_work/measures/board_records.h"
#include "sim/output/checkpoint.h"
#include "tests/models/platform_work/board_lives.h"

namespace piecework::platform_work::testing {

class FewAccounts {
 public:
  explicit FewAccounts(std::size_t people = 1) {
    auto scenario = std::make_shared<Scenario>();
    scenario->period.start = "2025-01-01";
    scenario->period.until = "2026-01-01";
    state.scenario = scenario;
    state.now = scenario->period.first();
    for (std::uint64_t id = 0; id < people; ++id) {
      Person person;
      person.id = id;
      person.membership = Membership::active;
      state.people.add(person);
      state.careers.add({});
      life_of(state, state.people.id(state.records.add({}).row()));
    }
    Requester requester;
    requester.id = 5;
    state.platform.requesters.add(requester);
  }

  PlatformMonth& month(std::uint32_t row) { return life_of(state, PersonId{row}).month; }
  void session(std::uint32_t row) {
    records.before(SessionStart{PersonId{row}}, state);
    records.after(SessionStart{PersonId{row}}, state);
  }

  void census() {
    state.now = start_of_month(month_index(state.now) + 1);
    records.close({state, true, true}, recorder);
    for (BoardLife& life : state.platform.lives.rows()) life.month = {};
  }

  /// A month in which each of these people submits a task.
  void month_with(const std::vector<std::uint32_t>& workers) {
    for (const std::uint32_t row : workers) {
      session(row);
      month(row).tasks = 1;
      month(row).paid_seconds = 60;
    }
    census();
  }

  /// The last month of a series.
  template <class Value = std::int64_t>
  [[nodiscard]] Value last(std::string_view path) const {
    if constexpr (std::is_same_v<Value, double>)
      return last_of(recorder.reals(), path);
    else
      return last_of(recorder.counts(), path);
  }

  State state;
  BoardRecords records;
  Recorder recorder;

 private:
  template <class Value>
  static Value last_of(const std::vector<Series<Value>>& all, std::string_view path) {
    for (const Series<Value>& series : all) {
      if (series.info().path == path) return series.values().back();
    }
    return Value{-1};
  }
};

}  // namespace piecework::platform_work::testing
