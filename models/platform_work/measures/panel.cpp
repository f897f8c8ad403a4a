#include "models/platform_work/measures/panel.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

float hours(std::int64_t seconds) {
  return static_cast<float>(static_cast<double>(seconds) / static_cast<double>(seconds_per_hour));
}

std::uint8_t named(Occupation occupation) {
  return occupation < occupations ? static_cast<std::uint8_t>(occupation + 1) : std::uint8_t{0};
}

/// The job beside the board.
void set_job(PanelMonth& own, const Career& career) {
  const bool has_job = career.kind != JobKind::none;
  own.job_kind = career.kind;
  own.occupation = has_job || own.job_hours > 0.0F ? named(career.held) : std::uint8_t{0};
  own.trained = named(career.trained);
  own.education = career.traits.education;
  own.hourly_wage = has_job ? static_cast<float>(career.wage_cents) / 100.0F : std::numeric_limits<float>::quiet_NaN();
  own.usual_hours = static_cast<float>(career.hours);
}

void set_gains(PanelMonth& own, const Gains& gains) {
  const auto of = [&](Gain gain) { return static_cast<float>(gains[static_cast<std::size_t>(gain)]); };
  own.speed_gain = of(Gain::speed);
  own.accuracy_gain = of(Gain::accuracy);
  own.market_gain = of(Gain::market);
  double rated = 0.0;
  for (std::size_t skill = 0; skill < rated_skills; ++skill) rated += gains[skill];
  own.rated_gain = static_cast<float>(rated / static_cast<double>(rated_skills));
}

/// Deliveries and rides.
void set_driving(PanelMonth& own, const State& state, const PersonRecord& record) {
  const Driver* driver = driver_of(state, record);
  if (driver == nullptr) return;
  own.driving_hours = hours(driver->online_seconds);
  own.driving_pay = static_cast<float>(driver->pay_cents) / 100.0F;
  own.driving_income = static_cast<float>(driving_income(state, record).value) / 100.0F;
}

/// Freelance projects.
void set_projects(PanelMonth& own, const State& state, const PersonRecord& record) {
  own.freelance_hours = hours(freelance_seconds(state, record));
  own.freelance_pay = static_cast<float>(freelance_income(state, record).value) / 100.0F;
}

PanelMonth month_of(const State& state, PersonId id) {
  const Person& person = state.people[id];
  const Career& career = state.careers[id];
  const PersonRecord& record = state.records[id];
  const PlatformMonth& month = state.board_life(record).month;
  PanelMonth own;
  own.job_hours = hours(record.job_seconds);
  own.search_hours = hours(std::int64_t{month.search_seconds} + month.wait_seconds);
  own.work_hours = hours(std::int64_t{month.paid_seconds} + month.rejected_seconds + month.returned_seconds);
  own.unpaid_hours = hours(std::int64_t{month.total_seconds()} - month.paid_seconds);
  own.pay = static_cast<float>(static_cast<double>(month.pay_cents) / 100.0 * state.scenario->board.exchange_rate);
  if (career.presence == Presence::here) {
    own.net_income = static_cast<float>(state.livelihoods[id].net) / 100.0F;
  }
  own.tasks = static_cast<std::int32_t>(month.tasks);
  own.labour_state = career.presence == Presence::here ? static_cast<PanelState>(career.state) : PanelState::gone;
  own.main_state = main_state(state, career, record);
  own.membership = person.membership;
  own.courses = record.participations;
  set_job(own, career);
  if (const Gains* gains = gains_of(state, id)) set_gains(own, *gains);
  set_driving(own, state, record);
  set_projects(own, state, record);
  return own;
}

/// For a member's rows, which are far from those of the others.
void ask_for(const State& state, std::size_t row) {
  state.people.prefetch(state.people.id(row));
  ask_for_row(state, row);
}

std::size_t recorded_months(const Scenario& scenario) {
  return static_cast<std::size_t>(month_index(scenario.period.last()) - month_index(scenario.period.first()));
}

}  // namespace

void Panel::choose(const State& state, std::size_t size) {
  expect(months_.empty(), "the members of a panel are chosen before it observes");
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
  if (size > 0) places.reserve(state.people.size());
  for (auto row = static_cast<std::uint32_t>(state.abroad); size > 0 && row < state.people.size(); ++row) {
    if (!state.is_resident(PersonId{row})) continue;
    places.emplace_back(hash_at(state.key, {purposes::panel, state.people.rows()[row].id, 0}), row);
  }
  const std::size_t count = std::min(size, places.size());
  std::ranges::nth_element(places, places.begin() + static_cast<std::ptrdiff_t>(count));
  members_.clear();
  for (std::size_t place = 0; place < count; ++place) members_.push_back(places[place].second);
  std::ranges::sort(members_);
  traits_.clear();
  for (const std::uint32_t row : members_) traits_.push_back(state.careers.rows()[row].traits);
}

void Panel::observe(const MonthView& view) {
  constexpr std::size_t ahead = 8;  // members asked for while others are observed
  if (!view.recorded) return;
  if (months_.empty()) months_.reserve(members_.size() * recorded_months(*view.state.scenario));
  for (std::size_t member = 0; member < members_.size(); ++member) {
    if (member + ahead < members_.size()) ask_for(view.state, members_[member + ahead]);
    months_.push_back(month_of(view.state, view.state.people.id(members_[member])));
  }
}

bool Panel::fits(const State& state) const {
  const bool whole = members_.empty() ? months_.empty() : months_.size() % members_.size() == 0;
  return whole && traits_.size() == members_.size() && std::ranges::is_sorted(members_) &&
         (members_.empty() || members_.back() < state.people.size());
}

}  // namespace piecework::platform_work
