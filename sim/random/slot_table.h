#pragma once
// A set from which members are drawn uniformly, made so that two worlds whose sets differ by a few members still draw
// the same members from the same luck.
//
// An item sits in the slot named by the top bits of its own hash (an addressed draw, `hash_at`), or in the next free
// slot when that is taken. A draw tries slots, two with each word of the decision's stream, until it meets an occupied
// one: uniform whatever the layout, because every slot is equally likely. An index into a list would move nearly
// everybody's draw when one item comes or goes; here only the draws that hit that very item change, one in size().
//
// Erasing frees the slot and moves nobody. The load stays between 1/4 and 3/4, so a draw takes at most four tries on
// average. When an insertion would pass 3/4 the slots double, when an erasure falls below 1/4 they halve; after either
// the size must change by at least a third before the next change. Then items are laid out anew in the order of their
// hashes, a function of the set alone. Between two such moments the layout depends on history only among items whose
// homes collide. Two worlds whose tables have different numbers of slots share few draws: give both the same
// `least_slots`, large enough for the usual size, where that matters.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "sim/base/error.h"
#include "sim/random/draws.h"

namespace piecework {

/// Names an item of one SlotTable as long as it is in; reused after it is erased.
struct SlotHandle {
  std::uint32_t index = std::numeric_limits<std::uint32_t>::max();

  friend bool operator==(SlotHandle, SlotHandle) = default;
};

/// Items are default-constructible and copyable values, usually ids.
template <class Item>
class SlotTable {
 public:
  /// Never fewer slots than `least_slots`, rounded up to a power of two, at least 4.
  explicit SlotTable(std::size_t least_slots = 4)
      : least_slots_(std::bit_ceil(std::max<std::size_t>(least_slots, 4))), slots_(least_slots_) {}

  [[nodiscard]] std::size_t size() const { return places_.size() - free_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t slots() const { return slots_.size(); }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    return slots_.capacity() * sizeof(Slot) + places_.capacity() * sizeof(Place) +
           free_.capacity() * sizeof(std::uint32_t);
  }

  /// `hash` is the item's own for the whole replicate (`hash_at`).
  SlotHandle insert(std::uint64_t hash, Item item) {
    if (4 * (size() + 1) > 3 * slots_.size()) lay_out(2 * slots_.size());
    const SlotHandle handle = new_handle();
    places_[handle.index] = {hash, settle(hash, {std::move(item), handle.index})};
    return handle;
  }

  void erase(SlotHandle handle) {
    slots_[slot_of(handle)] = Slot{};
    places_[handle.index].slot = none;
    free_.push_back(handle.index);
    if (4 * size() < slots_.size() && slots_.size() > least_slots_) lay_out(slots_.size() / 2);
  }

  [[nodiscard]] const Item& operator[](SlotHandle handle) const { return slots_[slot_of(handle)].item; }

  /// Whether the handle names this item.
  [[nodiscard]] bool holds(SlotHandle handle, const Item& item) const {
    if (handle.index >= places_.size() || places_[handle.index].slot == none) return false;
    return slots_[places_[handle.index].slot].item == item;
  }

  /// Where the item sits now: an index below slots(), valid until the next insertion or erasure.
  [[nodiscard]] std::size_t slot_of(SlotHandle handle) const {
    expect(handle.index < places_.size() && places_[handle.index].slot != none, "this handle names no item");
    return places_[handle.index].slot;
  }

  /// One item, all equally likely; nullptr when there is none. Valid until the next insertion or erasure.
  [[nodiscard]] const Item* sample(Draws& draws) const {
    if (empty()) return nullptr;
    if (size() < slots_.size() / few)
      return met_with(draws.first_that([this](std::uint64_t word) {
        return (slots_[home(word)].handle & slots_[home(word << 32U)].handle) != none;
      }));
    for (;;) {
      if (const Item* met = met_with(draws())) return met;
    }
  }

