#pragma once
// Where a resident stands at one moment: what a diary compares from one event to the next. Seconds; cents in the
// currency of their owner (jobs and benefits CAD, the board and projects USD).

#include <cstdint>

#include "models/platform_work/people/state.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct LifeInJobs {
  std::int64_t since = 0;
  std::uint32_t wage_cents = 0;
  Occupation held = no_occupation;
  std::uint8_t hours = 0;
  JobKind kind = JobKind::none;
  LabourState state = LabourState::not_in_labour_force;
  Presence presence = Presence::here;
  bool recognized = false;
  bool experienced = false;
  std::uint32_t weekly_benefit = 0;
};

struct LifeOnTheBoard {
  Membership membership = Membership::none;
  std::uint32_t sessions = 0;  // begun
  std::uint32_t searches = 0;  // begun
  std::uint32_t tasks_in_hand = 0;
  std::uint32_t pay_cents = 0;         // for one task of the batch last taken up
  std::uint64_t batch = 0;             // id of the batch in hand, 0 without tasks in hand
  std::uint8_t task_class = 0;         // of it
  std::uint32_t returned_seconds = 0;  // in this month
  std::uint64_t returned = 0;          // id of the batch given back last
  std::uint32_t tasks = 0;             // submitted in this month
  std::uint32_t approved = 0;          // since the account was opened
  std::int64_t earned_cents = 0;       // since the start of the run
};

struct LifeInCourses {
  std::uint32_t begun = 0;
  std::uint32_t programme = no_row;  // row of that whose seat is held
  double dose = 0.0;                 // of the seat
  std::uint32_t completed = 0;       // of all programmes
};

struct LifeInProjects {
  bool has_account = false;
  bool closed = false;
  std::uint32_t bids = 0;
  std::uint32_t wins = 0;
  std::uint32_t finished = 0;
  std::uint32_t rated = 0;
  std::int64_t won_cents = 0;
  std::int64_t earned_cents = 0;
  double mean_score = 0.0;  // points
};

struct LifeOnTheRoad {
  bool drives = false;
  std::uint32_t pay_cents = 0;       // in this month
  std::uint32_t online_seconds = 0;  // in this month
};

struct Life {
  LifeInJobs job;
  LifeOnTheBoard board;
  LifeInCourses course;
  LifeInProjects project;
  LifeOnTheRoad road;
};

Life life_of(const State& state, PersonId person);

}  // namespace piecework::platform_work
