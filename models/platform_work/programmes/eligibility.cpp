#include "models/platform_work/programmes/eligibility.h"

#include <limits>

#include "models/platform_work/calendar_month.h"

namespace piecework::platform_work {
namespace {

/// Out of work and looking, or in a job that asks for less than the training.
bool is_underused(const State& state, const Career& career) {
  if (career.state == LabourState::unemployed) return true;
  const Occupations& all = state.scenario->occupations;
  return career.kind != JobKind::none && !all.info(career.trained).low && all.info(career.held).low;
}

bool is_meant(const State& state, Eligibility whom, PersonId person) {
  const Career& career = state.careers[person];
  const bool member = state.people[person].membership == Membership::active;
  const bool unemployed = career.state == LabourState::unemployed;
  switch (whom) {
    case Eligibility::members_or_unemployed: return member || unemployed;
    case Eligibility::members: return member;
    case Eligibility::unemployed: return unemployed;
    case Eligibility::underused: return is_underused(state, career);
    case Eligibility::credential_abroad:
      return career.is(Flag::educated_abroad) && !career.is(Flag::recognized) &&
             !state.scenario->occupations.info(career.trained).low && is_underused(state, career);
    case Eligibility::residents: return career.traits.age_band < first_pension_band;
  }
  return false;
}

bool is_jobless_enough(const State& state, const Career& career, double least) {
  if (least <= 0.0) return true;
  return career.state == LabourState::unemployed && months_since(career.since, state.now) >= least;
}

bool may_come_again(const State& state, const Programme& programme, ProgrammeId row, PersonId person) {
  if (state.records[person].participations == std::numeric_limits<std::uint8_t>::max()) return false;
  const auto& attendance = state.programmes.attendance;
  const auto had = attendance.find({person.row(), row.row()});
  if (had == attendance.end()) return true;
  if (had->second.left_out != 0) return false;
  const ProgrammePlan& plan = programme.plan;
  const bool often = static_cast<double>(had->second.times) >= plan.most_times;
  return !often && months_since(had->second.ended, state.now) >= plan.again_after;
}

}  // namespace

bool is_eligible(const State& state, const Programme& programme, ProgrammeId row, PersonId person) {
  if (!state.is_resident(person)) return false;
  const Career& career = state.careers[person];
  const ProgrammePlan& plan = programme.plan;
  return is_meant(state, plan.eligibility, person) && is_jobless_enough(state, career, plan.jobless_months) &&
         ((!career.is(Flag::participant) && plan.control_share <= 0.0) ||
          may_come_again(state, programme, row, person)) &&
         state.policy(PolicyId{programme.policy}).group.contains(career.traits);
}

}  // namespace piecework::platform_work
