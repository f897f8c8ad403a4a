#pragma once
// A city of a few unemployed residents and nothing but programmes, whose plans a test writes. Scale 1:1; no policy
// decides anything. Time begins on 2025-01-01.

#include <vector>

#include "models/platform_work/programmes/course.h"
#include "models/platform_work/programmes/handle.h"
#include "models/platform_work/programmes/open.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work::testing {

inline const Scenario& reference() {
  static const Scenario scenario = read_scenario("toronto/baseline", own_scenarios(), {.scale = "1:1000"});
  return scenario;
}

/// Eight weeks of ten hours, which everybody wants and nobody leaves.
inline ProgrammePlan simple_plan() {
  ProgrammePlan plan;
  plan.seats = 2.0;
  plan.weeks = 8.0;
  plan.course_hours = 10.0;
  plan.completion = 1.0;
  plan.application = 1.0;
  plan.cost_per_week = 100.0;
  plan.waiting_months = 60.0;
  plan.eligibility = Eligibility::residents;
  return plan;
}

struct Classroom {
  State state;
  Rules rules;
  std::size_t joins = 0;  // considerations to join the board that came due

  explicit Classroom(std::size_t persons, const std::vector<ProgrammePlan>& plans = {}) {
    auto scenario = std::make_shared<Scenario>(reference());
    scenario->scale.residents = "1:1";
    state.scenario = scenario;
    state.now = start_of({2025, 1, 1});
    PolicyRecord record;
    record.name = "test";
    state.policies = std::make_shared<const std::vector<PolicyRecord>>(plans.size() + 1, record);
    for (std::size_t person = 0; person < persons; ++person) add_person();
    for (std::size_t row = 0; row < plans.size(); ++row) {
      open_programme(state, PolicyId{static_cast<std::uint32_t>(row)}, plans[row], row);
    }
  }

  PersonId add_person() {
    Person person;
    person.id = 100 + state.people.size();
    Career career;
    career.presence = Presence::here;
    career.state = LabourState::unemployed;
    career.since = state.now.seconds - 60 * seconds_per_day;
    career.trained = 3;
    state.careers.add(career);
    state.records.add({});
    state.livelihoods.add({});
    return state.people.add(person);
  }

  /// Takes intakes and reviews; of the rest only who considers joining is counted.
  void run_until(Date date) {
    const auto visit = [&]<class Event>(Time time, Event event) {
      state.now = time;
      if constexpr (std::is_same_v<Event, ProgrammeIntake> || std::is_same_v<Event, CourseReview>) {
        handle(state, rules, event);
      } else if constexpr (std::is_same_v<Event, JoinConsideration>) {
        ++joins;
      }
    };
    while (state.schedule.take_before(start_of(date), state, visit)) {
    }
    state.now = start_of(date);
  }

  [[nodiscard]] const Programme& programme(std::size_t row = 0) const { return state.programmes.programmes[row]; }
  [[nodiscard]] std::vector<std::uint32_t> seated() const {
    std::vector<std::uint32_t> persons;
    for (const auto& [person, seat] : state.programmes.seats) persons.push_back(person);
    return persons;
  }
  [[nodiscard]] std::vector<std::uint32_t> waiting() const {
    std::vector<std::uint32_t> persons;
    for (const Waiting& at : state.programmes.queue) persons.push_back(at.person);
    return persons;
  }
};

}  // namespace piecework::platform_work::testing
