#include "models/platform_work/skills/handle.h"

#include <algorithm>
#include <utility>

#include "models/platform_work/programmes/benefits.h"
#include "models/platform_work/skills/learned_fit.h"
#include "models/platform_work/skills/learning.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t at(Gain gain) { return static_cast<std::size_t>(gain); }
constexpr std::size_t at(Channel channel) { return static_cast<std::size_t>(channel); }

/// Normal about 1, cut off by drawing again.
double regulation(const State& state, std::uint64_t id) {
  const LearningParameters& learning = state.scenario->learning;
  if (learning.regulation_sd <= 0.0) return 1.0;
  Draws draws = state.draws(purposes::learning, id, 0);
  double z = 0.0;
  do {
    z = 1.0 + learning.regulation_sd * normal(draws);
  } while (z < learning.least_regulation || z > learning.most_regulation);
  return z;
}

/// This month on the board, rejected work included: it teaches, too.
std::uint32_t worked_seconds(const State& state, PersonId person) {
  const PlatformMonth& month = state.board_life(person).month;
  return month.paid_seconds + month.rejected_seconds;
}

Learner& learner_of(State& state, PersonId person) {
  const std::uint64_t id = state.people[person].id;
  std::uint32_t& number = state.records[person].learner;
  std::vector<Learner>& learners = state.learning.learners;
  if (number > 0 && learners[number - 1].id == id) return learners[number - 1];
  if (number == 0) {
    learners.emplace_back();
    number = static_cast<std::uint32_t>(learners.size());
  }
  return learners[number - 1] = {.id = id,
                                 .regulation = regulation(state, id),
                                 .updated = state.now.seconds,
                                 .person = person.row(),
                                 .counted_seconds = worked_seconds(state, person)};
}

/// What a person began with, on the scale of ratings, by kind of gain.
Gains baseline(const State& state, PersonId person) {
  const LearningParameters& learning = state.scenario->learning;
  Gains base{};
  if (state.is_resident(person)) {
    const Skills skills = skills_at_start(state, person);
    std::copy(skills.begin(), skills.end(), base.begin());
  }
  const double task = learning.task_rating + learning.rating_per_sd * static_cast<double>(state.records[person].skill);
  base[at(Gain::speed)] = base[at(Gain::accuracy)] = std::clamp(task, lowest_rating, highest_rating);
  return base;
}

/// What an interval holds, of one kind of gain.
struct Practice {
  double dose = 0.0;      // rating, of who has gained nothing
  double top = 0.0;       // the ceiling, a rating; counts only with a dose or use
  double use = 0.0;       // 0 to 1: how far use keeps up what the work calls for
  double other = 0.0;     // rating that other work calls for, kept up
  double feedback = 0.0;  // weight of feedback in the dose, relative to practice
};

double half_life(const LearningParameters& learning, std::size_t gain) {
  if (gain == at(Gain::speed)) return learning.half_life_speed;
  return gain == at(Gain::accuracy) ? learning.half_life_accuracy : learning.half_life_mixed;
}

GainRule rule_of(const Practice& practice, double base, double months) {
  const double room = std::max(0.0, practice.top - base);
  return {.inflow = room > 0.0 ? practice.dose / months : 0.0,
          .room = room,
          .loss = 0.0,
          .kept = std::max(practice.use * room, std::max(0.0, practice.other - base))};
}

/// Hours on the board since the last update, which count from now on.
double board_hours(const State& state, PersonId person, Learner& learner) {
  const std::uint32_t worked = worked_seconds(state, person);
  const std::uint32_t since = worked - std::exchange(learner.counted_seconds, worked);
  return static_cast<double>(since) / static_cast<double>(seconds_per_hour);
}

/// The rating of each skill that the job held calls for; 0 without one.
Skills called_for(const State& state, PersonId person) {
  const Career& career = state.careers[person];
  const bool works = state.is_resident(person) && career.held < occupations && career.state == LabourState::employed;
  return works ? state.scenario->occupations.skills(career.held) : Skills{};
}