  /// Calls visit(item) in the order of the slots.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.handle != none) visit(slot.item);
    }
  }

  /// For a checkpoint; see sim/output/checkpoint.h. The layout is kept as it is, since draws depend on it.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [least_slots, slots, places, free] = self;
    list.value("least_slots", least_slots);
    list.rows("free", free);
    if constexpr (Sections::loading) {
      std::vector<std::uint32_t> handles;
      std::vector<Item> items;
      std::vector<std::uint64_t> hashes;
      list.rows("handles", handles);
      list.rows("items", items);
      list.rows("hashes", hashes);
      list.require(self.take(handles, items, hashes), "handles", "is no layout of a slot table");
    } else {
      std::vector<std::uint32_t> handles;
      std::vector<Item> items;
      std::vector<std::uint64_t> hashes;
      for (const Slot& slot : slots) handles.push_back(slot.handle);
      for (const Slot& slot : slots) items.push_back(slot.item);
      for (const Place& place : places) hashes.push_back(place.slot == none ? 0 : place.hash);
      list.rows("handles", std::move(handles));
      list.rows("items", std::move(items));
      list.rows("hashes", std::move(hashes));
    }
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t few = 16;  // slots for each item: most words of a draw meet none

  struct Slot {
    Item item{};
    std::uint32_t handle = none;  // none: the slot is free
  };
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t slot = none;  // none: the handle is free
  };

  /// Puts a stored layout in place of this one; false if it is none. `least_slots_` and `free_` are there already.
  bool take(const std::vector<std::uint32_t>& handles, std::vector<Item>& items,
            const std::vector<std::uint64_t>& hashes) {
    const std::size_t size = handles.size();
    if (!std::has_single_bit(least_slots_) || !std::has_single_bit(size) || size < least_slots_ || size >= none) {
      return false;
    }
    if (items.size() != size || least_slots_ < 4) return false;
    slots_.assign(size, Slot{});
    places_.clear();
    for (const std::uint64_t hash : hashes) places_.push_back({hash, none});
    std::size_t used = 0;
    for (std::size_t slot = 0; slot < size; ++slot) {
      slots_[slot] = {std::move(items[slot]), handles[slot]};
      if (handles[slot] == none) continue;
      if (handles[slot] >= places_.size() || places_[handles[slot]].slot != none) return false;
      places_[handles[slot]].slot = static_cast<std::uint32_t>(slot);
      ++used;
    }
    std::vector<bool> seen(places_.size());
    for (const std::uint32_t handle : free_) {
      if (handle >= places_.size() || places_[handle].slot != none || seen[handle]) return false;
      seen[handle] = true;
    }
    return used + free_.size() == places_.size();
  }

  /// What is in one of the two slots that a word names.
  [[nodiscard]] const Item* met_with(std::uint64_t word) const {
    const Slot& first = slots_[home(word)];
    const Slot& second = slots_[home(word << 32U)];  // there are fewer than 2^32 slots
    const Slot& met = first.handle != none ? first : second;
    return met.handle != none ? &met.item : nullptr;
  }

  [[nodiscard]] std::size_t home(std::uint64_t word) const { return word >> (64 - std::countr_zero(slots_.size())); }

  SlotHandle new_handle() {
    if (free_.empty()) {
      places_.emplace_back();
      return {static_cast<std::uint32_t>(places_.size() - 1)};
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    return {index};
  }

  /// Puts `content` into the first free slot from its home on.
  std::uint32_t settle(std::uint64_t hash, Slot content) {
    std::size_t slot = home(hash);
    while (slots_[slot].handle != none) slot = (slot + 1) % slots_.size();
    slots_[slot] = std::move(content);
    return static_cast<std::uint32_t>(slot);
  }

  void lay_out(std::size_t slots) {
    expect(slots < none, "a slot table holds fewer than 2^32 slots");
    std::vector<Slot> old(slots);
    old.swap(slots_);
    std::erase_if(old, [](const Slot& slot) { return slot.handle == none; });
    std::sort(old.begin(), old.end(), [this](const Slot& a, const Slot& b) {
      return std::pair(places_[a.handle].hash, a.handle) < std::pair(places_[b.handle].hash, b.handle);
    });
    for (Slot& slot : old) {
      Place& place = places_[slot.handle];
      place.slot = settle(place.hash, std::move(slot));
    }
  }

  std::size_t least_slots_;
  std::vector<Slot> slots_;
  std::vector<Place> places_;        // by handle
  std::vector<std::uint32_t> free_;  // handles to use again
};

}  // namespace piecework
