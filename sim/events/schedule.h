#pragma once
// A queue of typed events. Events is a TypeList of plain structs, each with exactly one member `row`, an Id; an event
// type that says `static constexpr bool cancellable = true` may be cancelled or moved by the ticket its entity keeps.
//
//   struct Alarm { static constexpr bool cancellable = true; Id<People> row; };
//
// The owner of the entities answers `Ticket& live_ticket(Alarm)`: where the ticket of that entity's live alarm is kept.
// If it has `prefetch(Alarm) const`, it is told of events some tens of events ahead, to ask for the memory they need;
// if it has `prefetch_next(Alarm) const`, of events nearer by, to ask for what is named in the memory that has come.

#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/base/id.h"
#include "sim/base/prefetch.h"
#include "sim/base/type_list.h"
#include "sim/events/event_queue.h"

namespace piecework {

template <class Event>
inline constexpr bool is_cancellable = requires { requires Event::cancellable; };

template <class Event>
constexpr Priority priority_of() {
  if constexpr (requires { Event::priority; }) return Event::priority;
  return Priority::normal;
}

template <class Owner, class Event>
concept Prefetches = requires(const Owner& owner, Event event) { owner.prefetch(event); };
template <class Owner, class Event>
concept PrefetchesNext = requires(const Owner& owner, Event event) { owner.prefetch_next(event); };

/// What is pending, as a value for a checkpoint: live events only and in order, so that two histories of one state
/// give the same bytes.
struct Pending {
  EventKeys keys;
  std::uint64_t last_sequence = 0;
};

/// Queue is EventQueue, or another with its interface to compare with.
template <class Events, class Queue = EventQueue>
class Schedule {
  static_assert(Events::size < 256, "an event kind has 8 bits");

 public:
  template <class Event>
    requires(!is_cancellable<Event>)
  void at(Time time, Event event) {
    push(time, event);
  }

  /// Schedules the entity's event, in place of the one it had.
  template <class Event, class Owner>
    requires is_cancellable<Event>
  void at(Time time, Event event, Owner& owner) {
    cancel(event, owner);
    owner.live_ticket(event) = push(time, event);
  }

  /// Cancels the entity's live event of this kind, if it has one.
  template <class Event, class Owner>
    requires is_cancellable<Event>
  void cancel(Event event, Owner& owner) {
    Ticket& ticket = owner.live_ticket(event);
    if (ticket == Ticket{}) return;
    ticket = Ticket{};
    queue_.note_dead([&owner](const EventKey& key) { return is_live(key, owner); }, prefetcher(owner));
  }

  /// Takes the next key before `until` and hands the event to `visit(time, event)`; drops it if it was cancelled. False
  /// if there is none.
  template <class Owner, class Visitor>
  bool take_before(Time until, Owner& owner, Visitor&& visit) {
    EventKey key;
    if (!queue_.pop_before(until, key, prefetcher(owner))) return false;
    using Call = void (*)(Schedule&, const EventKey&, Owner&, Visitor&);
    static constexpr auto calls = []<class... Event>(TypeList<Event...>) {
      return std::array<Call, sizeof...(Event)>{&Schedule::template deliver<Event, Owner, Visitor>...};
    }(Events{});
    calls[key.kind()](*this, key, owner, visit);
    return true;
  }

  [[nodiscard]] std::size_t size() const { return queue_.size(); }
  /// Memory held by the queue, in bytes.
  [[nodiscard]] std::size_t bytes() const { return queue_.bytes(); }

  template <class Owner>
  [[nodiscard]] Pending pending(Owner& owner) const {
    const auto live = [&owner](const EventKey& key) { return is_live(key, owner); };
    const auto prefetch = [&owner](const EventKey& key) { prefetch_ticket(key, owner); };
    return {queue_.live_keys(live, prefetch), queue_.last_sequence()};
  }

  /// Puts `pending` in place of what is scheduled. Its keys are in order, known, live, and name rows that exist.
  void restore(const Pending& pending) { queue_.restore(pending.keys, pending.last_sequence); }

