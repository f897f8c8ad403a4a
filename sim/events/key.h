#pragma once
// The key of a pending event, 16 bytes: time 40 bits, priority 4, sequence 52, kind 8, row 24.
// Order is (time, priority, sequence) and nothing else; the sequence is unique, so the order is total. Kind and row are
// in the key, so that no event needs storage of its own and the next entities can be named before they are visited.

#include <compare>
#include <cstdint>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/huge_pages.h"
#include "sim/base/time.h"

namespace piecework {

/// Among events of one second, the smaller priority goes first.
enum class Priority : std::uint8_t { first = 0, early = 4, normal = 8, late = 12, last = 15 };

/// The low bits of an event's sequence: what an entity keeps of its live event to be able to cancel it.
struct Ticket {
  std::uint32_t value = 0;  // 0 = no live event
  friend constexpr auto operator<=>(Ticket, Ticket) = default;
};

class EventKey {
 public:
  static constexpr int time_bits = 40, priority_bits = 4, sequence_bits = 52, kind_bits = 8, row_bits = 24;
  static constexpr std::uint64_t max_row = (1ULL << row_bits) - 1;
  static constexpr std::uint64_t max_sequence = (1ULL << sequence_bits) - 1;

  struct Parts {
    Time time;
    Priority priority = Priority::normal;
    std::uint64_t sequence = 0;
    std::uint8_t kind = 0;
    std::uint32_t row = 0;
  };

  constexpr EventKey() = default;
  explicit EventKey(const Parts& parts) {
    const auto seconds = static_cast<std::uint64_t>(parts.time.seconds);
    // One branch for all: a key is made for every event.
    if ((seconds >> time_bits | parts.row >> row_bits) != 0 || parts.sequence - 1 >= max_sequence) [[unlikely]]
      refuse(parts.time, parts.sequence, parts.row);
    high_ = seconds << (64 - time_bits) |
            static_cast<std::uint64_t>(parts.priority) << (64 - time_bits - priority_bits) | parts.sequence >> 32;
    low_ = parts.sequence << 32 | static_cast<std::uint64_t>(parts.kind) << row_bits | parts.row;
  }

  [[nodiscard]] Time time() const { return {static_cast<std::int64_t>(high_ >> (64 - time_bits))}; }
  [[nodiscard]] Priority priority() const {
    return static_cast<Priority>(high_ >> (64 - time_bits - priority_bits) & 0xF);
  }
  /// Time and priority in one number that orders as they do. Keys of one moment are in the order of their sequence.
  [[nodiscard]] std::uint64_t moment() const { return high_ >> (64 - time_bits - priority_bits); }
  static std::uint64_t first_moment(Time time) { return static_cast<std::uint64_t>(time.seconds) << priority_bits; }
  [[nodiscard]] std::uint64_t sequence() const { return (high_ & 0xFFFFF) << 32 | low_ >> 32; }
  [[nodiscard]] std::uint8_t kind() const { return static_cast<std::uint8_t>(low_ >> row_bits); }
  [[nodiscard]] std::uint32_t row() const { return static_cast<std::uint32_t>(low_ & max_row); }
  [[nodiscard]] Ticket ticket() const { return {static_cast<std::uint32_t>(low_ >> 32)}; }

  friend constexpr auto operator<=>(const EventKey&, const EventKey&) = default;

 private:
  [[gnu::noinline]] static void refuse(Time time, std::uint64_t sequence, std::uint32_t row) {
    expect(time.seconds >= 0 && time.seconds < (1LL << time_bits), "event time fits 40 bits");
    expect(sequence > 0 && sequence <= max_sequence, "event sequence fits 52 bits");
    expect(row <= max_row, "event row fits 24 bits");
  }

  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

/// Millions of keys outside a queue.
using EventKeys = std::vector<EventKey, HugePages<EventKey>>;

static_assert(sizeof(EventKey) == 16);
static_assert(EventKey::time_bits + EventKey::priority_bits + EventKey::sequence_bits + EventKey::kind_bits +
                  EventKey::row_bits ==
              128);

}  // namespace piecework
