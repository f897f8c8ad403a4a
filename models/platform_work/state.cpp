#include "models/platform_work/state.h"

#include <algorithm>
#include <array>

namespace piecework::platform_work {
namespace {

/// Rows of the table that an event's row is of.
struct RowCounts {
  const State& state;

  [[nodiscard]] std::size_t of(PersonId) const { return state.people.size(); }
  [[nodiscard]] std::size_t of(RequesterId) const { return state.platform.requesters.size(); }
  [[nodiscard]] std::size_t of(BatchId) const { return state.platform.board.batches().size(); }
  [[nodiscard]] std::size_t of(VacancyId) const { return state.jobs.vacancies.rows().size(); }
  [[nodiscard]] std::size_t of(CellId) const { return occupations; }
  [[nodiscard]] std::size_t of(ProgrammeId) const { return state.programmes.programmes.size(); }
  [[nodiscard]] std::size_t of(PolicyId) const { return state.policies->size(); }
  [[nodiscard]] std::size_t of(Id<Calendars>) const { return 1; }
  [[nodiscard]] std::size_t of(CategoryId) const { return project_categories; }
  [[nodiscard]] std::size_t of(ProjectId) const { return state.marketplace.projects.size(); }
  [[nodiscard]] std::size_t of(AccountId) const { return state.marketplace.accounts.size(); }
  [[nodiscard]] std::size_t of(TrialId) const { return state.marketplace.trials.size(); }
};

/// Who acts on the board has a life there.
bool are_members(const State& state, const EventKeys& keys) {
  std::array<bool, Events::size> on_board{};
  for_each_type(Events{}, [&]<class Event>() { on_board[index_of<Event, Events>] = is_on_the_board<Event>; });
  return std::ranges::all_of(keys, [&](const EventKey& key) {
    return !on_board[key.kind()] || state.records.rows()[key.row()].board_life != 0;
  });
}

bool are_whole(const State& state, const EventKeys& keys) {
  std::array<std::size_t, Events::size> rows{};
  for_each_type(Events{},
                [&]<class Event>() { rows[index_of<Event, Events>] = RowCounts{state}.of(decltype(Event::row){}); });
  return std::ranges::is_sorted(keys) && std::ranges::all_of(keys, [&](const EventKey& key) {
           return Schedule<Events>::knows(key) && key.time() >= state.now && key.row() < rows[key.kind()];
         });
}

bool is_whole(const Person& person) {
  return person.membership <= Membership::deactivated && person.kept <= whole_kept;
}

constexpr std::int64_t longest_month = 31 * seconds_per_day;
constexpr std::uint32_t most_hourly = 100'000'000;  // cents; beyond it a month's pay might overflow

/// Everybody who lives here was settled within the last month.
bool are_settled(const State& state) {
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    if (state.careers.rows()[row].presence != Presence::here) continue;
    const std::int64_t passed = state.now.seconds - state.records.rows()[row].labour_since;
    if (passed < 0 || passed > longest_month) return false;
  }
  return true;
}

bool is_whole(const Career& career) {
  const Traits& traits = career.traits;
  const bool held = career.held < occupations || (career.held == no_occupation && career.kind == JobKind::none);
  const bool placed = career.presence != Presence::here || (career.trained < occupations && held);
  return placed && career.wage_cents <= most_hourly && static_cast<std::size_t>(career.state) < labour_states &&
         career.presence <= Presence::gone && career.kind <= JobKind::own_account && traits.age_band < age_bands &&
         traits.education < education_levels && traits.sex <= Sex::men && traits.immigrant <= ImmigrantClass::newcomer;
}

bool has_own_account(const State& state, std::uint32_t account, std::size_t row) {
  const auto& accounts = state.marketplace.accounts;
  return account == no_account || (account < accounts.size() && accounts.rows()[account].person == row);
}

bool has_own_life(const State& state, std::size_t row) {
  const bool acts = is_member(state.people.rows()[row].membership);
  const std::size_t life = state.records.rows()[row].board_life;
  return life <= state.platform.lives.size() && (!acts || life != 0);
}

bool is_whole(const State& state, const PersonRecord& record) {
  const std::vector<Driver>& drivers = state.dispatch.drivers;
  const auto row = static_cast<std::size_t>(&record - state.records.rows().data());
  const bool drives = record.driver != no_driver;
  return has_own_life(state, row) &&
         (!drives || (record.driver < drivers.size() && drivers[record.driver].person == row)) &&
         has_own_account(state, record.account, row) && record.learner <= state.learning.learners.size() &&
         static_cast<std::size_t>(record.state_at_census) < labour_states;
}

bool is_whole(const State& state, const BoardLife& life) {
  constexpr float most_skilled = 1e6F;
  return life.search_skill >= 0.0F && life.search_skill <= most_skilled && life.session_pay >= 0 &&
         life.returned_next < life.returned.size() &&
         (life.tasks_in_hand == 0 || life.batch < state.platform.board.batches().size());
}

bool is_whole(const State& state, const Learner& learner) {
  const auto is_gain = [](double gain) { return gain >= 0.0 && gain <= highest_rating; };
  const auto number = static_cast<std::size_t>(&learner - state.learning.learners.data()) + 1;
  return learner.person < state.people.size() && state.records.rows()[learner.person].learner == number &&
         learner.updated <= state.now.seconds && learner.regulation >= 0.0 && learner.regulation <= highest_rating &&
         std::ranges::all_of(learner.gains, is_gain);
}

bool is_share(double value) { return value >= 0.0 && value <= 1.0; }

bool is_whole(const State& state, const Driver& driver) {
  constexpr float most_week_hours = 168.0F;
  const auto row = static_cast<std::size_t>(&driver - state.dispatch.drivers.data());
  return driver.person < state.people.size() && state.records.rows()[driver.person].driver == row &&
         driver.plan_seconds <= seconds_per_week && is_share(static_cast<double>(driver.engaged_share)) &&
         driver.usual_hours >= 0.0F && driver.usual_hours <= 1e6F && driver.standing <= Standing::left &&
         static_cast<double>(driver.plan_seconds) <= static_cast<double>(most_week_hours) * seconds_per_hour;
}

/// The running week began within seven days, or with a run that has not seen a Monday.
bool is_whole(const State& state, const DispatchState& dispatch) {
  const auto settled = [&](std::int64_t second) {
    return second <= state.now.seconds && state.now.seconds - second <= longest_month;
  };
  return settled(dispatch.week_began) && settled(dispatch.paid_until) && dispatch.usual_pay >= 0.0 &&
         dispatch.usual_pay <= 1e6 && std::ranges::all_of(dispatch.utilisation, is_share) &&
         std::ranges::all_of(dispatch.driver_share, is_share) &&
         std::ranges::all_of(dispatch.drivers, [&](const Driver& driver) { return is_whole(state, driver); });
}

/// Whether sums of money in it cannot overflow.
bool is_whole(const Livelihood& own) {
  constexpr std::uint32_t most_weekly = 100'000'000;  // cents
  return own.weekly_benefit <= most_weekly && own.former_earnings <= most_weekly && own.claim_seconds <= longest_month;
}

/// An account holds what was put in and not taken out.
bool is_whole(const Support& row) {
  constexpr std::int64_t most = 1'000'000'000'000;  // cents
  return row.benefit_account >= 0 && row.deposited <= most && row.withdrawn >= 0 && row.withdrawn <= row.deposited &&
         row.benefit_account == row.deposited - row.withdrawn;
}

/// Whether its numbers can be used as they are.
bool is_whole(const State& state, const AccountEntry& entry) {
  const Scenario& scenario = *state.scenario;
  const bool floats = scenario.has_board && !scenario.has_residents();
  return entry.factor >= 0.0 && (!floats || entry.factor <= scenario.world.most_entry);
}

/// Parts are no more than the whole.
bool is_whole(const TaskRecord& record) {
  return record.unfair <= record.rejected && record.rejected <= record.decided && record.seconds >= 0 &&
         record.usual_seconds >= 0;
}

/// Lost accounts name people; what moves demand is a number and, where it divides, above 0.
bool is_whole(const State& state, const PlatformState& platform) {
  constexpr double most_log = 700.0;
  const BoardDemand& demand = platform.demand;
  const auto is_log = [](double log) { return log >= -most_log && log <= most_log; };
  const auto are_logs = [&](const auto& by_gate) { return std::ranges::all_of(by_gate, is_log); };
  const auto counts = [](std::int64_t seconds) { return seconds >= 0; };
  const auto known = [&](const auto& entry) {
    const LostAccount& account = entry.second;
    return entry.first < state.people.size() && state.records.rows()[entry.first].board_life != 0 &&
           account.fate <= Fate::starts_anew && account.withheld_cents >= 0 && account.shut_at <= state.now.seconds &&
           account.days_to_decision >= 0.0F && account.days_to_decision <= 1e5F;
  };
  const bool adopted = demand.adopted_at_start == state.scenario->board_demand.adopted &&
                       demand.adoption >= demand.adopted_at_start && demand.adoption <= 1.0;
  return std::ranges::all_of(platform.management.lost, known) && platform.management.return_seconds >= 0 &&
         platform.management.portable <= state.policies->size() && std::ranges::all_of(demand.log_volume, are_logs) &&
         platform.management.task_records.size() <= platform.lives.size() &&
         std::ranges::all_of(platform.management.task_records, [](const TaskRecord& own) { return is_whole(own); }) &&
         adopted && demand.public_gain >= 0.0 && std::ranges::all_of(demand.books.posted_seconds, counts) &&
         std::ranges::all_of(demand.books.worked_seconds, counts);
}

}  // namespace

