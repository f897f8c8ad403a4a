#pragma once
// The board: open batches in a slot table (so that one batch more changes only the draws that meet it), their rows in a
// slab that is reused. Books are kept per batch: posted = remaining + in work + done + expired, always.

#include <array>
#include <cstdint>
#include <vector>

#include "models/platform_work/platforms/events.h"
#include "models/platform_work/platforms/ranking_state.h"
#include "sim/base/layout.h"
#include "sim/random/slot_table.h"
#include "sim/tables/table.h"

namespace piecework::platform_work {

/// log(3600 / 100): from log cents per second to log USD per hour.
inline constexpr double log_cents_per_second_to_usd_per_hour = 3.5835189384561099;

/// Of a gate that is open to all.
inline constexpr float anybody = -100.0F;

/// What an experiment may tell apart, whether or not one is under way: whose batch it is, and a coin of the batch.
struct BatchSample {
  bool small = false;  // of a requester that is not of the largest tenth
  bool half = false;   // the coin
};

struct Batch {
  std::uint64_t id = 0;            // requester's id and its own count; the batch's address in draws
  std::uint64_t requester_id = 0;  // who posted it, though the place may be taken by another since
  RequesterId requester;
  float unfair_share = 0.0F;       // probability that correct work is rejected
  Ticket expiry;                   // live BatchExpiry
  SlotHandle slot;                 // place among the open batches
  std::uint32_t reward_cents = 0;  // US cents per task
  float true_seconds = 0.0F;       // per task at mean skill
  float log_seconds = 0.0F;
  float log_reward = 0.0F;     // log of US cents
  std::int64_t posted_at = 0;  // second
  std::int64_t posted = 0;     // tasks
  std::int64_t remaining = 0;
  std::int64_t in_work = 0;
  std::int64_t done = 0;
  std::int64_t expired = 0;
  float fairness = 0.0F;        // of who posted it, hidden: standard deviations around the mean
  float least_skill = anybody;  // asked for by the gate
  std::uint32_t least_approvals = 0;
  std::uint32_t spells = 0;              // spells of work begun on it
  SlotHandle size_slot;                  // place among the open batches of its size
  bool open = false;                     // offered on the board
  std::uint8_t task_class = 0;           // image tagging ... short creative
  std::uint8_t size_class = 0;           // see BatchOrder
  BatchSample sample{};                  // for experiments: of a small requester, on which side of a coin
  bool repriced = false;                 // its reward was changed by a policy
  std::array<std::uint8_t, 6> unused{};  // no padding
};
static_assert(Packed<Batch>);

class Board {
 public:
  /// `usual_batches`: about how many are open at once; keeps the layout, hence paired draws, stable around it. They get
  /// 4 to 8 slots each: on a fuller board, neighbours shift when a batch comes in (board_luck_test.cpp has the
  /// figures).
  explicit Board(std::size_t usual_batches = 1) : open_(4 * usual_batches) {}

  /// Puts a batch on the board. `hash` is its own addressed hash.
  BatchId post(Batch batch, std::uint64_t hash);

  /// The row that the next batch will have.
  [[nodiscard]] BatchId next() const { return free_.empty() ? batches_.id(batches_.size()) : free_.back(); }

  /// Takes a batch off the board: no more tasks are handed out. Its row lives until the work in hand is done.
  void close(BatchId id);

  /// Gives the row back once nothing of the batch is in work. The batch must be closed.
  void release_if_finished(BatchId id);

  /// Any open batch, all equally likely; none if the board is empty.
  [[nodiscard]] BatchId sample(Draws& draws) const;

  /// The open batches as members sort them.
  [[nodiscard]] const BatchOrder& order() const { return order_; }

  Batch& operator[](BatchId id) { return batches_[id]; }
  const Batch& operator[](BatchId id) const { return batches_[id]; }
  [[nodiscard]] std::size_t open_count() const { return open_.size(); }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    return batches_.bytes() + free_.capacity() * sizeof(BatchId) + open_.bytes() + order_.bytes();
  }
  /// All rows; those given back have posted == 0.
  [[nodiscard]] const Table<Batches, Batch>& batches() const { return batches_; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [batches, free, open, order] = self;
    list.part("batches", batches);
    list.rows("free", free);
    list.part("open", open);
    list.part("order", order);
    if constexpr (Sections::loading) self.sort();
    if constexpr (Sections::loading) list.require(self.is_whole(), "batches.rows", "does not fit the board");
  }

 private:
  [[nodiscard]] bool is_whole() const;
  void sort();

  Table<Batches, Batch> batches_;
  std::vector<BatchId> free_;
  SlotTable<BatchId> open_;
  BatchOrder order_;
};

}  // namespace piecework::platform_work
