#include "models/platform_work/programmes/benefits.h"

#include <algorithm>

#include "models/platform_work/calendar_month.h"

namespace piecework::platform_work {
namespace {

bool is_participant(const State& state, PersonId person) { return state.careers[person].is(Flag::participant); }

/// Of the course that the person is on; nothing if on none.
const ProgrammePlan* present_plan(const State& state, PersonId person) {
  const auto seat = state.programmes.seats.find(person.row());
  if (seat == state.programmes.seats.end()) return nullptr;
  return &state.programmes.programmes[seat->second.programme.row()].plan;
}

double weight_now(const State& state, const ProgrammePlan& plan, const Attendance& own) {
  if (own.certified == 0 || plan.certificate_half_life <= 0.0)
    return own.certified == 0 ? 0.0 : plan.certificate_weight;
  return plan.certificate_weight * math::pow(0.5, months_since(own.certified, state.now) / plan.certificate_half_life);
}

}  // namespace

Certificate certificate_of(const State& state, PersonId person) {
  Certificate best;
  if (!is_participant(state, person)) return best;
  state.programmes.visit_attendance(person, [&](const ProgrammePlan& plan, const Attendance& own) {
    const double weight = weight_now(state, plan, own);
    if (weight > best.weight) best = {weight, own.certificate};
  });
  return best;
}

double search_factor(const State& state, PersonId person) {
  if (!is_participant(state, person)) return 1.0;
  double referrals = 1.0;
  double left = 1.0;
  if (const ProgrammePlan* plan = present_plan(state, person)) {
    referrals = plan->referrals;
    left -= plan->lock_in * std::min(1.0, plan->course_hours / state.scenario->people.full_time_hours);
  }
  state.programmes.visit_attendance(person, [&](const ProgrammePlan& plan, const Attendance& own) {
    const bool holds = own.completed > 0 && months_since(own.ended, state.now) < plan.referral_months;
    if (holds) referrals = std::max(referrals, plan.referrals);
  });
  return referrals * left;
}

double known_pay(const State& state, PersonId person) {
  double known = 0.0;
  if (!is_participant(state, person)) return known;
  state.programmes.visit_attendance(person, [&](const ProgrammePlan& plan, const Attendance& own) {
    known = std::max(known, plan.pay_knowledge * own.dose);
  });
  return known;
}

double first_board_belief(const State& state, PersonId person) {
  const double advertised = state.scenario->members.first_belief;
  const double known = known_pay(state, person);
  if (known <= 0.0 || state.programmes.board_pay <= 0.0) return advertised;
  return math::exp((1.0 - known) * math::log(advertised) + known * math::log(state.programmes.board_pay));
}

double feedback_chance(const State& state, PersonId person) {
  const double board = state.scenario->learning.board_feedback;
  const ProgrammePlan* plan = is_participant(state, person) ? present_plan(state, person) : nullptr;
  return plan == nullptr ? board : std::max(board, plan->feedback);
}

}  // namespace piecework::platform_work
