#pragma once
// Learning in a run: who learns when, from what, and what is left of it. Gains are brought up to date when they matter
// (a session, a census, a course), with the hours worked in between taken as spread evenly.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Standard deviations around the population's mean.
struct TaskSkill {
  double speed = 0.0;
  double accuracy = 0.0;
};

/// Brings the gains of who begins a session up to date, and tells how well tasks are done now.
TaskSkill task_skill(State& state, const Rules& rules, PersonId person);

/// Self-regulated learning z, of this person now.
double self_regulation(const State& state, PersonId person);

/// From now on; never above the scenario's most. What was practised before was learned with the old one.
void raise_regulation(State& state, PersonId person, double gain);

/// Brings the gains of who has learned before up to date, where what teaches is about to change.
void learn_until_now(State& state, const Rules& rules, PersonId person);

/// At its end: all at once, for who was there.
void take_lesson(State& state, const Rules& rules, PersonId person, const Lesson& lesson);

/// From so many hours of work off the board, all at once: what doing it teaches, and what is said of it.
void practise(State& state, const Rules& rules, PersonId person, const Lesson& lesson);

/// For platforms on which one applies and gets contracts: both teach the platform-market skill, whatever the hours.
void note_application(State& state, PersonId person);
void note_contract(State& state, PersonId person);

/// Before the month's books are emptied: everybody who has learned is brought up to date.
void close_month_of_learning(State& state, const Rules& rules);

/// After the month was observed: what was learned in it is counted no more.
void begin_month_of_learning(State& state);

/// With what was learned in this month up to the last update; none for who has not learned.
const Learner* learner_called(const State& state, PersonId person);

/// Gains at the last update; none for who has not learned.
const Gains* gains_of(const State& state, PersonId person);

}  // namespace piecework::platform_work
