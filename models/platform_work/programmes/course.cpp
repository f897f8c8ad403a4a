// Courses: the hazard of dropping out, reviews, what is left at the end.

#include "models/platform_work/programmes/course.h"

#include <algorithm>
#include <limits>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/programmes/handle.h"
#include "models/platform_work/skills/handle.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

/// Hours worked change while a course runs; with them the hazard is taken anew so often.
constexpr double weeks_to_review = 4.0;

constexpr double never = std::numeric_limits<double>::infinity();

bool has_moving_hazard(const ProgrammePlan& plan) { return plan.regulation_slope > 0.0 || plan.hours_slope > 0.0; }

/// In a job or driving, in full-time weeks.
double weeks_of_work(const State& state, PersonId person) {
  const double driving =
      static_cast<double>(planned_driving(state, state.records[person])) / static_cast<double>(seconds_per_hour);
  return (state.careers[person].hours + driving) / state.scenario->people.full_time_hours;
}

/// The hazard relative to that of somebody of mean self-regulation who does not work.
double relative_hazard(const State& state, PersonId person, const ProgrammePlan& plan) {
  if (!has_moving_hazard(plan)) return 1.0;
  return math::exp(plan.hours_slope * weeks_of_work(state, person) -
                   plan.regulation_slope * (self_regulation(state, person) - 1.0));
}

/// Until the course ends, by completion or drop-out, or until its next review.
void go_on(State& state, const Rules& rules, PersonId person) {
  Seat& seat = state.programmes.seats.at(person.row());
  Programme& programme = state.programmes.programmes[seat.programme.row()];
  const ProgrammePlan& plan = programme.plan;
  const double risk = dropout_risk(state, rules, person, plan);
  const double to_drop_out = risk > 0.0 ? (seat.threshold - seat.risk) / risk : never;
  const double to_end = 1.0 - seat.dose;
  const double to_review = has_moving_hazard(plan) ? weeks_to_review / plan.weeks : never;
  const double share = std::max(0.0, std::min({to_end, to_review, to_drop_out}));
  seat.outcome = CourseOutcome::goes_on;
  if (to_end <= to_review) seat.outcome = CourseOutcome::completes;
  if (to_drop_out < std::min(to_end, to_review)) seat.outcome = CourseOutcome::drops_out;
  seat.dose = seat.outcome == CourseOutcome::completes ? 1.0 : std::min(1.0, seat.dose + share);
  seat.risk += std::max(0.0, risk) * share;
  // What the weeks take that the seat will be used until then is committed now.
  const double weeks = plan.weeks * share;
  programme.cost_cents += to_cents(weeks * plan.cost_per_week).value;
  programme.counsellor_seconds +=
      static_cast<std::int64_t>(weeks * plan.counsellor_hours * static_cast<double>(seconds_per_hour));
  const Duration length{static_cast<std::int64_t>(weeks * static_cast<double>(seconds_per_week)) + 1};
  state.schedule.at(state.now + length, CourseReview{person});
}

Lesson lesson_of(const ProgrammePlan& plan, double dose) {
  const double hours = plan.hours();
  const auto share = [&](double of_hours) { return of_hours > 0.0 ? of_hours / hours : 0.0; };
  Lesson lesson{.hours = hours * dose,
                .complexity = plan.complexity,
                .skills = plan.curriculum,
                .tasks = plan.task_share + share(plan.hours_tasks),
                .market = plan.market_share + share(plan.hours_market)};
  const std::array<double, rated_skills> taught{plan.hours_digital, plan.hours_language, plan.hours_numeracy,
                                                plan.hours_creative, plan.hours_technical};
  for (std::size_t skill = 0; skill < rated_skills; ++skill) lesson.skills[skill] += share(taught[skill]);
  return lesson;
}

/// What comes with each hour, for the part that was taken.
void teach(State& state, const Rules& rules, PersonId person, const Seat& seat) {
  const ProgrammePlan& plan = state.programmes.programmes[seat.programme.row()].plan;
  PersonRecord& record = state.records[person];
  const auto knowledge = static_cast<float>(plan.knowledge_gain * seat.dose);
  record.gained_knowledge = std::max(record.gained_knowledge, knowledge);
  take_lesson(state, rules, person, lesson_of(plan, seat.dose));
  if (plan.regulation_gain > 0.0) raise_regulation(state, person, plan.regulation_gain * seat.dose);
}

