#pragma once
// The draws of one decision, in order: a uniform random bit generator of 64-bit words that satisfies the standard's and
// Boost.Random's requirements of an engine. A copy continues independently with the same words.

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
    if (next_ == words_.size()) next_block();
    return words_[next_++];
  }

 private:
  void next_block() {
    words_ = words_at(key_, address_, blocks_++);
    next_ = 0;
  }

  StreamKey key_;
  Address address_;
  std::uint64_t blocks_ = 0;  // computed so far
  PhiloxBlock words_{};
  std::uint64_t next_ = words_.size();
};

}  // namespace piecework