std::array<Practice, gain_kinds> practice_of(const State& state, const Rules& rules, PersonId person,
                                             Learner& learner) {
  const LearningParameters& learning = state.scenario->learning;
  const double months = static_cast<double>(state.now.seconds - learner.updated) / seconds_per_month;
  const double hours = board_hours(state, person, learner);
  const double chance = hours > 0.0 ? rules.decide(Feedback{person}, feedback_chance(state, person), state) : 0.0;
  const double feedback = std::clamp(chance, 0.0, 1.0);
  const double dose = learning.rate * learning.board_complexity * learner.regulation * hours *
                      (1.0 + learning.feedback_factor * feedback);
  const double use = hours > 0.0 ? std::min(1.0, hours / months / learning.upkeep_hours) : 0.0;
  const double top = ceiling(learning, learning.board_complexity);
  const Skills job = called_for(state, person);
  std::array<Practice, gain_kinds> all{};
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    const bool practised = state.is_resident(person) && learning.board_mix[skill] > 0.0;
    if (practised) all[skill] = {.dose = dose * learning.board_mix[skill], .top = top, .use = use};
    all[skill].other = job[skill];
    all[skill].feedback = learning.feedback_factor * feedback;
  }
  all[at(Gain::speed)] =
      all[at(Gain::accuracy)] = {.dose = dose, .top = top, .use = use, .feedback = learning.feedback_factor * feedback};
  const auto contracts = static_cast<double>(std::exchange(learner.contracts, 0U));
  const auto applications = static_cast<double>(std::exchange(learner.applications, 0U));
  const double market = contracts * learning.per_contract + applications * learning.per_application;
  const double busy = contracts + applications;
  all[at(Gain::market)] = {.dose = learner.regulation * market,
                           .top = highest_rating,
                           .use = busy > 0.0 ? std::min(1.0, busy / months / learning.upkeep_contracts) : 0.0};
  return all;
}

/// Ratings that practice and feedback taught, by the weight of feedback relative to practice.
void note_practice(Learner& learner, double taught, double feedback) {
  learner.learned[at(Channel::practice)] += taught / (1.0 + feedback);
  learner.learned[at(Channel::feedback)] += taught * feedback / (1.0 + feedback);
}

void update(State& state, const Rules& rules, PersonId person, Learner& learner) {
  const std::int64_t seconds = state.now.seconds - learner.updated;
  if (seconds <= 0) return;
  const std::array<Practice, gain_kinds> practice = practice_of(state, rules, person, learner);
  const double months = static_cast<double>(seconds) / seconds_per_month;
  const Gains base = baseline(state, person);
  for (std::size_t gain = 0; gain < gain_kinds; ++gain) {
    GainRule rule = rule_of(practice[gain], base[gain], months);
    if (rule.inflow > 0.0) {
      const double taught = gain_after(learner.gains[gain], rule, months) - learner.gains[gain];
      note_practice(learner, taught, practice[gain].feedback);
    }
    rule.loss = loss_rate(half_life(state.scenario->learning, gain));
    learner.gains[gain] = gain_after(learner.gains[gain], rule, months);
  }
  learner.updated = state.now.seconds;
}

/// An hour teaches `factor` times what practice does; returns the ratings gained.
double learn(State& state, const Lesson& lesson, Learner& learner, double factor) {
  const LearningParameters& learning = state.scenario->learning;
  const double dose = learning.rate * lesson.complexity * learner.regulation * factor * lesson.hours;
  const double top = ceiling(learning, lesson.complexity);
  const Gains base = baseline(state, PersonId{learner.person});
  double gained = 0.0;
  const auto teach = [&](std::size_t gain, double share) {
    if (share <= 0.0) return;
    const double before = learner.gains[gain];
    learner.gains[gain] = gain_after_dose(before, std::max(0.0, top - base[gain]), dose * share);
    gained += learner.gains[gain] - before;
  };
  for (std::size_t skill = 0; skill < rated_skills; ++skill) teach(skill, lesson.skills[skill]);
  teach(at(Gain::market), lesson.market);
  teach(at(Gain::speed), lesson.tasks);
  teach(at(Gain::accuracy), lesson.tasks);
  return gained;
}

}  // namespace