bool State::is_whole(const EventKeys& pending) const {
  const auto fits = [](const Person& person) { return platform_work::is_whole(person); };
  const auto known = [&](const Batch& batch) {
    return batch.posted == 0 || batch.requester.row() < platform.requesters.size();
  };
  const auto classed = [](const Requester& requester) { return requester.task_class < task_classes; };
  const auto own = [&](const Programme& programme) { return programme.policy < policies->size(); };
  return records.size() == people.size() && careers.size() == people.size() && livelihoods.size() == people.size() &&
         abroad <= people.size() && (scenario->has_residents() || abroad == people.size()) &&
         are_whole(*this, pending) && are_members(*this, pending) && std::ranges::all_of(people.rows(), fits) &&
         std::ranges::all_of(records.rows(), [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         std::ranges::all_of(careers.rows(), [](const auto& career) { return platform_work::is_whole(career); }) &&
         are_settled(*this) && (!scenario->has_residents() || platform_work::is_whole(*this, dispatch)) &&
         std::ranges::all_of(livelihoods.rows(), [](const auto& row) { return platform_work::is_whole(row); }) &&
         supports.rows().size() <= people.size() &&
         std::ranges::all_of(supports.rows(), [](const auto& row) { return platform_work::is_whole(row); }) &&
         std::ranges::all_of(platform.lives.rows(),
                             [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         std::ranges::all_of(platform.board.batches().rows(), known) &&
         std::ranges::all_of(platform.requesters.rows(), classed) && platform_work::is_whole(*this, platform.entry) &&
         platform_work::is_whole(*this, platform) && std::ranges::all_of(programmes.programmes, own) &&
         marketplace.is_whole(people.size()) &&
         std::ranges::all_of(learning.learners, [&](const auto& row) { return platform_work::is_whole(*this, row); }) &&
         programmes.is_whole(people.size());
}

}  // namespace piecework::platform_work
