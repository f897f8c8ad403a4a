#pragma once
// Sorts a few event keys of one bucket without a branch that depends on them.

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/events/key.h"

namespace piecework {

struct RunSort {
  static constexpr std::size_t capacity = 32;
  /// Moments from the first to behind the last may not be more: 48 days, as a bucket of few keys seldom covers.
  static constexpr std::uint64_t widest = (std::uint64_t{1} << 31) / capacity - 1;

  std::uint64_t first;  // moment from which the bucket begins

  static constexpr std::size_t readable = 24;  // keys from the first of `from` on, whatever its size
  static constexpr std::size_t writable = capacity + 1;

  /// Puts `from` into `to` in order. There are at most `capacity` keys, of which those of one moment are in order.
  void operator()(std::span<const EventKey> from, EventKey* to) const;
};

}  // namespace piecework
