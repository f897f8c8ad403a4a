#pragma once
// What a member sees on the board and which batch it takes: a multinomial logit over the batches seen on the log of
// believed pay per hour. What a person believes of a batch not yet tried: a higher reward is mostly read as
// a longer task, plus an error that is the pair's own luck, so that the same person reads the same batch the same way
// each time.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The luck of a person with a batch. In this order: error in guessing the length of a task (standard normal), taste
/// for this batch (standard Gumbel), the person's pace at it (standard normal).
Draws match_luck(const State& state, PersonId person, BatchId batch);
/// Where that luck is drawn.
Address match_address(const State& state, PersonId person, BatchId batch);

enum class Ranking : std::uint8_t { random, newest, largest };

/// The looks of one search step at the board, sorted as this search sorts it: the batches that are met, each once, at
/// most as many at a time as a page holds. What is seen does not depend on what is thought of it.
class Looks {
 public:
  static constexpr std::size_t page = 32;  // batches

  /// `draws` decides what is seen.
  Looks(const State& state, const Rules& rules, PersonId person, Draws& draws);

  /// The batches met next, each once; none if nothing is left to be seen. On a second page, one of the first may come
  /// again.
  std::span<const BatchId> turn();

 private:
  void look_at_random();
  void look_at_newest();
  void look_at_largest();
  void meet(BatchId batch);
  [[nodiscard]] bool goes_on() const;
  [[nodiscard]] bool is_known(BatchId batch) const;

  const State& state_;
  Draws& draws_;
  int looks_;  // left
  Ranking ranking_;
  std::size_t count_ = 0;  // on the page
  std::array<BatchId, page> met_;
  std::array<std::uint64_t, 4> marks_{};  // bit by the row of a batch that was met; rows beyond 256 share them
};

struct Choice {
  BatchId batch;
  double pay_cents = 0.0;  // offered to this person per task, before rounding
};

/// One search step: the best acceptable batch among those seen, or nothing. Acceptable: lets the person in and is
/// believed to pay the reservation wage. `draws` decides which batches are seen.
std::optional<Choice> choose_batch(const State& state, const Rules& rules, PersonId person, Draws& draws);

/// Cents per task as they are paid: whole cents, half up, at least one.
std::uint32_t payable_cents(double cents);

}  // namespace piecework::platform_work
