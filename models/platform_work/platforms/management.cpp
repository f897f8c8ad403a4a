// False alarms, reviews, notices, closings and appeals; the end of a board. Thresholds: thresholds.cpp.

#include <algorithm>

#include "models/platform_work/platforms/exit_handle.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "models/platform_work/platforms/threshold_handle.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

/// Moves pay of the running month from the person to what the platform withholds (or back, if negative).
void withhold(State& state, PersonId person, std::int64_t cents) {
  BoardLife& life = state.own_board_life(person);
  life.month.pay_cents -= cents;
  life.earned_cents -= cents;
  state.platform.books.paid_cents -= cents;
  state.platform.books.withheld_cents += cents;
}

std::int64_t due(const State& state, PersonId person, double share) {
  return static_cast<std::int64_t>(share * static_cast<double>(state.board_life(person).month.pay_cents));
}

/// Beside a city, somebody else takes the place of a worker abroad.
bool is_replaced(const State& state, PersonId person) {
  return state.scenario->has_residents() && state.careers[person].presence == Presence::abroad;
}

/// Ends membership: at once, or when the spell of work in hand is over.
void end_membership(State& state, PersonId person) {
  if (state.board_life(person).tasks_in_hand == 0) {
    state.schedule.cancel(SessionStart{person}, state);  // or whatever the session's next event is
    return leave_board(state, person);
  }
  state.own_board_life(person).session_ends = state.now.seconds;
  state.people[person].membership = Membership::leaving;
}

void lose(State& state, PersonId person, LostAccount account) {
  account.person = person.row();
  account.shut_at = state.now.seconds;
  account.approved = state.board_life(person).approved;
  withhold(state, person, account.withheld_cents);
  state.platform.management.lost[person.row()] = account;
  end_membership(state, person);
}

/// The luck of a closing: of this account of the person, whenever it is closed.
Draws case_luck(const State& state, PersonId person) {
  return state.draws(purposes::account_case, state.people[person].id, state.board_life(person).exit_count);
}

/// The account is opened again as it was.
void reinstate(State& state, PersonId person, const LostAccount& account) {
  withhold(state, person, -account.withheld_cents);
  state.own_board_life(person).approved = account.approved;
  state.platform.management.lost.erase(person.row());
  ++state.platform.books.reinstated;
  begin_membership(state, person);
}

void settle_fate(State& state, PersonId person, LostAccount account) {
  if (account.fate == Fate::reinstated && !is_board_closed(state)) return reinstate(state, person, account);
  const bool barred = account.fate == Fate::barred && !is_replaced(state, person);
  state.people[person].membership = barred ? Membership::deactivated : Membership::none;
  if (!barred) schedule_consideration(state, person);
}

/// Goes over to the board that takes the old one's place, some time after it opens.
void schedule_return(State& state, PersonId person, const LostAccount& account) {
  const auto month = static_cast<std::uint64_t>(month_index({account.shut_at}));
  Draws luck = state.draws(purposes::account_move, state.people[person].id, month);
  luck();  // whether it follows
  const ManagementState& management = state.platform.management;
  const auto wait = static_cast<std::int64_t>(uniform01(luck) * static_cast<double>(management.return_seconds));
  const std::int64_t earliest = std::max(management.reopens_at, state.now.seconds);
  state.schedule.at(Time{earliest + wait + 1}, AccountReturn{person});
}

bool is_gone(const State& state, PersonId person) { return state.careers[person].presence == Presence::gone; }

void end_account_with_board(State& state, PersonId person, const ExitTerms& terms) {
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  Draws luck = state.draws(purposes::account_move, state.people[person].id, month);
  LostAccount account;
  account.follows = bernoulli(luck, terms.follow_share);
  account.withheld_cents = due(state, person, terms.withheld_share);
  ++state.platform.books.ended_with_board;
  lose(state, person, account);
}

}  // namespace

bool has_account(const State& state, PersonId person) {
  return is_member(state.people[person].membership) && !state.platform.management.lost.contains(person.row());
}

void shut_account(State& state, const Rules& rules, PersonId person, const Closing& closing) {
  const ManagementParameters& management = state.scenario->management;
  Draws luck = case_luck(state, person);
  LostAccount account;
  account.appeals = bernoulli(luck, management.appeal_share);
  const bool won = bernoulli(luck, rules.decide(AppealSuccess{person}, management.appeal_success, state));
  const bool barred = bernoulli(luck, management.barred_share);
  account.fate = barred ? Fate::barred : Fate::starts_anew;
  // Who was rightly below a threshold has no case.
  if (account.appeals && won && closing.cause != Cause::below) account.fate = Fate::reinstated;
  account.days_to_decision = static_cast<float>(rules.decide(AppealDelay{person}, management.appeal_days, state));
  account.withheld_cents = due(state, person, closing.withheld_share);
  BoardBooks& books = state.platform.books;
  ++books.deactivated;
  if (closing.cause != Cause::mistake) ++books.shut_below;
  if (closing.cause == Cause::below_unfairly) ++books.shut_unfairly;
  lose(state, person, account);
}

