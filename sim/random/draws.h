#pragma once
// The draws of one decision, in order: a uniform random bit generator of 64-bit words that satisfies the standard's and
// Boost.Random's requirements of an engine. A copy continues independently with the same words.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "sim/random/address.h"

namespace piecework {

class Draws {
 public:
  using result_type = std::uint64_t;

  Draws(StreamKey key, Address address) : key_(key), address_(address) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  /// The next word. One block of Philox serves four.
  result_type operator()() {
    if (next_ == words_.size()) {
      words_ = words_at(key_, address_, blocks_++);
      next_ = 0;
    }
    return words_[next_++];
  }

  /// The next word that `hits`; it is taken, and so are those before it. For words of which few hit: several blocks are
  /// looked at together, with one branch for all. `hits` has no effect.
  template <class Hits>
  result_type first_that(const Hits& hits) {
    while (next_ != words_.size()) {
      const result_type word = words_[next_++];
      if (hits(word)) return word;
    }
    constexpr std::size_t together = 2;
    for (;; blocks_ += together) {
      std::array<PhiloxCounter, together> counters{};
      for (std::size_t i = 0; i < together; ++i) counters[i] = counter_of(address_, blocks_ + i);
      const std::array<PhiloxBlock, together> blocks = philox_of_each(counters, {key_.seed, key_.replicate});
      unsigned hit = 0;  // bit k: word k
      for (std::size_t word = 0; word < 4 * together; ++word) {
        hit |= static_cast<unsigned>(hits(blocks[word / 4][word % 4])) << word;
      }
      if (hit == 0) continue;
      const auto met = static_cast<std::size_t>(std::countr_zero(hit));
      words_ = blocks[met / 4];
      blocks_ += met / 4 + 1;
      next_ = met % 4;
      return words_[next_++];
    }
  }

 private:
  StreamKey key_;
  Address address_;
  std::uint64_t blocks_ = 0;  // computed so far
  PhiloxBlock words_{};
  std::uint64_t next_ = words_.size();
};

}  // namespace piecework
