#pragma once
// What is known of many keys without looking at them again: from where to where they reach, in moments
// (EventKey::moment), and their mean. Keys that were swept out meanwhile are still counted: what is made of it may be
// spread too wide or take in too few, once.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

#include "sim/events/key.h"

namespace piecework {

struct Stretch {
  std::uint64_t first = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t last = 0;
  double sum = 0;
  double count = 0;

  /// At most 2^20 keys at once, whose sum then fits.
  void add(std::span<const EventKey> keys) {
    std::uint64_t sum_of_these = 0;
    for (const EventKey& key : keys) {
      const std::uint64_t moment = key.moment();
      first = std::min(first, moment);
      last = std::max(last, moment);
      sum_of_these += moment;
    }
    sum += static_cast<double>(sum_of_these);
    count += static_cast<double>(keys.size());
  }

  [[nodiscard]] double mean() const { return sum / count; }
};

}  // namespace piecework
