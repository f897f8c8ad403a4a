#pragma once
// The tables of a small microtask market: who works, who posts, what is posted. Money in millionths of a dollar, so
// that what is paid equals what is earned exactly; pay in dollars an hour, times in seconds.

#include <cstdint>

#include "sim/base/id.h"
#include "sim/base/time.h"
#include "sim/events/key.h"
#include "sim/random/slot_table.h"

namespace piecework::crowdwork {

struct Workers {};
struct Requesters {};
struct Groups {};
using WorkerId = Id<Workers>;
using RequesterId = Id<Requesters>;
using GroupId = Id<Groups>;  // used again after its group ended

/// What a worker's events need, in one cache line.
struct alignas(64) Worker {
  Time session_end{};
  std::int64_t earned = 0;
  RequesterId requester{};  // of the task in hand
  std::uint32_t decisions = 0;
  std::uint32_t tasks = 0;
  float reservation_wage = 0;
  float experienced_wage = 0;
  float pace = 1;        // time taken over usual time
  float wage = 0;        // of the task in hand
  float task_hours = 0;  // usual time of the task in hand
  std::uint64_t unused = 0;
  std::uint64_t unused_too = 0;  // to the end of the line
};

struct Requester {
  std::int64_t spent = 0;
  std::uint32_t posts = 0;
  std::uint32_t tasks_done = 0;
  float wage = 0;
  float task_hours = 0;
};

/// Tasks that are alike.
struct Group {
  RequesterId requester{};  // none: the row is free
  std::uint32_t tasks_left = 0;
  float wage = 0;
  float task_hours = 0;
  Ticket expiry{};
  SlotHandle handle{};
};

}  // namespace piecework::crowdwork
