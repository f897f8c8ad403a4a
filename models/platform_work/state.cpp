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
};

bool are_whole(const State& state, const EventKeys& keys) {
  std::array<std::size_t, Events::size> rows{};
  for_each_type(Events{},
                [&]<class Event>() { rows[index_of<Event, Events>] = RowCounts{state}.of(decltype(Event::row){}); });
  return std::ranges::is_sorted(keys) && std::ranges::all_of(keys, [&](const EventKey& key) {
           return Schedule<Events>::knows(key) && key.time() >= state.now && key.row() < rows[key.kind()];
         });
}

bool is_whole(const State& state, const Person& person) {
  return person.membership <= Membership::leaving && person.kept <= whole_kept &&
         (person.tasks_in_hand == 0 || person.batch < state.platform.board.batches().size());
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

bool is_whole(const PersonRecord& record) {
  return record.returned_next < record.returned.size() &&
         static_cast<std::size_t>(record.state_at_census) < labour_states;
}

/// Whether sums of money in it cannot overflow.
bool is_whole(const Livelihood& own) {
  constexpr std::uint32_t most_weekly = 100'000'000;  // cents
  return own.weekly_benefit <= most_weekly && own.former_earnings <= most_weekly && own.claim_seconds <= longest_month;
}

}  // namespace

bool State::is_whole(const EventKeys& pending) const {
  const auto fits = [&](const Person& person) { return platform_work::is_whole(*this, person); };
  const auto known = [&](const Batch& batch) {
    return batch.posted == 0 || batch.requester.row() < platform.requesters.size();
  };
  const auto own = [&](const Programme& programme) { return programme.policy < policies->size(); };
  return records.size() == people.size() && careers.size() == people.size() && livelihoods.size() == people.size() &&
         abroad <= people.size() && (scenario->has_residents() || abroad == people.size()) &&
         are_whole(*this, pending) && std::ranges::all_of(people.rows(), fits) &&
         std::ranges::all_of(records.rows(), [](const auto& record) { return platform_work::is_whole(record); }) &&
         std::ranges::all_of(careers.rows(), [](const auto& career) { return platform_work::is_whole(career); }) &&
         are_settled(*this) &&
         std::ranges::all_of(livelihoods.rows(), [](const auto& row) { return platform_work::is_whole(row); }) &&
         std::ranges::all_of(platform.board.batches().rows(), known) &&
         std::ranges::all_of(programmes.programmes, own) &&
         std::ranges::all_of(programmes.seats, [&](const auto& seat) { return seat.first < people.size(); });
}

}  // namespace piecework::platform_work
