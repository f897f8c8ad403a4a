#pragma once
// What a resident mainly is in a month: one of eleven states by most hours (measure M4). One function for all who
// ask.
//
// A job is commensurate if its TEER (training, education, experience and responsibilities, National Occupational
// Classification 2021: 0 management, 1 a degree, ... 5 no formal education) is at most one below that of the occupation
// the person was trained for. Five of the survey's 43 groups span two levels; they count with the more demanding one.
// A job in TEER 4-5 of somebody with a post-secondary credential is survival, whatever the person was trained for.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "models/platform_work/dispatch/month.h"
#include "models/platform_work/marketplace/month.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

enum class MainState : std::uint8_t {
  micro,
  dispatch,
  freelance,
  mixed,
  own_account,
  commensurate,
  survival,
  other_job,
  unemployed,
  student,
  not_in_labour_force
};

inline constexpr std::size_t main_states = 11;
inline constexpr std::array<std::string_view, main_states> main_state_names{
    "micro",    "dispatch",  "freelance",  "mixed",   "own_account",        "commensurate",
    "survival", "other_job", "unemployed", "student", "not_in_labour_force"};

inline constexpr std::size_t least_hour_seconds = 3600;  // a person-month counts with at least one hour
inline constexpr double mixed_up_to = 0.6;               // of the hours on platforms: no kind has more
inline constexpr std::uint8_t least_post_secondary = 2;  // certificate or diploma
inline constexpr std::uint8_t most_levels_below = 1;     // of TEER, for a commensurate job

/// What the job held, else the last one, is to this person.
inline MainState job_state(const State& state, const Career& career) {
  if (career.kind == JobKind::own_account) return MainState::own_account;
  if (career.held >= occupations || career.trained >= occupations) return MainState::other_job;
  const Occupations& all = state.scenario->occupations;
  const OccupationInfo& job = all.info(career.held);
  if (job.low && career.traits.education >= least_post_secondary) return MainState::survival;
  const bool near = job.lowest_teer <= all.info(career.trained).lowest_teer + most_levels_below;
  return near ? MainState::commensurate : MainState::other_job;
}

/// Holds a commensurate job now.
inline bool is_commensurate(const State& state, const Career& career) {
  return career.kind == JobKind::employee && job_state(state, career) == MainState::commensurate;
}

/// The state in the month that just ended of who was not mainly on platforms.
inline MainState main_state_off_platforms(const State& state, const Career& career, const PersonRecord& record) {
  if (record.job_seconds > 0 || career.kind != JobKind::none) return job_state(state, career);
  if (career.state == LabourState::unemployed) return MainState::unemployed;
  return career.is(Flag::student) ? MainState::student : MainState::not_in_labour_force;
}

/// The same for a whole city: looked up, since nothing foretells what a branch would ask.
class StatesOffPlatforms {
 public:
  explicit StatesOffPlatforms(const State& state) {
    Career career;
    career.kind = JobKind::employee;
    for (std::size_t job = 0; job < jobs_.size(); ++job) {
      career.traits.education = job / places / places == 0 ? std::uint8_t{0} : least_post_secondary;
      career.held = occupation_at(job / places % places);
      career.trained = occupation_at(job % places);
      jobs_[job] = job_state(state, career);
    }
  }

  [[nodiscard]] MainState of(const Career& career, const PersonRecord& record) const {
    const bool worked = record.job_seconds > 0 || career.kind != JobKind::none;
    const std::size_t post_secondary = career.traits.education >= least_post_secondary ? 1 : 0;
    const MainState job = jobs_[(post_secondary * places + career.held % places) * places + career.trained % places];
    const MainState student = career.is(Flag::student) ? MainState::student : MainState::not_in_labour_force;
    const MainState jobless = career.state == LabourState::unemployed ? MainState::unemployed : student;
    return worked ? (career.kind == JobKind::own_account ? MainState::own_account : job) : jobless;
  }

 private:
  static constexpr std::size_t places = 64;  // of occupations, and of none
  static_assert(occupations < places && no_occupation % places >= occupations);

  static Occupation occupation_at(std::size_t place) {
    return place < occupations ? static_cast<Occupation>(place) : no_occupation;
  }

  std::array<MainState, 2 * places * places> jobs_{};  // by education, occupation held and trained for
};

/// The state of a resident in the month that just ended. A job that was lost in the month counts as the last one held.
inline MainState main_state(const State& state, const Career& career, const PersonRecord& record) {
  const std::int64_t board = state.board_life(record).month.total_seconds();
  const std::int64_t driving = driving_seconds(state, record);
  const std::int64_t projects = freelance_seconds(state, record);
  const std::int64_t platforms = board + driving + projects;
  if (platforms >= static_cast<std::int64_t>(least_hour_seconds) && platforms > record.job_seconds) {
    const double most = mixed_up_to * static_cast<double>(platforms);
    if (static_cast<double>(board) > most) return MainState::micro;
    if (static_cast<double>(projects) > most) return MainState::freelance;
    return static_cast<double>(driving) > most ? MainState::dispatch : MainState::mixed;
  }
  return main_state_off_platforms(state, career, record);
}

}  // namespace piecework::platform_work
