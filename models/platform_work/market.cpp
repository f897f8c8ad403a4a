#include "models/platform_work/market.h"

#include "models/platform_work/dispatch/handle.h"
#include "models/platform_work/dispatch/side_work.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/status.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/residents.h"
#include "models/platform_work/measures/conservation.h"
#include "models/platform_work/people/build.h"
#include "models/platform_work/people/demography.h"
#include "models/platform_work/platforms/board_demand.h"
#include "models/platform_work/platforms/build.h"
#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "models/platform_work/platforms/threshold_handle.h"
#include "models/platform_work/policy_build.h"
#include "models/platform_work/programmes/handle.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/skills/handle.h"

namespace piecework::platform_work {
namespace {

/// Takes the month that was closed into the memory of the months before, and empties it.
void begin_month(PersonRecord& record, Career& career, const PlatformMonth& board) {
  const auto with = [](std::uint16_t months, bool latest) {
    return static_cast<std::uint16_t>(static_cast<unsigned>(months) << 1 | (latest ? 1U : 0U));
  };
  record.active_months = with(record.active_months, board.tasks > 0);
  career.job_months = with(career.job_months, record.job_seconds > 0);
  record.job_seconds = 0;
  record.wages_cents = 0;
  record.own_account_cents = 0;
  record.state_at_census = career.state;
  career.applied = 0;
}

}  // namespace

Market::Market(State state, Rules rules, bool observed)
    : state_(std::move(state)), rules_(std::move(rules)), observed_(observed) {}

template <class Event>
void Market::handle(Time time, Event event) {
  ++events_;
  state_.now = time;
  if constexpr (std::is_same_v<Event, MonthlyCensus>) {
    begin_next_month();
    state_.schedule.at(start_of_month(month_index(time) + 1), event);
    rules_.notify(event, state_);
  } else if constexpr (std::is_same_v<Event, PolicyStart>) {
    set_active(event.row, true);
    rules_.notify(event, state_);
  } else if constexpr (std::is_same_v<Event, PolicyEnd>) {
    rules_.notify(event, state_);
    set_active(event.row, false);
  } else {
    if (observed_) observer_.before(event, state_);
    platform_work::handle(state_, rules_, event);
    if (observed_) observer_.after(event, state_);
  }
  if (diary_) [[unlikely]]
    diary_->after(event, state_);
}

void Market::keep_diary(const DiaryPlan& plan) {
  auto witness = std::make_shared<PolicyWitness>();
  diary_.emplace(state_, plan, witness);
  rules_.be_seen_by(std::move(witness));
}

void Market::set_active(PolicyId policy, bool active) {
  state_.active.set(policy.row(), active);
  const bool moves_demand = rules_.modifies<LabourDemand>(policy) && state_.policy(policy).intensity > 0.0;
  if (moves_demand && state_.scenario->has_residents()) renew_demand(state_, rules_);
}

void Market::branch(std::shared_ptr<const std::vector<PolicyRecord>> policies) {
  expect(state_.policies->empty(), "a market takes the policies of one arm");
  state_.policies = std::move(policies);
  rules_ = Rules(build_policies(*state_.policies));
  if (rules_.touch_any(SupportDecisions{})) state_.supports.open(state_.people.size());
  for (std::size_t row = 0; row < state_.policies->size(); ++row) {
    const PolicyId policy{static_cast<std::uint32_t>(row)};
    expect(state_.policy(policy).start >= state_.now, "no policy starts before the arms part");
    state_.schedule.at(state_.policy(policy).start, PolicyStart{policy});
    state_.schedule.at(state_.policy(policy).end, PolicyEnd{policy});
  }
}

void Market::run_until(Time until, const RunControl& control) {
  const Period& period = state_.scenario->period;
  run_events(*this, {period.begin(), until, period.last()}, control);
  state_.now = until;
}

void Market::run(const RunControl& control) {
  run_until(state_.scenario->period.last(), control);
  census();  // the end is exclusive, so the last month is closed here
}

void Market::begin_next_month() {
  const Scenario& scenario = *state_.scenario;
  if (scenario.has_board && !scenario.has_residents()) update_entry(state_);
  census();
  if (scenario.has_board) {
    update_volume(state_);
    update_board_demand(state_, rules_);
    flag_accounts(state_, rules_);
    find_accounts_below(state_);
  }
  if (scenario.has_residents()) update_demand(state_, rules_);
  update_marketplace(state_, rules_);
}

/// Closes the month that ended: settles it with the public purse, checks the laws, observes, begins new books.
void Market::census() {
  const Period& period = state_.scenario->period;
  const CalendarMonth month = month_until(state_.now);
  const bool has_residents = state_.scenario->has_residents();
  if (has_residents) {
    pay_drivers(state_);
    count_freelance_month(state_);
    settle_month(state_, rules_, month);
  }
  close_month_of_learning(state_, rules_);
  const Time began = month.begin;
  check_conservation(state_, month.seconds);
  const MonthView view{state_, began >= period.first(), began >= period.evaluated_from()};
  if (observed_) {
    observer_.observe(view);
    panel_.observe(view);
  }
  if (diary_) diary_->close_month(state_);
  begin_month_of_learning(state_);
  SideWork side_work(state_);
  for (std::size_t row = 0; row < state_.people.size(); ++row) {
    Career& career = state_.careers.rows()[row];
    PersonRecord& record = state_.records.rows()[row];
    begin_month(record, career, state_.board_life(record).month);
    if (career.presence != Presence::here) continue;
    grow_older(state_, state_.people.rows()[row].id, career);
    side_work.begin_month(state_, state_.people.id(row));
  }
  for (BoardLife& life : state_.platform.lives.rows()) life.month = PlatformMonth{};
  if (has_residents) {
    begin_drivers_month(state_);
    side_work.close(state_);
    raise_to_minimum(state_, month.begin);
    begin_freelance_month(state_);
  }
}

Market build_market(const MarketPlan& plan) {
  State state;
  state.key = plan.key;
  state.now = plan.scenario->period.begin();
  state.scenario = plan.scenario;
  state.policies = std::make_shared<const std::vector<PolicyRecord>>();
  // Of the 250 requesters of toronto/grown at 1:100, on average 1 or 2 have a batch open, and 18 in the fullest
  // hundredth of the half hours of a month: about one of 16 is usual when the board matters.
  state.platform.board = Board(state.scenario->requester_count() / 16);
  const Rules rules;
  if (state.scenario->has_residents()) {
    build_people(state, plan.extra_residents, plan.stop);
    start_labour(state, rules);
    start_demography(state);
    build_requesters(state);
    build_members(state, rules);
    start_dispatch(state);
  } else if (state.scenario->has_board) {
    build_requesters(state);
    open_first_accounts(state, rules);
  }
  build_marketplace(state, rules);
  state.schedule.at(start_of_month(month_index(state.now) + 1), MonthlyCensus{Id<Calendars>{0}});
  return {std::move(state), rules, plan.observed};
}

}  // namespace piecework::platform_work
