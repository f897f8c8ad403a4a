#include "models/platform_work/programmes/handle.h"

#include <algorithm>
#include <vector>

#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/skills/handle.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

struct Applicant {
  std::uint64_t lottery = 0;
  std::uint64_t id = 0;
  PersonId person;
};

/// Residents on the board or out of work, in the policy's group, who have not taken the course before.
bool is_eligible(const State& state, const Programme& programme, PersonId person) {
  const Person& self = state.people[person];
  const PersonRecord& record = state.records[person];
  const Career& career = state.careers[person];
  const bool wants = self.membership == Membership::active || career.state == LabourState::unemployed;
  return state.is_resident(person) && wants && record.participations == 0 && record.course_hours <= 0.0F &&
         state.policy(PolicyId{programme.policy}).group.contains(career.traits);
}

std::vector<Applicant> applicants(const State& state, const Rules& rules, const Programme& programme) {
  constexpr std::uint64_t programmes_apart = 1ULL << 32;
  const std::uint64_t ordinal = programme.id * programmes_apart + static_cast<std::uint64_t>(month_index(state.now));
  std::vector<Applicant> found;
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (!is_eligible(state, programme, person)) continue;
    const std::uint64_t id = state.people[person].id;
    Draws draws = state.draws(purposes::application, id, ordinal);
    if (!bernoulli(draws, rules.decide(Enrolment{person}, programme.plan.application, state))) continue;
    found.push_back({draws(), id, person});
  }
  std::sort(found.begin(), found.end(), [](const Applicant& a, const Applicant& b) {
    return std::pair{a.lottery, a.id} < std::pair{b.lottery, b.id};
  });
  return found;
}

/// Share of the course that will be taken: all of it with the probability of completion, else until a drop-out at a
/// constant hazard that gives this probability.
double dose_of(const State& state, const Rules& rules, PersonId person, const ProgrammePlan& plan) {
  const double completion = rules.decide(Completion{person}, plan.completion, state);
  Draws draws = state.draws(purposes::course, state.people[person].id, state.records[person].participations);
  const double luck = uniform01(draws);
  if (luck < completion) return 1.0;
  return math::log(luck) / math::log(completion);  // luck in [completion, 1): a dose in (0, 1]
}

Lesson lesson_of(const ProgrammePlan& plan, double dose) {
  return {.hours = plan.weeks * plan.course_hours * dose,
          .complexity = plan.complexity,
          .skills = plan.curriculum,
          .tasks = plan.task_share,
          .market = plan.market_share};
}

void start_course(State& state, const Rules& rules, ProgrammeId row, PersonId person) {
  Programme& programme = state.programmes.programmes[row.row()];
  PersonRecord& record = state.records[person];
  ++record.participations;
  ++programme.enrolled;
  ++programme.started;
  record.course_hours = static_cast<float>(programme.plan.course_hours);
  const double dose = dose_of(state, rules, person, programme.plan);
  state.programmes.seats[person.row()] = Seat{row, dose};
  const double weeks = programme.plan.weeks * dose;
  // The cost of the weeks that the seat will be used is committed when it is given.
  programme.cost_cents += to_cents(weeks * programme.plan.cost_per_week).value;
  const Duration length{static_cast<std::int64_t>(weeks * static_cast<double>(seconds_per_week)) + 1};
  state.schedule.at(state.now + length, CourseEnd{person});
}

}  // namespace

void handle(State& state, const Rules& rules, ProgrammeIntake event) {
  const Programme& programme = state.programmes.programmes[event.row.row()];
  if (!programme.open) return;
  const std::int64_t free = programme.seats - programme.enrolled;
  if (free > 0) {
    std::vector<Applicant> queue = applicants(state, rules, programme);
    if (queue.size() > static_cast<std::size_t>(free)) queue.resize(static_cast<std::size_t>(free));
    for (const Applicant& applicant : queue) start_course(state, rules, event.row, applicant.person);
  }
  state.schedule.at(start_of_month(month_index(state.now) + 1), ProgrammeIntake{event.row});
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, CourseEnd event) {
  const auto place = state.programmes.seats.find(event.row.row());
  expect(place != state.programmes.seats.end(), "who ends a course had a seat");
  const Seat seat = place->second;
  state.programmes.seats.erase(place);
  Programme& programme = state.programmes.programmes[seat.programme.row()];
  PersonRecord& record = state.records[event.row];
  --programme.enrolled;
  const bool completed = seat.dose >= 1.0;
  ++(completed ? programme.completed : programme.dropped_out);
  record.course_hours = 0.0F;
  record.gained_knowledge = static_cast<float>(programme.plan.knowledge_gain * seat.dose);
  take_lesson(state, rules, event.row, lesson_of(programme.plan, seat.dose));
  if (completed) state.careers[event.row].credential_month = static_cast<std::uint16_t>(month_index(state.now));
  // Who completes has heard of the board and decides at once whether to join.
  if (completed && state.is_resident(event.row) && state.people[event.row].membership == Membership::none) {
    state.schedule.at(state.now + Duration{1}, JoinConsideration{event.row}, state);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
