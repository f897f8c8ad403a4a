#pragma once
// The reference market that engines are timed on. Its numbers make a plausible load (a search step every few minutes
// of a session, two groups open per requester, more tasks than takers by a little) and describe no real market.

#include <cstdint>

#include "sim/random/address.h"

namespace piecework::crowdwork {

namespace purposes {                           // with their kind of ordinal (docs/streams.md)
inline constexpr Purpose worker_traits{1};     // entity: worker; ordinal 0
inline constexpr Purpose requester_traits{2};  // entity: requester; ordinal 0
inline constexpr Purpose decision{3};          // entity: worker; count: its events
inline constexpr Purpose posting{4};           // entity: requester; count: its postings
inline constexpr Purpose slot{5};              // entity: requester; count: its postings
}  // namespace purposes

struct Parameters {
  std::uint32_t workers_per_requester = 60;
  double rest_hours = 20;  // mean, exponential, between sessions
  double session_hours = 1;
  double wait_minutes = 5;  // after a search that found nothing good enough
  int groups_seen = 4;
  double posting_hours = 12;  // mean between two groups of one requester
  double open_hours = 24;
  double tasks_per_worker = 11.05;  // in groups posted in the time that a requester posts one, per worker

  double reservation_log_median = 1.2;  // of USD an hour
  double reservation_sigma = 0.5;
  double pace_sigma = 0.2;
  double wage_log_median = 1.5;  // of a requester
  double wage_sigma = 0.6;
  double group_sigma = 0.2;  // of a group about its requester
  double shortest_task_hours = 0.02;
  double longest_task_hours = 0.08;

  float refusal_factor = 0.995F;   // on the reservation wage, when nothing seen reaches it
  float experience_weight = 0.1F;  // of the last wage in the experienced wage
  float drift = 0.02F;             // of the reservation wage towards the experienced wage, a task
};

}  // namespace piecework::crowdwork
