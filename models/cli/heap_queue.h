#pragma once
// std::priority_queue behind the interface of EventQueue, on the same 16-byte keys: what the benchmarks compare with.
// It never sweeps: a cancelled key stays until it is popped.

#include <functional>
#include <queue>
#include <vector>

#include "sim/events/key.h"

namespace piecework::cli {

class HeapQueue {
 public:
  Ticket push(Time time, Priority priority, std::uint8_t kind, std::uint32_t row) {
    if ((++last_sequence_ & 0xFFFFFFFF) == 0) ++last_sequence_;
    const EventKey key({time, priority, last_sequence_, kind, row});
    keys_.push(key);
    return key.ticket();
  }

  bool pop_before(Time until, EventKey& key, const auto& /*prefetch*/) {
    if (keys_.empty() || keys_.top().time() >= until) return false;
    key = keys_.top();
    keys_.pop();
    return true;
  }

  void note_dead(const auto& /*is_live*/, const auto& /*prefetch*/) {}
  void note_dropped() {}

  [[nodiscard]] std::size_t bytes() const { return keys_.size() * sizeof(EventKey); }

 private:
  std::priority_queue<EventKey, std::vector<EventKey>, std::greater<>> keys_;
  std::uint64_t last_sequence_ = 0;
};

}  // namespace piecework::cli
