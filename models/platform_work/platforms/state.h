#pragma once
// State of the board and of those who post on it.

#include <array>
#include <cstdint>

#include "models/platform_work/platforms/board.h"
#include "models/platform_work/platforms/board_demand_state.h"
#include "models/platform_work/platforms/board_life.h"
#include "models/platform_work/platforms/events.h"
#include "models/platform_work/platforms/management_state.h"
#include "sim/base/layout.h"
#include "sim/tables/table.h"

namespace piecework::platform_work {

struct Requester {
  std::uint64_t id = 0;                  // address of its draws: place and how many came before it there
  std::uint32_t batch_count = 0;         // ordinal of its batches
  std::uint32_t generation = 0;          // requesters that held this place before
  float tasks_hours = 0.0F;              // task hours posted per batch, on average
  float gap_hours = 0.0F;                // mean hours of the rhythm between batches
  float true_seconds = 0.0F;             // per task
  float estimate = 1.0F;                 // its own estimate of the seconds / true seconds
  float hourly_rate = 0.0F;              // what it means to pay now, USD per hour of its estimate
  float own_floor = 0.0F;                // USD per hour below which it does not cut
  float unfair_share = 0.0F;             // probability that it rejects correct work
  float fairness = 0.0F;                 // hidden: standard deviations around the mean
  float first_rate = 0.0F;               // hourly_rate when it came
  float fee = 0.0F;                      // share of pay that it paid on top last
  std::int64_t spent_cents = 0;          // US cents, fees included, since the start of the run (of the place)
  std::uint8_t task_class = 0;           // of all its batches
  bool small = false;                    // not of the largest tenth; of the place
  bool gated = false;                    // asks for a qualification
  bool local = false;                    // an employer of the city
  std::array<std::uint8_t, 4> unused{};  // no padding
};
static_assert(Packed<Requester>);

/// Books of the board. Money in US cents, tasks in numbers; since the start of the run, warm-up included.
struct BoardBooks {
  std::int64_t paid_cents = 0;
  std::int64_t fee_cents = 0;
  std::int64_t levy_cents = 0;          // owed on pay by policies, to the public purse
  std::int64_t contribution_cents = 0;  // the same, to benefit accounts
  std::int64_t batches_posted = 0;
  std::int64_t batches_filled = 0;
  std::int64_t batches_expired = 0;
  std::int64_t tasks_posted = 0;
  std::int64_t tasks_done = 0;
  std::int64_t tasks_rejected = 0;  // among those done
  std::int64_t tasks_returned = 0;  // given back, then offered again
  std::int64_t tasks_expired = 0;
  std::int64_t joined = 0;           // residents
  std::int64_t left = 0;             // residents
  std::int64_t accounts_opened = 0;  // by workers abroad
  std::int64_t accounts_closed = 0;
  std::int64_t withheld_cents = 0;    // of pay approved, from accounts that were lost
  std::int64_t deactivated = 0;       // accounts shut by the platform
  std::int64_t reinstated = 0;        // of these, opened again after an appeal
  std::int64_t ended_with_board = 0;  // accounts that ended with the whole board
  std::int64_t shut_below = 0;        // of those shut by the platform, below a threshold
  std::int64_t shut_unfairly = 0;     // of these, only because correct work was rejected
  std::int64_t cleared = 0;           // below a threshold, and left open after a review

  /// By requesters.
  [[nodiscard]] std::int64_t spent_cents() const {
    return paid_cents + fee_cents + withheld_cents + levy_cents + contribution_cents;
  }
};
static_assert(Packed<BoardBooks>);

/// Entry to a board without a city.
struct AccountEntry {
  std::uint64_t candidates = 0;  // who thought of opening an account; ordinal of the next
  double factor = 1.0;           // entry of this month relative to that at the reference wage
};
static_assert(Packed<AccountEntry>);

struct PlatformState {
  Board board;
  Table<Requesters, Requester> requesters;
  Table<BoardLives, BoardLife> lives;
  BoardBooks books;
  double log_volume = 0.0;  // common AR(1) factor of work posted
  AccountEntry entry;
  ManagementState management;
  BoardDemand demand;

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [board, requesters, lives, books, log_volume, entry, management, demand] = self;
    list.part("board", board);
    list.part("requesters", requesters);
    list.part("lives", lives);
    list.value("books", books);
    list.value("log_volume", log_volume);
    list.value("entry", entry);
    list.part("management", management);
    list.value("demand", demand);
  }
};

}  // namespace piecework::platform_work