void certify(State& state, PersonId person, Attendance& own, double luck) {
  own.certified = state.now.seconds;
  own.certificate = luck;
  state.careers[person].credential_month = static_cast<std::uint16_t>(month_index(state.now));
}

/// What only those get who complete. The luck is that of the course, behind the word that settled its length.
void graduate(State& state, PersonId person, Programme& programme, Attendance& own) {
  const ProgrammePlan& plan = programme.plan;
  Career& career = state.careers[person];
  Draws draws = state.draws(purposes::course, state.people[person].id, state.records[person].participations);
  draws();
  const bool certified = bernoulli(draws, plan.certified);
  const double certificate = normal(draws);
  if (bernoulli(draws, plan.recognized) && career.is(Flag::educated_abroad)) career.set(Flag::recognized, true);
  if (bernoulli(draws, plan.experience)) career.set(Flag::canadian_experience, true);
  const bool introduced = bernoulli(draws, plan.introduces);
  const bool knows = bernoulli(draws, plan.rules_knowledge);
  if (knows) state.livelihoods[person].take_up(Habit::knows_the_rules);
  if (certified) {
    ++programme.certified;
    certify(state, person, own, certificate);
  }
  ++own.completed;
  programme.cost_cents += to_cents(plan.cost_per_completion).value;
  if (introduced && state.is_resident(person) && state.people[person].membership == Membership::none) {
    state.schedule.at(state.now + Duration{1}, JoinConsideration{person}, state);
  }
}

void end_course(State& state, const Rules& rules, PersonId person, bool completed) {
  const Seat seat = state.programmes.seats.at(person.row());
  Programme& programme = state.programmes.programmes[seat.programme.row()];
  Attendance& own = state.programmes.attendance.at({person.row(), seat.programme.row()});
  --programme.enrolled;
  ++(completed ? programme.completed : programme.dropped_out);
  state.records[person].course_hours = 0.0F;
  teach(state, rules, person, seat);
  state.programmes.seats.erase(person.row());
  own.ended = state.now.seconds;
  own.dose = std::max(own.dose, seat.dose);
  if (completed) graduate(state, person, programme, own);
  if (programme.plan.changes_search()) schedule_step(state, rules, person);
}

}  // namespace

double dropout_risk(const State& state, const Rules& rules, PersonId person, const ProgrammePlan& plan) {
  constexpr double least = 1e-12;  // a guard, so that its logarithm exists
  const double relative = relative_hazard(state, person, plan);
  double completion = plan.completion;
  if (relative != 1.0) completion = math::exp(relative * math::log(completion));
  completion = rules.decide(Completion{person}, completion, state);
  return -math::log(std::clamp(completion, least, 1.0));
}

void start_course(State& state, const Rules& rules, ProgrammeId row, PersonId person) {
  Programme& programme = state.programmes.programmes[row.row()];
  PersonRecord& record = state.records[person];
  ++record.participations;
  ++programme.enrolled;
  ++programme.started;
  ++state.programmes.attendance[{person.row(), row.row()}].times;
  state.careers[person].set(Flag::participant, true);
  record.course_hours = static_cast<float>(programme.plan.course_hours);
  if (programme.plan.feedback > 0.0) learn_until_now(state, rules, person);
  Draws draws = state.draws(purposes::course, state.people[person].id, record.participations);
  const double luck = uniform01(draws);
  state.programmes.seats[person.row()] = {.programme = row, .threshold = luck > 0.0 ? -math::log(luck) : never};
  go_on(state, rules, person);
  if (programme.plan.changes_search()) schedule_step(state, rules, person);
}

void handle(State& state, const Rules& rules, CourseReview event) {
  const auto place = state.programmes.seats.find(event.row.row());
  expect(place != state.programmes.seats.end(), "who is on a course has a seat");
  const CourseOutcome outcome = place->second.outcome;
  if (outcome == CourseOutcome::goes_on && state.is_resident(event.row)) {
    go_on(state, rules, event.row);
  } else {
    end_course(state, rules, event.row, outcome == CourseOutcome::completes && state.is_resident(event.row));
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
