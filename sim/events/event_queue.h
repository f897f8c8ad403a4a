#pragma once
// Pending events in total order (time, priority, sequence). First version: a binary heap of 16-byte keys; the interface
// is the final one. An event is cancelled by forgetting its ticket: the key stays until it is popped or until dead keys
// outnumber live ones, then they are purged, so that rescheduling far events again and again costs no memory.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

#include "sim/events/key.h"

namespace piecework {

class EventQueue {
 public:
  /// The caller keeps the returned ticket if the event is to be cancellable. O(log n).
  Ticket push(Time time, Priority priority, std::uint8_t kind, std::uint32_t row) {
    // A ticket of 0 means "none", so sequences whose low bits are 0 are skipped.
    if ((++last_sequence_ & 0xFFFFFFFF) == 0) ++last_sequence_;
    const EventKey key({time, priority, last_sequence_, kind, row});
    keys_.push_back(key);
    std::push_heap(keys_.begin(), keys_.end(), std::greater<>{});
    return key.ticket();
  }

  [[nodiscard]] bool empty() const { return keys_.empty(); }
  /// Keys held, dead ones included.
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] const EventKey& top() const { return keys_.front(); }

  EventKey pop() {
    std::pop_heap(keys_.begin(), keys_.end(), std::greater<>{});
    const EventKey key = keys_.back();
    keys_.pop_back();
    return key;
  }

  /// Says that one pending key became dead; `is_live(key)` tells dead from live when it is time to purge.
  template <class IsLive>
  void note_dead(const IsLive& is_live) {
    if (++dead_ * 2 > keys_.size()) purge(is_live);
  }

  /// Says that a dead key was popped and dropped.
  void note_dropped() { --dead_; }

  /// The last sequence given out; part of the state, so that a restored queue goes on with the next.
  [[nodiscard]] std::uint64_t last_sequence() const { return last_sequence_; }

  /// The keys for which `is_live(key)`, in order.
  template <class IsLive>
  [[nodiscard]] std::vector<EventKey> live_keys(const IsLive& is_live) const {
    std::vector<EventKey> keys;
    std::copy_if(keys_.begin(), keys_.end(), std::back_inserter(keys), is_live);
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  /// Holds `keys` (in order, all live) in place of what it held.
  void restore(std::vector<EventKey> keys, std::uint64_t last_sequence) {
    keys_ = std::move(keys);  // an ordered list is a heap
    last_sequence_ = last_sequence;
    dead_ = 0;
  }

 private:
  template <class IsLive>
  void purge(const IsLive& is_live) {
    std::erase_if(keys_, [&](const EventKey& key) { return !is_live(key); });
    std::make_heap(keys_.begin(), keys_.end(), std::greater<>{});
    dead_ = 0;
  }

  std::vector<EventKey> keys_;
  std::uint64_t last_sequence_ = 0;
  std::size_t dead_ = 0;
};

}  // namespace piecework
