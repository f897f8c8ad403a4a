#include "models/platform_work/measures/board_accounts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "models/platform_work/calendar_month.h"

namespace piecework::platform_work {
namespace {

constexpr std::int64_t silent_months = 3;
constexpr std::size_t accounts_ahead = 16;  // asked for while others are closed

std::int64_t looked_in(const PlatformMonth& month) {
  return std::int64_t{month.search_seconds} + std::int64_t{month.wait_seconds};
}

/// US dollars an hour.
double rate(std::int64_t cents, std::int64_t seconds) {
  return seconds > 0 ? static_cast<double>(cents) * 36.0 / static_cast<double>(seconds) : 0.0;
}

void count_pay(AccountRecords::Pay& pay, const AccountTotals& own) {
  if (own.tasks == 0) return;
  const std::array<std::int64_t, AccountRecords::definitions> seconds{own.worked() + own.looked - own.barren,
                                                                      own.worked() + own.looked, own.paid};
  for (std::size_t definition = 0; definition < seconds.size(); ++definition) {
    const double hourly = rate(own.pay_cents, seconds[definition]);
    ++pay.counts[definition][pay_bins.of(hourly)];
    pay.rates[definition] += hourly;
  }
  ++pay.accounts;
  pay.totals += own;
}

/// Whether this account, and not only who had the place before in the month, submitted a task.
bool worked_in(const BoardAccount& account, const PlatformMonth& books) {
  return account.tasks + std::int64_t{books.tasks} > std::max<std::int64_t>(0, account.tasks);
}

struct AccountLabel {
  std::string_view name;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
};

template <class Value>
void record_account(Recorder& recorder, const AccountLabel& label, Value value) {
  const SeriesInfo info{"/series/board/" + std::string(label.name),
                        std::string(label.unit),
                        std::string(label.en),
                        std::string(label.fr),
                        std::string(label.en),
                        {},
                        1};
  recorder.record(info, std::vector<Value>{value});
}

void record_times(Recorder& recorder, const AccountTotals& totals) {
  record_account(recorder, {"paid_seconds", "seconds", "time on approved tasks", "temps sur tâches approuvées"},
                 totals.paid);
  record_account(recorder, {"rejected_seconds", "seconds", "time on rejected tasks", "temps sur tâches refusées"},
                 totals.rejected);
  record_account(recorder, {"returned_seconds", "seconds", "time on tasks given back", "temps sur tâches rendues"},
                 totals.returned);
  record_account(recorder,
                 {"looked_seconds", "seconds", "time searching and waiting", "temps de recherche et d'attente"},
                 totals.looked);
}

}  // namespace

void AccountTotals::add(const PlatformMonth& month, std::int64_t sign) {
  pay_cents += sign * month.pay_cents;
  paid += sign * std::int64_t{month.paid_seconds};
  rejected += sign * std::int64_t{month.rejected_seconds};
  returned += sign * std::int64_t{month.returned_seconds};
  looked += sign * looked_in(month);
  tasks += sign * std::int64_t{month.tasks};
}

AccountTotals& AccountTotals::operator+=(const AccountTotals& other) {
  pay_cents += other.pay_cents;
  paid += other.paid;
  rejected += other.rejected;
  returned += other.returned;
  looked += other.looked;
  barren += other.barren;
  tasks += other.tasks;
  return *this;
}

AccountTotals AccountRecords::evaluated_of(const BoardAccount& account) const {
  const AccountSession& last = sessions_[account.life];
  AccountTotals own = account.evaluated;
  own.barren += last.barren;
  if (last.tasks == 0) own.barren -= last.looked;
  return own;
}

void AccountRecords::open_account(const State& state, PersonId person, std::uint32_t life) {
  BoardAccount account;
  account.id = state.people[person].id;
  account.row = person.row();
  account.life = life;
  accounts_.push_back(account);
  sessions_[life].account = static_cast<std::uint32_t>(accounts_.size());
}

AccountRecords::Books AccountRecords::books_of(const PlatformMonth& month) {
  return {static_cast<std::int32_t>(month.tasks), static_cast<std::int32_t>(looked_in(month))};
}

void AccountRecords::end_session(AccountSession& last, const Books& month, bool evaluated) {
  if (evaluated && month.tasks == last.tasks) {
    last.barren += static_cast<std::uint32_t>(month.looked - last.looked);
  }
  last.tasks = month.tasks;
  last.looked = month.looked;
}

void AccountRecords::session_will_begin(const State& state, PersonId person) {
  const std::uint32_t life = state.records[person].board_life - 1;
  at_start_ = books_of(state.platform.lives[BoardLifeId{life}].month);
  at_start_.life = life;
  if (life < sessions_.size()) prefetch_line(&sessions_[life]);
}

void AccountRecords::session_begins(const State& state, const RecordingClock& clock, PersonId person) {
  if (sessions_.size() <= at_start_.life) sessions_.resize(state.platform.lives.size());
  AccountSession& last = sessions_[at_start_.life];
  if (last.account == 0) open_account(state, person, at_start_.life);
  end_session(last, at_start_, clock.evaluated(state.now));
}

void AccountRecords::place_changes(const State& state, const RecordingClock& clock, PersonId person) {
  const std::uint32_t life = state.records[person].board_life - 1;  // of who has none, more than there are
  if (life >= sessions_.size() || sessions_[life].account == 0) return;
  AccountSession& last = sessions_[life];
  BoardAccount* place = &accounts_[last.account - 1];
  if (place->id == state.people[person].id) return;
  const PlatformMonth& month = state.board_life(person).month;
  BoardAccount former = *place;
  const bool worked = worked_in(former, month);
  end_session(last, books_of(month), clock.evaluated(state.now));
  former.evaluated.barren += last.barren;
  last.barren = 0;
  *place = BoardAccount{};
  place->id = state.people[person].id;
  place->row = person.row();
  place->life = life;
  // What the month's books hold so far is the former's: the census will add them to the new account.
  place->tasks = -std::int64_t{month.tasks};
  if (clock.evaluated(state.now)) {
    former.evaluated.add(month);
    place->evaluated.add(month, -1);
  }
  if (worked) pass_month(former, month_index(state.now), true, month_index({clock.recorded_from}));
  former_.push_back(former);
}

void AccountRecords::note_exit(BoardAccount& account, std::int64_t first_month) {
  const std::int64_t last = account.last_active - first_month;
  if (last >= 0) ++exits_[static_cast<std::size_t>(last)];
  for (std::size_t month = 0; account.cohorts != 0; ++month, account.cohorts >>= 1) {
    if ((account.cohorts & 1U) != 0) ++survival_.gone[std::min(ages - 1, static_cast<std::size_t>(last) - month)];
  }
}

void AccountRecords::pass_month(BoardAccount& account, std::int64_t index, bool active, std::int64_t first_month) {
  const std::int64_t recorded = index - first_month;
  if (recorded >= 0) {
    entries_.resize(std::max(entries_.size(), static_cast<std::size_t>(recorded) + 1));
    exits_.resize(entries_.size());
  }
  if (!active) {
    if (account.last_active >= 0 && index - account.last_active == silent_months) note_exit(account, first_month);
    return;
  }
  const bool was_away = account.last_active < 0 || index - account.last_active > silent_months;
  if (was_away && recorded >= 0) ++entries_[static_cast<std::size_t>(recorded)];
  account.last_active = index;
  if (recorded >= 0 && recorded < static_cast<std::int64_t>(cohort_months)) account.cohorts |= 1U << recorded;
}

void AccountRecords::take_sample(const State& state) {
  std::vector<std::pair<std::uint64_t, double>> members;
  reservation_.assign(pay_bins.count, 0);
  for (const BoardAccount& account : accounts_) {
    const Person& person = state.people.rows()[account.row];
    if (!is_member(person.membership)) continue;
    const auto wage = static_cast<double>(person.reservation_wage);
    ++reservation_[pay_bins.of(wage)];
    members.emplace_back(hash_at(state.key, {purposes::panel, person.id, 0}), wage);
  }
  std::sort(members.begin(), members.end());
  members.resize(std::min(members.size(), sample_size));
  for (const auto& [hash, wage] : members) sample_.push_back(wage);
}

/// For what closing the month of this account needs, which lies anywhere.
void AccountRecords::ask_for(const State& state, std::size_t place) const {
  if (place >= accounts_.size()) return;
  state.people.prefetch(PersonId{accounts_[place].row});
  state.platform.lives.prefetch(BoardLifeId{accounts_[place].life});
  prefetch_line(&sessions_[accounts_[place].life]);
}

void AccountRecords::close(const State& state, const RecordingClock& clock, Recorder& recorder) {
  const CalendarMonth month = month_until(state.now);
  const std::int64_t first_month = month_index({clock.recorded_from});
  MonthCounts counts;
  for (std::size_t at = 0; at < accounts_.size(); ++at) {
    ask_for(state, at + accounts_ahead);
    BoardAccount& account = accounts_[at];
    const PlatformMonth& books = state.platform.lives[BoardLifeId{account.life}].month;
    const bool worked = worked_in(account, books);
    account.tasks += std::int64_t{books.tasks};
    AccountSession& last = sessions_[account.life];
    last.tasks -= static_cast<std::int32_t>(books.tasks);
    last.looked -= static_cast<std::int32_t>(looked_in(books));
    if (clock.evaluated(month.begin)) account.evaluated.add(books);
    pass_month(account, month.index, worked, first_month);
    counts.totals.add(books);
    counts.active += worked ? 1 : 0;
    counts.pool += account.last_active >= 0 && month.index - account.last_active < silent_months ? 1 : 0;
    counts.members += is_member(state.people.rows()[account.row].membership) ? 1 : 0;
  }
  close_former(month.index, first_month);
  if (!clock.recorded(month.begin)) return;
  if (sample_.empty()) take_sample(state);
  record_month(counts, month.seconds, recorder);
}

void AccountRecords::close_former(std::int64_t month, std::int64_t first_month) {
  for (BoardAccount& account : former_) pass_month(account, month, account.last_active == month, first_month);
  std::erase_if(former_, [&](const BoardAccount& account) {
    const bool gone = month - account.last_active >= silent_months;
    if (gone) count_pay(pay_, account.evaluated);
    return gone;
  });
}

void AccountRecords::record_month(const MonthCounts& counts, std::int64_t seconds, Recorder& recorder) {
  record_account(recorder,
                 {"active_accounts", "persons", "accounts with a task in the month", "comptes actifs du mois"},
                 counts.active);
  record_account(
      recorder,
      {"pool", "persons", "accounts with a task in this month or the two before", "comptes actifs sur trois mois"},
      counts.pool);
  record_account(recorder,
                 {"member_accounts", "persons", "members who have begun a session", "membres ayant déjà travaillé"},
                 counts.members);
  record_account(recorder,
                 {"at_work", "persons", "accounts with an open task at a moment, mean over the month",
                  "comptes au travail à un instant donné"},
                 static_cast<double>(counts.totals.worked()) / static_cast<double>(seconds));
  record_times(recorder, counts.totals);
}

AccountRecords::Pay AccountRecords::pay() const {
  Pay whole = pay_;
  for (const BoardAccount& account : accounts_) count_pay(whole, evaluated_of(account));
  for (const BoardAccount& account : former_) count_pay(whole, account.evaluated);
  return whole;
}

AccountRecords::Survival AccountRecords::survival() const {
  Survival whole = survival_;
  // Who went in a later month is not known to be silent yet, so nobody is followed beyond.
  const auto followed = static_cast<std::int64_t>(entries_.size()) - 1 - silent_months;
  const auto censor = [&](const BoardAccount& account) {
    for (std::int64_t month = 0; month <= followed && month < static_cast<std::int64_t>(cohort_months); ++month) {
      if ((account.cohorts >> month & 1U) == 0) continue;
      ++whole.censored[std::min(ages - 1, static_cast<std::size_t>(followed - month))];
    }
  };
  for (const BoardAccount& account : accounts_) censor(account);
  for (const BoardAccount& account : former_) censor(account);
  return whole;
}

bool AccountRecords::fits(const State& state) const {
  const auto known = [&](const BoardAccount& account) { return account.row < state.people.size(); };
  const auto found = [&](const BoardAccount& account) {
    if (account.life >= sessions_.size() || state.records.rows()[account.row].board_life != account.life + 1)
      return false;
    const std::size_t place = sessions_[account.life].account;
    return place > 0 && &accounts_[place - 1] == &account;
  };
  const auto exists = [&](const AccountSession& last) { return last.account <= accounts_.size(); };
  return std::ranges::all_of(sessions_, exists) && std::ranges::all_of(accounts_, known) &&
         std::ranges::all_of(accounts_, found) && std::ranges::all_of(former_, known) &&
         exits_.size() == entries_.size() && (reservation_.empty() || reservation_.size() == pay_bins.count);
}

}  // namespace piecework::platform_work
