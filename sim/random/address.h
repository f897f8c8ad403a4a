#pragma once
// The address of a draw: luck belongs to a decision, not to a moment. A decision is named by what it is (purpose),
// whose it is (entity) and which of its kind (ordinal); the words it gets depend on that name, the seed and the
// replicate alone. What happens to others, or earlier, cannot move them, so two worlds that differ in one rule share
// all luck that the rule does not touch. The full contract, with the rules for ordinals, is docs/streams.md.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/random/philox.h"

namespace piecework {

/// Version of the whole mapping from addresses to draws: layout, meaning of purposes, distributions. It changes
/// whenever the same address would give another value, and is written into every result.
inline constexpr int stream_version = 6;

/// One replicate of one study.
struct StreamKey {
  std::uint64_t seed = 1;
  std::uint64_t replicate = 0;

  friend bool operator==(StreamKey, StreamKey) = default;
};

/// What a draw decides. The values are a model's own closed list, in its purposes.h; they are never reused.
enum class Purpose : std::uint64_t {};

struct Address {
  Purpose purpose{};
  std::uint64_t entity = 0;   // the owner's lasting id, never a row number
  std::uint64_t ordinal = 0;  // the owner's count, a calendar index, or the other entity of a pair

  friend bool operator==(Address, Address) = default;
};

/// What philox counts with.
constexpr PhiloxCounter counter_of(Address address, std::uint64_t block) {
  return {block, address.ordinal, address.entity, static_cast<std::uint64_t>(address.purpose)};
}

/// Four words of the stream at `address`; block 0 holds the first four, block 1 the next four.
constexpr PhiloxBlock words_at(StreamKey key, Address address, std::uint64_t block) {
  return philox(counter_of(address, block), {key.seed, key.replicate});
}

/// The first block at each of several addresses.
template <std::size_t Count>
constexpr std::array<PhiloxBlock, Count> words_at_each(StreamKey key, const std::array<Address, Count>& addresses) {
  std::array<PhiloxCounter, Count> counters{};
  for (std::size_t i = 0; i < Count; ++i) counters[i] = counter_of(addresses[i], 0);
  return philox_of_each(counters, {key.seed, key.replicate});
}

/// A hash of an entity that is its own for the whole replicate: the first word at the address.
constexpr std::uint64_t hash_at(StreamKey key, Address address) { return words_at(key, address, 0)[0]; }

}  // namespace piecework
