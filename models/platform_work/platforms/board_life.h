#pragma once
// What the board keeps of a person who has, or had, an account on it: three cache lines that the others, nearly all of
// a city, do without. PersonRecord::board_life says which row it is.

#include <array>
#include <cstdint>

#include "sim/base/id.h"
#include "sim/base/layout.h"
#include "sim/events/key.h"

namespace piecework::platform_work {

/// Time and money of a person on the platform in one calendar month. Seconds; US cents.
struct PlatformMonth {
  std::uint32_t paid_seconds = 0;      // on tasks that were approved
  std::uint32_t rejected_seconds = 0;  // on tasks that were rejected
  std::uint32_t returned_seconds = 0;  // on tasks that were given back
  std::uint32_t search_seconds = 0;
  std::uint32_t wait_seconds = 0;  // between a failed search and the next
  std::uint32_t tasks = 0;         // submitted
  std::int64_t pay_cents = 0;      // approved pay

  [[nodiscard]] std::uint32_t total_seconds() const {
    return paid_seconds + rejected_seconds + returned_seconds + search_seconds + wait_seconds;
  }
};

struct BoardLife {
  // In the first line, what every search and every spell of work needs.
  std::int64_t session_ends = 0;    // planned
  Ticket session_ticket;            // live SessionStart, SearchStep or SpellEnd
  std::uint32_t search_count = 0;   // ordinals of this person's own decisions, as are the other counts
  std::uint32_t spell_count = 0;    // of reviews
  std::uint32_t spell_seconds = 0;  // length of the spell in hand
  std::uint32_t batch = 0;          // row of the batch in hand
  std::uint32_t pay_cents = 0;      // US cents offered for one task of it
  std::uint32_t approved = 0;       // tasks on the board, since the account was opened; at most all that fit
  float paid_rate = 0.0F;           // experienced pay per hour of paid time, USD/hour: what a batch is thought to pay
  float usual_log_reward = 0.0F;    // experienced log US cents per task
  float believed_wage = 0.0F;       // experienced pay per hour on the platform, USD/hour
  float speed = 1.0F;               // seconds needed per second of the requester's true time
  float accuracy = 1.0F;            // probability that a task is done correctly
  float search_skill = 1.0F;        // factor on batches seen and on knowledge of true rates
  std::uint16_t tasks_in_hand = 0;
  std::uint8_t failed_searches = 0;
  std::uint8_t returned_next = 0;  // where the next batch given back is noted
  // In the second, the books.
  PlatformMonth month;  // since the last census
  std::int64_t session_began = 0;
  std::int64_t session_pay = 0;   // US cents in the running session
  std::int64_t earned_cents = 0;  // US cents since the start of the run, warm-up included
  std::uint32_t session_count = 0;
  float sessions_per_week = 0.0F;  // with no other use of time
  // In the third, what is needed less often.
  std::array<std::uint64_t, 4> returned{};  // batches given back last: not tried again
  Ticket exit_ticket;                       // live LifeExit
  std::uint32_t exit_count = 0;
  std::uint8_t bad_sessions = 0;          // sessions in a row that paid less than the reservation wage
  std::int8_t zone_shift = 0;             // hours between Toronto and the person's clock
  std::array<std::uint8_t, 22> unused{};  // no padding
};
static_assert(sizeof(BoardLife) <= 192 && Packed<BoardLife>);

inline constexpr BoardLife no_board_life{};  // of who never had an account

struct BoardLives {};  // tag of the table
using BoardLifeId = Id<BoardLives>;

}  // namespace piecework::platform_work