void flag_accounts(State& state, const Rules& rules) {
  const double usual = state.scenario->management.flag_rate;
  if (usual <= 0.0) return;
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (!is_member(state.people[person].membership)) continue;
    const double rate = rules.decide(FlagRate{person}, usual, state);
    Draws luck = state.draws(purposes::account_flag, state.people[person].id, month);
    const double alarms = exponential(luck, 1.0);  // that pass until the next: a lower rate moves it, no more
    if (rate > 0.0 && alarms < rate) state.schedule.at(state.now + months(alarms / rate), AccountFlag{person});
  }
}

bool lose_account(State& state, PersonId person) {
  const auto found = state.platform.management.lost.find(person.row());
  if (found == state.platform.management.lost.end()) return false;
  const LostAccount account = found->second;
  state.own_board_life(person).approved = 0;
  begin_task_record(state, person);
  if (is_gone(state, person)) return true;
  if (account.follows) {
    schedule_return(state, person, account);
  } else if (account.appeals) {
    state.people[person].membership = Membership::deactivated;
    const Time decided = Time{account.shut_at} + in_days(static_cast<double>(account.days_to_decision));
    state.schedule.at(std::max(decided, state.now + Duration{1}), AppealDecision{person});
  } else {
    settle_fate(state, person, account);
  }
  return true;
}

void import_history(State& state, const Rules& rules, PersonId person) {
  auto& lost = state.platform.management.lost;
  const auto found = lost.find(person.row());
  if (found == lost.end()) return;
  const double weight = rules.decide(ImportedHistory{person}, 0.0, state);
  state.own_board_life(person).approved =
      static_cast<std::uint32_t>(weight * static_cast<double>(found->second.approved) + 0.5);
  lost.erase(found);
}

void close_board(State& state, const ExitTerms& terms) {
  ManagementState& management = state.platform.management;
  management.reopens_at = (state.now + in_days(terms.successor_days)).seconds;
  management.return_seconds = in_days(terms.return_days).seconds;
  for (auto& [row, account] : management.lost) {  // an appeal that is won now opens nothing again
    if (account.fate == Fate::reinstated) account.fate = Fate::starts_anew;
  }
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (has_account(state, person)) end_account_with_board(state, person, terms);
  }
  const auto& batches = state.platform.board.batches();
  for (std::size_t row = 0; row < batches.size(); ++row) {
    const BatchId id = batches.id(row);
    if (batches[id].open) state.schedule.at(state.now + Duration{1}, BatchExpiry{id}, state);
  }
}

void handle(State& state, const Rules& rules, AccountFlag event) {
  const ManagementParameters& management = state.scenario->management;
  const PersonId person = event.row;
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  Draws luck = state.draws(purposes::account_review, state.people[person].id, month);
  const double reviewed = rules.decide(HumanReview{person}, management.review_share, state);
  if (has_account(state, person) && !bernoulli(luck, reviewed)) {
    const double days = rules.decide(ClosingNotice{person}, management.notice_days, state);
    if (days > 0.0) {
      state.schedule.at(state.now + in_days(days) + Duration{1}, AccountShutting{person});
    } else {
      shut_account(state, rules, person, {Cause::mistake, management.withheld_share});
    }
  }
  rules.notify(event, state);
}

/// The notice has run out. Who left in the meantime has nothing to lose; what was due has been withdrawn.
void handle(State& state, const Rules& rules, AccountShutting event) {
  constexpr double nothing = 0.0;
  if (has_account(state, event.row)) shut_account(state, rules, event.row, {Cause::mistake, nothing});
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, AppealDecision event) {
  const auto found = state.platform.management.lost.find(event.row.row());
  const bool awaits = state.people[event.row].membership == Membership::deactivated;
  if (found != state.platform.management.lost.end() && awaits && !is_gone(state, event.row)) {
    settle_fate(state, event.row, found->second);
  }
  rules.notify(event, state);
}

void handle(State& state, const Rules& rules, AccountReturn event) {
  const PersonId person = event.row;
  const auto& lost = state.platform.management.lost;
  const auto found = lost.find(person.row());
  const bool waits = found != lost.end() && found->second.follows;  // has not joined otherwise in the meantime
  const bool free = waits && state.people[person].membership == Membership::none && !is_gone(state, person);
  if (free && is_board_closed(state)) {
    // Another board closed before this one was joined.
    state.schedule.at(Time{state.platform.management.reopens_at} + Duration{1}, event);
  } else if (free) {
    state.schedule.cancel(JoinConsideration{person}, state);
    import_history(state, rules, person);
    begin_membership(state, person);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
