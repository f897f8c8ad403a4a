#pragma once
// One level of the event queue: a stretch of time cut into buckets of equal width, each an unsorted chain of keys.
// Time is counted in moments (EventKey::moment). Widths are powers of two, so finding a bucket is a shift, and keys of
// one moment always share a bucket. Behind the last bucket is one more chain for what lies beyond all of them.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/events/key_chain.h"

namespace piecework {

class Rung {
 public:
  /// Of no width, at the beginning of time: everything lies beyond.
  Rung() : buckets_(1) {}

  static constexpr int most_bits = 10;  // 1024 buckets: their ends stay in the processor's second cache

  /// Covers [first, first + width) at least, with empty buckets, about as many as `buckets`.
  void open(std::uint64_t first, std::uint64_t width, std::size_t buckets) {
    const int bits = std::clamp(static_cast<int>(std::bit_width(buckets)), 3, most_bits);
    first_ = first;
    shift_ = std::max(0, static_cast<int>(std::bit_width(width - 1)) - bits);
    next_ = 0;
    size_ = static_cast<std::uint32_t>((width - 1) >> shift_) + 1;
    buckets_.assign(std::size_t{size_} + 1, {});
  }

  /// Where the buckets that are left begin.
  [[nodiscard]] std::uint64_t begin() const { return first_ + (std::uint64_t{next_} << shift_); }
  [[nodiscard]] std::uint64_t end() const { return first_ + (std::uint64_t{size_} << shift_); }
  /// The buckets that are left are those from `next` on; the others are empty.
  [[nodiscard]] std::uint32_t next() const { return next_; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  KeyChain& bucket(std::uint32_t index) { return buckets_[index]; }
  [[nodiscard]] const KeyChain& bucket(std::uint32_t index) const { return buckets_[index]; }

  KeyChain& beyond() { return buckets_[size_]; }
  [[nodiscard]] const KeyChain& beyond() const { return buckets_[size_]; }

  /// Where a key goes of which it is known that it does not belong before the first bucket that is left.
  struct Places {
    KeyChain* buckets = nullptr;  // and what lies beyond
    std::uint64_t first = 0;
    int shift = 0;
    std::uint64_t size = 0;

    /// Without a branch: near or far is anybody's guess.
    [[nodiscard]] KeyChain& of(std::uint64_t moment) const {
      return buckets[std::min((moment - first) >> shift, size)];
    }
    [[nodiscard]] KeyChain& beyond() const { return buckets[size]; }
  };
  /// Valid until it is opened again.
  Places places() { return {buckets_.data(), first_, shift_, size_}; }

  /// The bucket of a moment, or nullptr if it is not among those that are left.
  KeyChain* bucket_at(std::uint64_t moment) {
    const std::uint64_t index = (moment - first_) >> shift_;  // of an earlier moment: larger than any
    return index >= next_ && index < size_ ? &buckets_[index] : nullptr;
  }

  /// Moves to the first bucket that holds keys; false if there is none.
  bool find_next() {
    while (next_ < size_ && buckets_[next_].empty()) ++next_;
    return next_ < size_;
  }

  struct Bucket {
    KeyChain keys;
    std::uint64_t first;  // the stretch it covers
    std::uint64_t end;
  };
  /// Takes the bucket that `find_next` has found.
  Bucket take() {
    const std::uint64_t first = first_ + (std::uint64_t{next_} << shift_);
    return {std::exchange(buckets_[next_++], {}), first, first + (std::uint64_t{1} << shift_)};
  }

  [[nodiscard]] std::size_t bytes() const { return buckets_.capacity() * sizeof(KeyChain); }

 private:
  std::vector<KeyChain> buckets_;
  std::uint64_t first_ = 0;
  int shift_ = 0;
  std::uint32_t next_ = 0;  // those before it are gone
  std::uint32_t size_ = 0;
};

}  // namespace piecework
