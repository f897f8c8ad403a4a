// A member's session: search, work, review, and what is learned from it.

#include <algorithm>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/platforms/board_demand.h"
#include "models/platform_work/platforms/choice.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "models/platform_work/platforms/threshold_handle.h"
#include "models/platform_work/skills/handle.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

std::int64_t rounded_seconds(double seconds) { return std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds)); }

/// Speed and accuracy of the day: skill, and what has been gained since and is left.
void refresh_skill(State& state, const Rules& rules, PersonId person) {
  const SkillParameters& skills = state.scenario->skills;
  BoardLife& life = state.own_board_life(person);
  const TaskSkill skill = task_skill(state, rules, person);
  life.speed = static_cast<float>(math::exp(-skills.speed_slope * skill.speed));
  const double odds =
      skills.accuracy_at_mean / (1.0 - skills.accuracy_at_mean) * math::exp(skills.accuracy_slope * skill.accuracy);
  life.accuracy = static_cast<float>(odds / (1.0 + odds));
}

/// The next search begins after `delay` seconds; its own time is booked now, as unpaid.
void schedule_search(State& state, const Rules& rules, PersonId person, std::int64_t delay) {
  BoardLife& life = state.own_board_life(person);
  Draws draws = state.draws(purposes::search, state.people[person].id, ++life.search_count);
  const double mean = rules.decide(SearchSeconds{person}, state.scenario->board.search_seconds, state);
  const std::int64_t seconds = rounded_seconds(exponential(draws, mean));
  life.month.search_seconds += static_cast<std::uint32_t>(seconds);
  state.schedule.at(state.now + Duration{delay + seconds}, SearchStep{person}, state);
}

void schedule_next_session(State& state, PersonId person) {
  const BoardLife& life = state.board_life(person);
  const double per_week = static_cast<double>(life.sessions_per_week) * share_left(state, person);
  Draws draws = state.draws(purposes::session, state.people[person].id, life.session_count);
  draws();  // the first word was the length of the session that ended
  const double mean_hours = static_cast<double>(days_per_week * hours_per_day) / per_week;
  const Rhythm& rhythm = state.scenario->session_rhythm;
  const Time start = rhythm.after(state.now, exponential(draws, mean_hours), life.zone_shift);
  state.schedule.at(start, SessionStart{person}, state);
}

/// What the session paid per hour, unpaid time included, moves the belief; disappointment long enough ends membership.
void end_session(State& state, PersonId person) {
  const Person& self = state.people[person];
  BoardLife& life = state.own_board_life(person);
  const MemberParameters& members = state.scenario->members;
  const double hours = static_cast<double>(state.now.seconds - life.session_began) / seconds_per_hour;
  const double wage = static_cast<double>(life.session_pay) / 100.0 / std::max(hours, 1.0 / 60.0);
  const double weight = members.belief_weight;
  life.believed_wage = static_cast<float>((1.0 - weight) * static_cast<double>(life.believed_wage) + weight * wage);
  const bool bad = static_cast<double>(life.believed_wage) < asked_wage(self);
  life.bad_sessions = bad ? static_cast<std::uint8_t>(std::min(255, life.bad_sessions + 1)) : std::uint8_t{0};
  life.session_pay = 0;
  if (self.membership == Membership::leaving || life.bad_sessions >= members.disappointing_sessions) {
    return leave_board(state, person);
  }
  schedule_next_session(state, person);
}

