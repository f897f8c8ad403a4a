#include "models/platform_work/public/claims.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace piecework::platform_work {
namespace {

std::int32_t today(const State& state) { return static_cast<std::int32_t>(state.now.seconds / seconds_per_day); }

std::size_t slot(std::int64_t month) { return static_cast<std::size_t>(month % months_in_a_year); }

/// Not beyond what the row can hold, which is more than anybody earns in a month.
void add(std::uint32_t& to, std::int64_t more) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  to = static_cast<std::uint32_t>(std::min(most, to + more));
}

void add_hours(std::uint8_t& to, std::int64_t more) {
  constexpr std::int64_t most = std::numeric_limits<std::uint8_t>::max();
  to = static_cast<std::uint8_t>(std::min(most, to + more));
}

}  // namespace

Rate unemployment_rate(const State& state) {
  const std::int64_t labour_force = state.jobs.labour_force();
  if (labour_force == 0) return {};
  return {divided(state.jobs.in(LabourState::unemployed) * whole_rate, labour_force)};
}

std::int64_t insured_hours(const Livelihood& own) {
  return std::accumulate(own.insured_hours.begin(), own.insured_hours.end(), std::int64_t{0});
}

void open_claim(State& state, PersonId person, Cents weekly_pay) {
  const PublicSide& side = state.scenario->public_side;
  const InsuranceLaw law = side.insurance_law();
  Livelihood& own = state.livelihoods[person];
  const EiEntitlement entitled = law.ei_entitlement(insured_hours(own), unemployment_rate(state));
  if (entitled.weeks == 0) return;
  const Cents most = scaled(to_cents(side.insurance.insurable_maximum), 1, weeks_per_year);
  const Cents insurable = smaller(weekly_pay, most);
  own.former_earnings = static_cast<std::uint32_t>(insurable.value);
  own.weekly_benefit = static_cast<std::uint32_t>(law.ei_weekly(insurable, state.now).value);
  constexpr std::int64_t days_in_a_week = seconds_per_week / seconds_per_day;
  own.claim_ends = today(state) + static_cast<std::int32_t>(days_in_a_week * entitled.weeks) - 1;
  ++state.public_books.claims_opened;
}

void insure_hours(Livelihood& own, const CalendarMonth& month, std::int64_t hours) {
  add_hours(own.insured_hours[slot(month.index)], hours);
}

void end_claim(Livelihood& own) { own.claim_ends = no_day; }

bool has_claim(const State& state, PersonId person) {
  const Livelihood& own = state.livelihoods[person];
  return own.weekly_benefit > 0 && own.claim_ends >= today(state);
}

void book_livelihood(State& state, PersonId person, const CalendarMonth& month) {
  const Career& career = state.careers[person];
  PersonRecord& record = state.records[person];
  Livelihood& own = state.livelihoods[person];
  const std::int64_t passed = state.now.seconds - record.labour_since;
  if (career.kind == JobKind::none) {
    if (own.weekly_benefit == 0 || career.state != LabourState::unemployed) return;
    const std::int64_t paid_until = (std::int64_t{own.claim_ends} + 1) * seconds_per_day;
    add(own.claim_seconds, std::max<std::int64_t>(0, std::min(state.now.seconds, paid_until) - record.labour_since));
    return;
  }
  const Cents whole = monthly_pay(career);
  const std::int64_t pay = passed == month.seconds ? whole.value : scaled(whole, passed, month.seconds).value;
  if (career.kind == JobKind::own_account) return add(record.own_account_cents, pay);
  add(record.wages_cents, pay);
  add_hours(own.insured_hours[slot(month.index)], divided(passed * career.hours, seconds_per_week));
}

void turn_month(Livelihood& own, const CalendarMonth& ended) {
  own.insured_hours[slot(ended.index + 1)] = 0;
  own.claim_seconds = 0;
  const std::int64_t next_day = (ended.begin.seconds + ended.seconds) / seconds_per_day;
  if (own.claim_ends >= next_day) return;
  own.weekly_benefit = 0;
  own.former_earnings = 0;
}

Cents monthly_pay(const Career& career) {
  return scaled({std::int64_t{career.hours} * career.wage_cents}, weeks_per_year, months_per_year);
}

}  // namespace piecework::platform_work
