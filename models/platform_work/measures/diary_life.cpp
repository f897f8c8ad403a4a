#include "models/platform_work/measures/diary_life.h"

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"

namespace piecework::platform_work {
namespace {

LifeInJobs jobs_of(const State& state, PersonId person) {
  const Career& career = state.careers[person];
  LifeInJobs own;
  own.since = career.since;
  own.wage_cents = career.wage_cents;
  own.held = career.held;
  own.hours = career.hours;
  own.kind = career.kind;
  own.state = career.state;
  own.presence = career.presence;
  own.recognized = career.is(Flag::recognized);
  own.experienced = career.is(Flag::canadian_experience);
  own.weekly_benefit = state.livelihoods[person].weekly_benefit;
  return own;
}

LifeOnTheBoard board_of(const State& state, PersonId person) {
  const BoardLife& life = state.board_life(person);
  LifeOnTheBoard own;
  own.membership = state.people[person].membership;
  own.sessions = life.session_count;
  own.searches = life.search_count;
  own.tasks_in_hand = life.tasks_in_hand;
  own.pay_cents = life.pay_cents;
  if (own.tasks_in_hand > 0) {
    const Batch& batch = state.platform.board[BatchId{life.batch}];
    own.batch = batch.id;
    own.task_class = batch.task_class;
  }
  own.returned_seconds = life.month.returned_seconds;
  const std::size_t kept = life.returned.size();
  own.returned = life.returned[(life.returned_next + kept - 1) % kept];
  own.tasks = life.month.tasks;
  own.approved = life.approved;
  own.earned_cents = life.earned_cents;
  return own;
}

LifeInCourses courses_of(const State& state, PersonId person) {
  LifeInCourses own;
  own.begun = state.records[person].participations;
  if (own.begun == 0) return own;
  if (const auto seat = state.programmes.seats.find(person.row()); seat != state.programmes.seats.end()) {
    own.programme = seat->second.programme.row();
    own.dose = seat->second.dose;
  }
  state.programmes.visit_attendance(person,
                                    [&](const ProgrammePlan&, const Attendance& at) { own.completed += at.completed; });
  return own;
}

LifeInProjects projects_of(const State& state, PersonId person) {
  const Account* account = freelance_account(state, state.records[person]);
  if (account == nullptr) return {};
  LifeInProjects own;
  own.has_account = true;
  own.closed = account->status == AccountStatus::closed;
  own.bids = account->bids;
  own.wins = account->wins;
  own.finished = account->jobs;
  own.rated = account->rated;
  own.won_cents = account->won_cents;
  own.earned_cents = account->earned_cents;
  own.mean_score = account->score_weight > 0.0 ? account->score_sum / account->score_weight : 0.0;
  return own;
}

LifeOnTheRoad road_of(const State& state, PersonId person) {
  const Driver* driver = driver_of(state, state.records[person]);
  if (driver == nullptr) return {};
  return {driver->standing == Standing::active, driver->pay_cents, driver->online_seconds};
}

}  // namespace

Life life_of(const State& state, PersonId person) {
  return {jobs_of(state, person), board_of(state, person), courses_of(state, person), projects_of(state, person),
          road_of(state, person)};
}

}  // namespace piecework::platform_work
