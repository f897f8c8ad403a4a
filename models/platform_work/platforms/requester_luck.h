#pragma once
// Luck of requesters and their batches that is asked for in more than one place: the same words wherever it is asked.

#include <cstdint>

#include "models/platform_work/purposes.h"
#include "sim/random/distributions.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

/// The hidden fairness of a requester, standard normal: the first draw of its traits.
inline double requester_fairness(StreamKey key, std::uint64_t requester) {
  Draws draws{key, {purposes::requester, requester, 0}};
  return normal(draws);
}

/// Which half of a random split a batch is in, 0 or 1, whatever the arm. The last bit of the hash that places it on
/// the board, of which the board looks at the first bits.
inline std::uint8_t batch_half(StreamKey key, std::uint64_t requester, std::uint64_t batch) {
  constexpr std::uint64_t count_bits = 0xffffffffU;  // a batch's id ends with its requester's own count
  return static_cast<std::uint8_t>(hash_at(key, {purposes::batch_slot, requester, batch & count_bits}) & 1U);
}

}  // namespace piecework::platform_work
