#pragma once
// The open groups, and how a worker comes to see some of them.

#include "models/crowdwork/state.h"
#include "sim/events/event_queue.h"
#include "sim/random/distributions.h"
#include "sim/tables/table.h"

namespace piecework::crowdwork {

/// Luck by address, as everywhere in this project.
struct AddressedLuck {
  StreamKey key;

  [[nodiscard]] Draws decision(Purpose purpose, std::uint64_t entity, std::uint64_t ordinal) const {
    return {key, {purpose, entity, ordinal}};
  }
  static double uniform01(Draws& draws) { return piecework::uniform01(draws); }
  static double exponential(Draws& draws, double mean) { return piecework::exponential(draws, mean); }
  static double normal(Draws& draws) { return piecework::normal(draws); }
};

using GroupTable = Table<Groups, Group>;

/// What a glance at the board shows of a group: enough to choose without fetching the group itself.
struct Offer {
  GroupId group{};
  float wage = 0;
};

/// A slot table, so that one group more leaves nearly everybody's draws as they are.
class SlotBoard {
 public:
  void insert(GroupTable& groups, GroupId id, std::uint64_t hash) {
    groups[id].handle = open_.insert(hash, {id, groups[id].wage});
  }
  void erase(GroupTable& groups, GroupId id) { open_.erase(groups[id].handle); }
  [[nodiscard]] const Offer* sample(const AddressedLuck&, Draws& draws) const { return open_.sample(draws); }
  [[nodiscard]] std::size_t bytes() const { return open_.bytes(); }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.part("open", self.open_);
  }

 private:
  SlotTable<Offer> open_;
};

/// What a market is made of; a comparison puts others in their place.
struct OwnParts {
  using Luck = AddressedLuck;
  using Board = SlotBoard;
  using Queue = EventQueue;
};

}  // namespace piecework::crowdwork
