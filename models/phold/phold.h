#pragma once
// PHOLD, the usual yardstick of discrete-event engines (R. M. Fujimoto, "Performance of Time Warp under synthetic
// workloads", 1990): every event waits an exponential time and then becomes an event of another entity, drawn
// uniformly, so that the number pending stays and memory is visited at random. It measures the engine and, because the
// totals are known, checks it: no event is lost. Waits in whole seconds, rounded down, mean a million seconds.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/base/id.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"
#include "sim/random/distributions.h"
#include "sim/tables/table.h"

namespace piecework::phold {

inline constexpr Purpose next_event{1};  // entity: who had the event; count: its events so far
inline constexpr double mean_wait = 1e6;

struct Entities {};
using EntityId = Id<Entities>;

struct Visit {
  EntityId row;
};
using PholdEvents = TypeList<Visit>;

struct Entity {
  std::uint64_t visits = 0;
  std::uint64_t waited = 0;  // seconds
};

/// Queue is the engine's own, or another to compare with.
template <class Queue = EventQueue>
class World {
 public:
  /// One event pending for each of `entities` > 0.
  World(std::uint32_t entities, StreamKey key) : key_(key) {
    entities_.reserve(entities);
    for (std::uint32_t row = 0; row < entities; ++row) entities_.add({});
    for (std::uint32_t row = 0; row < entities; ++row) send(EntityId{row}, Time{0});
  }

  Schedule<PholdEvents, Queue>& schedule() { return schedule_; }
  void prefetch(Visit visit) const { entities_.prefetch(visit.row); }
  void handle(Time time, Visit visit) { send(visit.row, time); }

  [[nodiscard]] const Table<Entities, Entity>& entities() const { return entities_; }
  [[nodiscard]] std::uint64_t visits() const {
    std::uint64_t sum = 0;
    for (const Entity& entity : entities_.rows()) sum += entity.visits;
    return sum - entities_.size();  // without the first of each, which made its event
  }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.value("key", self.key_);
    list.part("entities", self.entities_);
    list_pending(list, self.schedule_, self, [&](const EventKeys& keys) {
      const auto known = [&](const EventKey& key) {
        return self.schedule_.knows(key) && key.row() < self.entities_.size();
      };
      return std::ranges::is_sorted(keys) && std::ranges::all_of(keys, known);
    });
  }

 private:
  void send(EntityId from, Time now) {
    Entity& entity = entities_[from];
    Draws draws(key_, {next_event, from.row(), entity.visits++});
    const Duration wait{static_cast<std::int64_t>(exponential(draws, mean_wait))};
    entity.waited += static_cast<std::uint64_t>(wait.seconds);
    const auto last = static_cast<std::int64_t>(entities_.size()) - 1;
    schedule_.at(now + wait, Visit{EntityId{static_cast<std::uint32_t>(uniform_int(draws, 0, last))}});
  }

  StreamKey key_;
  Table<Entities, Entity> entities_;
  Schedule<PholdEvents, Queue> schedule_;
};

}  // namespace piecework::phold
