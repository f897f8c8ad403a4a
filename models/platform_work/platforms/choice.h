#pragma once
// What a member sees on the board and which batch it takes: a multinomial logit over the batches seen on the log of
// believed pay per hour. What a person believes of a batch not yet tried: a higher reward is mostly read as
// a longer task, plus an error that is the pair's own luck, so that the same person reads the same batch the same way
// each time.

#include <optional>

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// The luck of a person with a batch. In this order: error in guessing the length of a task (standard normal), taste
/// for this batch (standard Gumbel), the person's pace at it (standard normal).
Draws match_luck(const State& state, PersonId person, BatchId batch);

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
