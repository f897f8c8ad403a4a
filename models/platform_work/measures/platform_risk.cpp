#include "models/platform_work/measures/platform_risk.h"

#include <algorithm>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/platforms/handle.h"

namespace piecework::platform_work {
namespace {

/// US cents that a month on the board would pay this person, as far as it believes.
double usual_cents(const State& state, std::size_t row) {
  constexpr double weeks_per_month = 52.0 / 12.0;
  const BoardLife& life = state.board_life(state.people.id(row));
  const double hours = static_cast<double>(life.sessions_per_week) * state.scenario->members.session_minutes / 60.0 *
                       share_left(state, state.people.id(row));
  return 100.0 * static_cast<double>(life.believed_wage) * hours * weeks_per_month;
}

}  // namespace

PlatformRisk::Sums& PlatformRisk::Sums::operator+=(const Sums& other) {
  people += other.people;
  lost += other.lost;
  withheld_cents += other.withheld_cents;
  forgone_cents += other.forgone_cents;
  tasks += other.tasks;
  return *this;
}

std::array<double, PlatformRisk::components.size()> PlatformRisk::Sums::values() const {
  const auto per = [](std::int64_t sum, std::int64_t count, double unit) {
    return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) / unit : no_default;
  };
  return {per(withheld_cents + forgone_cents, people, 100.0), per(lost, people, 1.0), per(withheld_cents, lost, 100.0),
          per(tasks, lost, static_cast<double>(tasks_per_unit))};
}

PlatformRisk::Sums PlatformRisk::loss_of(const State& state, const LostAccount& account) {
  const CalendarMonth month = month_until(state.now);
  const double rate = state.scenario->board.exchange_rate;
  const std::int64_t without = state.now.seconds - std::max(account.shut_at, month.begin.seconds);
  const double part = static_cast<double>(without) / static_cast<double>(month.seconds);
  Sums loss;
  loss.forgone_cents = static_cast<std::int64_t>(part * usual_cents(state, account.person) * rate);
  if (account.shut_at < month.begin.seconds) return loss;
  loss.lost = 1;
  loss.withheld_cents = static_cast<std::int64_t>(static_cast<double>(account.withheld_cents) * rate);
  loss.tasks = account.approved;
  return loss;
}

void PlatformRisk::add(const MonthView& view, std::size_t row, GroupSpan groups) {
  const State& state = view.state;
  const auto& lost = state.platform.management.lost;
  const auto found = lost.find(static_cast<std::uint32_t>(row));
  Sums own = found == lost.end() ? Sums{} : loss_of(state, found->second);
  own.people = 1;
  for (const std::size_t cell : groups) month_[cell] += own;
  if (view.evaluated) persons_.see(row, groups);
}

void PlatformRisk::close(const MonthView& view, Recorder& recorder) {
  show_accounts(view, [&](std::size_t row, GroupSpan groups) {
    if (is_concerned(view.state, row)) add(view, row, groups);
  });
  std::array<std::int64_t, group_count> persons{};
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    persons[cell] = month_[cell].people;
    if (view.evaluated) evaluated_[cell] += month_[cell];
  }
  if (view.recorded) record_sums<PlatformRisk>(month_, persons, recorder);
  month_ = {};
}

std::vector<SummaryRow> PlatformRisk::summary() const { return summary_of_sums<PlatformRisk>(evaluated_, persons_); }

}  // namespace piecework::platform_work