/// Takes as many tasks as fit into a spell and starts work.
void start_spell(State& state, PersonId person, double task_seconds) {
  BoardLife& life = state.own_board_life(person);
  const BatchId id{life.batch};
  Batch& batch = state.platform.board[id];
  const double longest = state.scenario->board.spell_minutes * 60.0;
  const auto fitting = static_cast<std::int64_t>(longest / task_seconds);
  const std::int64_t tasks = std::clamp<std::int64_t>(fitting, 1, std::min<std::int64_t>(batch.remaining, 65'535));
  life.tasks_in_hand = static_cast<std::uint16_t>(tasks);
  life.spell_seconds = static_cast<std::uint32_t>(rounded_seconds(static_cast<double>(tasks) * task_seconds));
  batch.remaining -= tasks;
  batch.in_work += tasks;
  ++batch.spells;
  if (batch.remaining == 0) fill_batch(state, id);
  state.schedule.at(state.now + Duration{life.spell_seconds}, SpellEnd{person}, state);
}

double seconds_per_task(const State& state, PersonId person, BatchId batch) {
  Draws luck = match_luck(state, person, batch);
  luck();  // the guess of the length
  luck();  // the taste
  const double noise = math::exp(state.scenario->board.time_sigma * normal(luck));
  const Batch& work = state.platform.board[batch];
  const double complexity = state.scenario->tasks.complexity[work.task_class];
  const auto speed = static_cast<double>(state.board_life(person).speed);
  return static_cast<double>(work.true_seconds) * (complexity == 1.0 ? speed : math::pow(speed, complexity)) * noise;
}

/// Probability that a task of this batch is done correctly: the person's, at the skill that its class asks for.
double accuracy_at(const State& state, const BoardLife& life, const Batch& batch) {
  constexpr double surest = 0.999999;  // so that there are odds
  const double accuracy = std::min(surest, static_cast<double>(life.accuracy));
  const double required = state.scenario->tasks.required_skill[batch.task_class];
  if (required == 0.0) return static_cast<double>(life.accuracy);
  const double odds = accuracy / (1.0 - accuracy) * math::exp(-state.scenario->skills.accuracy_slope * required);
  return odds / (1.0 + odds);
}

/// Starts on the chosen batch, or gives the first task back when it turns out to leave less than an hour at home is
/// worth.
void try_batch(State& state, const Rules& rules, PersonId person, const Choice& choice) {
  BoardLife& life = state.own_board_life(person);
  const double seconds = seconds_per_task(state, person, choice.batch);
  life.pay_cents = payable_cents(choice.pay_cents);
  life.batch = choice.batch.row();
  const double wage = static_cast<double>(life.pay_cents) * 36.0 / seconds;  // USD per hour
  if (wage >= asked_wage(state.people[person])) return start_spell(state, person, seconds);
  const std::int64_t lost = rounded_seconds(state.scenario->board.returned_share * seconds);
  life.month.returned_seconds += static_cast<std::uint32_t>(lost);
  life.returned[life.returned_next] = state.platform.board[choice.batch].id;
  life.returned_next = static_cast<std::uint8_t>((life.returned_next + 1) % life.returned.size());
  ++state.platform.books.tasks_returned;
  schedule_search(state, rules, person, lost);
}

/// What the spell paid per hour of work, and per task, moves what the member expects of other batches.
void learn_from_spell(State& state, PersonId person) {
  BoardLife& life = state.own_board_life(person);
  const double weight = state.scenario->members.belief_weight;
  const double rate = static_cast<double>(life.pay_cents) * life.tasks_in_hand * 36.0 / life.spell_seconds;
  const double log_reward = math::log(static_cast<double>(life.pay_cents));
  life.paid_rate = static_cast<float>((1.0 - weight) * static_cast<double>(life.paid_rate) + weight * rate);
  life.usual_log_reward =
      static_cast<float>((1.0 - weight) * static_cast<double>(life.usual_log_reward) + weight * log_reward);
}

/// What a requester owes on pay, US cents: to the public purse, and to the benefit account of who did the work.
struct Dues {
  std::int64_t levy = 0;
  std::int64_t contribution = 0;
};

Dues dues_on(const State& state, const Rules& rules, PersonId person, std::int64_t pay) {
  const BatchId batch{state.board_life(person).batch};
  const auto part = [pay](double share) {
    return share > 0.0 ? to_cents(static_cast<double>(pay) * share / 100.0).value : 0;
  };
  return {part(rules.decide(RequesterLevyShare{person, batch}, 0.0, state)),
          part(rules.decide(BenefitContribution{person, batch}, 0.0, state))};
}

/// Residents are settled with at the census.
void note_dues(State& state, PersonId person, const Dues& dues) {
  state.platform.books.levy_cents += dues.levy;
  state.platform.books.contribution_cents += dues.contribution;
  if (!state.supports.any() || !state.is_resident(person)) return;
  Support& support = state.supports.of(person);
  support.owed_levy += static_cast<std::uint32_t>(dues.levy);
  support.owed_contribution += static_cast<std::uint32_t>(dues.contribution);
}

/// Why work is turned down.
struct Rejection {
  double rightly = 0.0;  // probability that a task is wrong, and is rejected
  double unfair = 0.0;   // that it is correct, and is rejected

  [[nodiscard]] double chance() const { return rightly + unfair; }
};

/// How many of the rejected tasks were correct.
std::int64_t unfair_among(std::int64_t rejected, const Rejection& rejection, Draws& draws) {
  return rejected > 0 ? binomial(draws, rejected, rejection.unfair / rejection.chance()) : 0;
}

/// Reviews the spell in hand, pays what is approved and keeps the books. Reviews are drawn per spell.
void settle_spell(State& state, const Rules& rules, PersonId person) {
  BoardLife& life = state.own_board_life(person);
  const BatchId id{life.batch};
  Batch& batch = state.platform.board[id];
  const double accuracy = accuracy_at(state, life, batch);
  const Rejection rejection{(1.0 - accuracy) * (1.0 - state.scenario->board.leniency),
                            accuracy * static_cast<double>(batch.unfair_share)};
  Draws draws = state.draws(purposes::review, state.people[person].id, ++life.spell_count);
  const std::int64_t tasks = life.tasks_in_hand;
  const std::int64_t rejected = binomial(draws, tasks, rejection.chance());
  if (state.scenario->thresholds.any()) {
    note_decided(state, person, {tasks, rejected, unfair_among(rejected, rejection, draws)});
  }
  const std::int64_t pay = (tasks - rejected) * life.pay_cents;
  const double fee_share = rules.decide(PlatformFee{id}, state.scenario->board.fee, state);
  const std::int64_t fee = to_cents(static_cast<double>(pay) * fee_share / 100.0).value;
  const Dues dues = dues_on(state, rules, person, pay);
  note_dues(state, person, dues);
  const auto rejected_seconds =
      static_cast<std::uint32_t>(static_cast<std::int64_t>(life.spell_seconds) * rejected / tasks);
  note_worked(state, batch.task_class, life);
  life.month.rejected_seconds += rejected_seconds;
  life.month.paid_seconds += life.spell_seconds - rejected_seconds;
  life.month.tasks += static_cast<std::uint32_t>(tasks);
  life.month.pay_cents += pay;
  life.session_pay += pay;
  life.earned_cents += pay;
  life.approved += static_cast<std::uint32_t>(tasks - rejected);
  Requester& requester = state.platform.requesters[batch.requester];
  requester.spent_cents += pay + fee + dues.levy + dues.contribution;
  requester.fee = static_cast<float>(fee_share);
  BoardBooks& books = state.platform.books;
  books.paid_cents += pay;
  books.fee_cents += fee;
  books.tasks_done += tasks;
  books.tasks_rejected += rejected;
  batch.in_work -= tasks;
  batch.done += tasks;
  learn_from_spell(state, person);
  life.tasks_in_hand = 0;
}

}  // namespace

double share_left(const State& state, PersonId person) {
  const PersonRecord& record = state.records[person];
  const double waking = state.scenario->members.waking_hours;
  constexpr double most_taken = 0.95;  // a guard, so that nobody's next session is infinitely far
  const double driving = static_cast<double>(planned_driving(state, record)) / seconds_per_hour;
  const double others = driving + planned_freelancing(state, record);
  const double taken =
      std::min(most_taken * waking, state.careers[person].hours + static_cast<double>(record.course_hours) + others);
  return taken > 0.0 ? 1.0 - taken / waking : 1.0;
}

void handle(State& state, const Rules& rules, SessionStart event) {
  const Person& self = state.people[event.row];
  BoardLife& life = state.own_board_life(event.row);
  if (self.membership == Membership::leaving) return leave_board(state, event.row);
  Draws draws = state.draws(purposes::session, self.id, ++life.session_count);
  const double minutes = exponential(draws, state.scenario->members.session_minutes);
  life.session_began = state.now.seconds;
  life.session_ends = state.now.seconds + rounded_seconds(minutes * 60.0);
  life.failed_searches = 0;
  refresh_skill(state, rules, event.row);
  schedule_search(state, rules, event.row, 0);
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, SearchStep event) {
  BoardLife& life = state.own_board_life(event.row);
  if (state.now.seconds >= life.session_ends) {
    end_session(state, event.row);
    return rules.notify(event, state);
  }
  Draws draws = state.draws(purposes::search, state.people[event.row].id, life.search_count);
  draws();  // the first word was the time of this search
  const std::optional<Choice> choice = choose_batch(state, rules, event.row, draws);
  life.failed_searches = choice ? std::uint8_t{0} : static_cast<std::uint8_t>(life.failed_searches + 1);
  if (choice) {
    try_batch(state, rules, event.row, *choice);
  } else if (life.failed_searches < state.scenario->board.patience) {
    const std::int64_t wait = rounded_seconds(state.scenario->board.recheck_seconds);
    life.month.wait_seconds += static_cast<std::uint32_t>(wait);
    schedule_search(state, rules, event.row, wait);
  } else {
    end_session(state, event.row);
  }
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, SpellEnd event) {
  const BoardLife& life = state.board_life(event.row);
  const BatchId id{life.batch};
  settle_spell(state, rules, event.row);
  const bool more = state.platform.board[id].open;
  if (state.now.seconds >= life.session_ends) {
    end_session(state, event.row);
  } else if (more) {
    start_spell(state, event.row, seconds_per_task(state, event.row, id));
  } else {
    schedule_search(state, rules, event.row, 0);
  }
  if (!more) state.platform.board.release_if_finished(id);
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