TaskSkill task_skill(State& state, const Rules& rules, PersonId person) {
  const LearningParameters& learning = state.scenario->learning;
  const auto skill = static_cast<double>(state.records[person].skill);
  if (learning.rate <= 0.0) return {skill, skill};
  Learner& learner = learner_of(state, person);
  update(state, rules, person, learner);
  return {skill + learner.gains[at(Gain::speed)] / learning.rating_per_sd,
          skill + learner.gains[at(Gain::accuracy)] / learning.rating_per_sd};
}

double self_regulation(const State& state, PersonId person) {
  const std::uint64_t id = state.people[person].id;
  const std::uint32_t number = state.records[person].learner;
  if (number > 0 && state.learning.learners[number - 1].id == id) return state.learning.learners[number - 1].regulation;
  return regulation(state, id);
}

void raise_regulation(State& state, PersonId person, double gain) {
  const LearningParameters& learning = state.scenario->learning;
  if (learning.rate <= 0.0) return;
  Learner& learner = learner_of(state, person);
  learner.regulation = std::max(learner.regulation, std::min(learning.most_regulation, learner.regulation + gain));
}

void learn_until_now(State& state, const Rules& rules, PersonId person) {
  if (gains_of(state, person) != nullptr) update(state, rules, person, learner_of(state, person));
}

void take_lesson(State& state, const Rules& rules, PersonId person, const Lesson& lesson) {
  if (state.scenario->learning.rate <= 0.0) return;
  Learner& learner = learner_of(state, person);
  update(state, rules, person, learner);
  learner.course_seconds += static_cast<std::int64_t>(lesson.hours * seconds_per_hour);
  learner.learned[at(Channel::course)] += learn(state, lesson, learner, state.scenario->learning.course_factor);
}

void practise(State& state, const Rules& rules, PersonId person, const Lesson& lesson) {
  if (state.scenario->learning.rate <= 0.0) return;
  Learner& learner = learner_of(state, person);
  update(state, rules, person, learner);
  const double feedback = state.scenario->learning.feedback_factor * lesson.feedback;
  note_practice(learner, learn(state, lesson, learner, 1.0 + feedback), feedback);
}

void note_application(State& state, PersonId person) {
  if (state.scenario->learning.rate > 0.0) ++learner_of(state, person).applications;
}

void note_contract(State& state, PersonId person) {
  if (state.scenario->learning.rate > 0.0) ++learner_of(state, person).contracts;
}

void close_month_of_learning(State& state, const Rules& rules) {
  for (Learner& learner : state.learning.learners) {
    const PersonId person{learner.person};
    const bool gone = state.careers[person].presence == Presence::gone;
    if (!gone && state.people[person].id == learner.id) update(state, rules, person, learner);
    learner.counted_seconds = 0;
  }
}

void begin_month_of_learning(State& state) {
  for (Learner& learner : state.learning.learners) {
    learner.learned = {};
    learner.course_seconds = 0;
  }
}

const Learner* learner_called(const State& state, PersonId person) {
  const std::uint32_t number = state.records[person].learner;
  if (number == 0) return nullptr;
  const Learner& learner = state.learning.learners[number - 1];
  return learner.id == state.people[person].id ? &learner : nullptr;
}

const Gains* gains_of(const State& state, PersonId person) {
  const std::uint32_t number = state.records[person].learner;
  if (number == 0) return nullptr;
  const Learner& learner = state.learning.learners[number - 1];
  return learner.id == state.people[person].id ? &learner.gains : nullptr;
}

}  // namespace piecework::platform_work