  /// Whether a key from outside may be given to `restore`: its kind is one of ours.
  static bool knows(const EventKey& key) { return key.kind() < Events::size; }

 private:
  template <class Event>
  Ticket push(Time time, Event event) {
    return queue_.push(time, priority_of<Event>(), static_cast<std::uint8_t>(index_of<Event, Events>), event.row.row());
  }

  template <class Event>
  static Event event_of(const EventKey& key) {
    return Event{decltype(Event::row){key.row()}};
  }

  /// Asks for the memory that `is_live` will look at.
  template <class Owner>
  static void prefetch_ticket(const EventKey& key, Owner& owner) {
    for_each_type(Events{}, [&]<class Event>() {
      if constexpr (is_cancellable<Event>) {
        if (key.kind() == index_of<Event, Events>) prefetch_line(&owner.live_ticket(event_of<Event>(key)));
      }
    });
  }

  template <class Owner>
  static bool is_live(const EventKey& key, Owner& owner) {
    bool live = true;
    for_each_type(Events{}, [&]<class Event>() {
      if constexpr (is_cancellable<Event>) {
        if (key.kind() == index_of<Event, Events>) live = owner.live_ticket(event_of<Event>(key)) == key.ticket();
      }
    });
    return live;
  }

  /// Asks the owner to fetch what an event will need.
  template <class Owner>
  struct Prefetcher {
    const Owner& owner;

    void operator()([[maybe_unused]] const EventKey& key) const {
      for_each_type(Events{}, [&]<class Event>() { prefetch_for<Event>(key, owner); });
    }
    void next([[maybe_unused]] const EventKey& key) const {
      for_each_type(Events{}, [&]<class Event>() { prefetch_next_for<Event>(key, owner); });
    }
  };
  template <class Owner>
  static Prefetcher<Owner> prefetcher(const Owner& owner) {
    return {owner};
  }

  /// In functions of their own: clang looks for `prefetch` in any owner if this stands in a lambda.
  template <class Event, class Owner>
  static void prefetch_for([[maybe_unused]] const EventKey& key, [[maybe_unused]] const Owner& owner) {
    if constexpr (Prefetches<Owner, Event>) {
      if (key.kind() == index_of<Event, Events>) owner.prefetch(event_of<Event>(key));
    }
  }
  template <class Event, class Owner>
  static void prefetch_next_for([[maybe_unused]] const EventKey& key, [[maybe_unused]] const Owner& owner) {
    if constexpr (PrefetchesNext<Owner, Event>) {
      if (key.kind() == index_of<Event, Events>) owner.prefetch_next(event_of<Event>(key));
    }
  }

  template <class Event, class Owner, class Visitor>
  static void deliver(Schedule& self, const EventKey& key, Owner& owner, Visitor& visit) {
    const Event event = event_of<Event>(key);
    if constexpr (is_cancellable<Event>) {
      Ticket& ticket = owner.live_ticket(event);
      if (ticket != key.ticket()) return self.queue_.note_dropped();
      ticket = Ticket{};
    }
    visit(key.time(), event);
  }

  Queue queue_;
};

/// Lists what is pending for a checkpoint (sim/output/checkpoint.h). `are_whole(keys)`: whether keys that were read
/// name events of the owner, in order.
template <class Sections, class Schedule, class Owner, class AreWhole>
void list_pending(Sections& list, Schedule& schedule, Owner& owner, const AreWhole& are_whole) {
  if constexpr (Sections::loading) {
    Pending pending;
    list.rows("events", pending.keys);
    list.value("last_sequence", pending.last_sequence);
    list.require(are_whole(pending.keys), "events", "or a table names a row that does not exist");
    schedule.restore(pending);
  } else {
    Pending pending = schedule.pending(owner);
    list.rows("events", std::move(pending.keys));
    list.value("last_sequence", pending.last_sequence);
  }
}

}  // namespace piecework
