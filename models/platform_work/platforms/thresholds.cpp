// Accounts below a threshold of their board: found once a month, perhaps looked at by a person, given notice, shut.

#include "models/platform_work/platforms/threshold_handle.h"

#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// Null if nothing was ever counted.
TaskRecord* task_record_of(State& state, PersonId person) {
  const std::uint32_t life = state.records[person].board_life;
  auto& records = state.platform.management.task_records;
  return life == 0 || life > records.size() ? nullptr : &records[life - 1];
}

bool is_slow(const TaskRecord& record, double least_speed) {
  return static_cast<double>(record.usual_seconds) < least_speed * static_cast<double>(record.seconds);
}

bool is_rejected_often(std::uint32_t rejected, const TaskRecord& record, double least_approval) {
  return static_cast<double>(record.decided - rejected) < least_approval * static_cast<double>(record.decided);
}

Cause cause_of(Verdict verdict) { return verdict == Verdict::below ? Cause::below : Cause::below_unfairly; }

/// Whether a person looks at the account before anything happens.
bool is_reviewed(const State& state, const Rules& rules, PersonId person) {
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  Draws luck = state.draws(purposes::account_review, state.people[person].id, month);
  luck();  // of a false alarm in this month
  return bernoulli(luck, rules.decide(HumanReview{person}, state.scenario->management.review_share, state));
}

/// A person who looks sees which work was correct; who is below a threshold all the same goes the way of the others.
void proceed(State& state, const Rules& rules, PersonId person, Verdict verdict) {
  const ManagementParameters& management = state.scenario->management;
  if (is_reviewed(state, rules, person) && verdict == Verdict::below_unfairly) {
    ++state.platform.books.cleared;
    return begin_task_record(state, person);
  }
  const double days = rules.decide(ClosingNotice{person}, management.notice_days, state);
  if (days <= 0.0) return shut_account(state, rules, person, {cause_of(verdict), management.withheld_share});
  const Time end = state.now + in_days(days) + Duration{1};
  task_record_of(state, person)->notice_ends = end.seconds;
  state.schedule.at(end, AccountBelow{person});
}

/// The notice has run out: who meets the thresholds by now keeps the account; what was due has been withdrawn.
void end_notice(State& state, const Rules& rules, PersonId person, Verdict verdict) {
  constexpr double nothing = 0.0;
  task_record_of(state, person)->notice_ends = 0;
  if (verdict != Verdict::meets) shut_account(state, rules, person, {cause_of(verdict), nothing});
}

}  // namespace

Verdict verdict_on(const TaskRecord& record, const ThresholdParameters& thresholds) {
  if (static_cast<double>(record.decided) < thresholds.least_tasks) return Verdict::meets;
  if (is_slow(record, thresholds.least_speed)) return Verdict::below;
  if (!is_rejected_often(record.rejected, record, thresholds.least_approval)) return Verdict::meets;
  const std::uint32_t rightly = record.rejected - record.unfair;
  return is_rejected_often(rightly, record, thresholds.least_approval) ? Verdict::below : Verdict::below_unfairly;
}

void note_decided(State& state, PersonId person, const Decided& spell) {
  auto& records = state.platform.management.task_records;
  const std::uint32_t life = state.records[person].board_life;
  if (records.size() < life) records.resize(life);
  TaskRecord& own = records[life - 1];
  const Batch& batch = state.platform.board[BatchId{state.board_life(person).batch}];
  own.decided += static_cast<std::uint32_t>(spell.tasks);
  own.rejected += static_cast<std::uint32_t>(spell.rejected);
  own.unfair += static_cast<std::uint32_t>(spell.unfair);
  own.seconds += state.board_life(person).spell_seconds;
  own.usual_seconds +=
      static_cast<std::int64_t>(static_cast<double>(spell.tasks) * static_cast<double>(batch.true_seconds) + 0.5);
}

void begin_task_record(State& state, PersonId person) {
  if (TaskRecord* own = task_record_of(state, person)) *own = TaskRecord{};
}

void find_accounts_below(State& state) {
  const ThresholdParameters& thresholds = state.scenario->thresholds;
  if (!thresholds.any()) return;
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    const TaskRecord* own = task_record_of(state, person);
    if (own == nullptr || !has_account(state, person) || own->notice_ends > state.now.seconds) continue;
    if (verdict_on(*own, thresholds) == Verdict::meets) continue;
    state.schedule.at(state.now + Duration{1}, AccountBelow{person});
  }
}

void handle(State& state, const Rules& rules, AccountBelow event) {
  const PersonId person = event.row;
  if (TaskRecord* own = task_record_of(state, person)) {
    const bool waits = own->notice_ends > state.now.seconds;  // the event is of an account before this one
    const bool was_told = own->notice_ends > 0;
    const Verdict verdict = verdict_on(*own, state.scenario->thresholds);
    if (!has_account(state, person)) {
      own->notice_ends = 0;
    } else if (was_told && !waits) {
      end_notice(state, rules, person, verdict);
    } else if (!was_told && verdict != Verdict::meets) {
      proceed(state, rules, person, verdict);
    }
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
