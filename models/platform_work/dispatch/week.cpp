// A week of driving: what was believed of it, planned, done and paid.

#include <algorithm>

#include "models/platform_work/dispatch/handle.h"
#include "models/platform_work/dispatch/supply.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/week.h"

namespace piecework::platform_work {
namespace {

std::int64_t next_monday(Time now) {
  const std::int64_t inside = (now.seconds + monday_offset) % seconds_per_week;
  return now.seconds - inside + seconds_per_week;
}

Cents money(double seconds, double hourly) { return to_cents(seconds / seconds_per_hour * hourly); }

/// Of the running week's plan, what lies before that second.
std::int64_t planned_until(const Driver& driver, std::int64_t began, std::int64_t second) {
  const std::int64_t passed = std::clamp<std::int64_t>(second - began, 0, seconds_per_week);
  return std::int64_t{driver.plan_seconds} * passed / seconds_per_week;
}

/// Books a driver's time and pay from `paid_until` to now.
void pay(State& state, Driver& driver) {
  DispatchState& dispatch = state.dispatch;
  if (driver.plan_seconds == 0) return;
  const std::int64_t online = planned_until(driver, dispatch.week_began, state.now.seconds) -
                              planned_until(driver, dispatch.week_began, dispatch.paid_until);
  const auto engaged =
      static_cast<std::int64_t>(static_cast<double>(online) * static_cast<double>(driver.engaged_share));
  const Cents earned = money(static_cast<double>(engaged), state.scenario->dispatch.engaged_rate);
  const Cents cost = money(static_cast<double>(online), state.scenario->dispatch.vehicle_cost);
  driver.online_seconds += static_cast<std::uint32_t>(online);
  driver.engaged_seconds += static_cast<std::uint32_t>(engaged);
  driver.pay_cents += static_cast<std::uint32_t>(earned.value);
  driver.cost_cents += static_cast<std::uint32_t>(cost.value);
  for (DispatchBooks* books : {&dispatch.total, &dispatch.month}) {
    books->online_seconds += online;
    books->engaged_seconds += engaged;
    books->pay_cents += earned.value;
    books->cost_cents += cost.value;
  }
}

void leave(State& state, Driver& driver) {
  driver.standing = Standing::left;
  driver.plan_seconds = 0;
  ++state.dispatch.total.left;
  ++state.dispatch.month.left;
}

/// What the week that ended taught, and whether the driver stops.
void think_over(State& state, Driver& driver) {
  const DispatchParameters& parameters = state.scenario->dispatch;
  const PersonId person{driver.person};
  if (driver.plan_seconds > 0) {
    const double net = static_cast<double>(driver.engaged_share) * parameters.engaged_rate -
                       parameters.cost_counted * parameters.vehicle_cost;
    const auto before = static_cast<double>(driver.believed);
    driver.believed = static_cast<float>(before + parameters.belief_weight * (net - before));
    const double kept = static_cast<double>(state.people[person].kept) / whole_kept;
    const bool bad = static_cast<double>(driver.believed) * kept < asked_for_driving(state, person);
    driver.bad_weeks = bad ? static_cast<std::uint8_t>(driver.bad_weeks + 1) : std::uint8_t{0};
  }
  const bool disappointed = static_cast<double>(driver.bad_weeks) >= parameters.disappointing_weeks;
  if (disappointed || driver.leaves_at <= state.now.seconds) leave(state, driver);
}

DriverClass class_of(const State& state, const Driver& driver) {
  return state.careers[PersonId{driver.person}].kind == JobKind::none ? DriverClass::free : DriverClass::beside_job;
}

/// Hours of a week that neither a job nor a course takes count in proportion.
std::uint32_t planned_seconds(const State& state, const Driver& driver) {
  const PersonId person{driver.person};
  const double waking = state.scenario->members.waking_hours;
  const PersonRecord& record = state.records[person];
  const double taken =
      state.careers[person].hours + static_cast<double>(record.course_hours) + planned_freelancing(state, record);
  const double free = std::max(0.0, 1.0 - taken / waking);
  const double hours = std::min(state.scenario->dispatch.most_hours, static_cast<double>(driver.usual_hours)) * free;
  return static_cast<std::uint32_t>(hours * seconds_per_hour);
}

/// Seconds of all drivers, whole, so that their order does not matter.
std::array<std::int64_t, driver_classes> plan_week(State& state) {
  std::array<std::int64_t, driver_classes> seconds{};
  for (Driver& driver : state.dispatch.drivers) {
    if (driver.standing != Standing::active) continue;
    driver.plan_seconds = planned_seconds(state, driver);
    seconds[static_cast<std::size_t>(class_of(state, driver))] += driver.plan_seconds;
  }
  return seconds;
}

/// Utilisation of the week that begins, and each driver's own part of it.
void clear(State& state, const std::array<std::int64_t, driver_classes>& seconds) {
  const DispatchParameters& parameters = state.scenario->dispatch;
  DispatchState& dispatch = state.dispatch;
  WeekPlan plan;
  plan.orders = parameters.orders_per_resident * static_cast<double>(state.jobs.population());
  for (std::size_t kind = 0; kind < driver_classes; ++kind) {
    plan.online_hours[kind] = static_cast<double>(seconds[kind]) / seconds_per_hour;
  }
  const WeekOutcome outcome = clear_week(parameters, plan, dispatch.utilisation);
  dispatch.utilisation = outcome.utilisation;
  const auto week = static_cast<std::uint64_t>((state.now.seconds + monday_offset) / seconds_per_week);
  for (Driver& driver : dispatch.drivers) {
    if (driver.standing != Standing::active) continue;
    Draws draws = state.draws(purposes::driving_week, state.people[PersonId{driver.person}].id, week);
    const double usual = outcome.engaged[static_cast<std::size_t>(class_of(state, driver))];
    driver.engaged_share = static_cast<float>(std::min(1.0, lognormal(draws, 1.0, parameters.luck_sigma) * usual));
  }
  const double hours = plan.online_hours[0] + plan.online_hours[1];
  const double engaged = plan.online_hours[0] * outcome.engaged[0] + plan.online_hours[1] * outcome.engaged[1];
  dispatch.usual_pay = parameters.engaged_rate * (hours > 0.0 ? engaged / hours : 1.0);
}

}  // namespace

void start_dispatch(State& state) {
  DispatchState& dispatch = state.dispatch;
  dispatch.utilisation.fill(1.0);
  dispatch.usual_pay = state.scenario->dispatch.engaged_rate;
  dispatch.week_began = state.now.seconds;
  dispatch.paid_until = state.now.seconds;
  state.schedule.at(Time{next_monday(state.now)}, DispatchWeek{Id<Calendars>{0}});
}

void pay_drivers(State& state) {
  for (Driver& driver : state.dispatch.drivers) pay(state, driver);
  state.dispatch.paid_until = state.now.seconds;
}

void stop_driving(State& state, PersonId person) {
  const std::uint32_t row = state.records[person].driver;
  if (row == no_driver || state.dispatch.drivers[row].standing != Standing::active) return;
  pay(state, state.dispatch.drivers[row]);
  leave(state, state.dispatch.drivers[row]);
}

void handle(State& state, const Rules& rules, DispatchWeek event) {
  pay_drivers(state);
  for (Driver& driver : state.dispatch.drivers) {
    if (driver.standing == Standing::active) think_over(state, driver);
  }
  state.dispatch.week_began = state.now.seconds;
  clear(state, plan_week(state));
  state.schedule.at(Time{next_monday(state.now)}, event);
  rules.notify(event, state);
}

void begin_drivers_month(State& state) {
  DispatchState& dispatch = state.dispatch;
  std::size_t kept = 0;
  for (const Driver& driver : dispatch.drivers) {
    PersonRecord& record = state.records[PersonId{driver.person}];
    if (driver.standing == Standing::left) {
      record.driver = no_driver;
      continue;
    }
    record.driver = static_cast<std::uint32_t>(kept);
    Driver& moved = dispatch.drivers[kept++] = driver;
    moved.online_seconds = 0;
    moved.engaged_seconds = 0;
    moved.pay_cents = 0;
    moved.cost_cents = 0;
  }
  dispatch.drivers.resize(kept);
  dispatch.month = {};
}

}  // namespace piecework::platform_work
