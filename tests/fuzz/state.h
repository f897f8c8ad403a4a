#pragma once
// A small state with one section of every kind, for the checkpoint reader.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/output/checkpoint.h"
#include "sim/random/slot_table.h"

namespace piecework::fuzz {

struct State {
  std::uint64_t count = 3;
  std::vector<std::uint32_t> rows{1, 2, 3};
  std::vector<std::string> names{"a", "", "long name"};
  SlotTable<std::uint32_t> slots{8};

  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [count, rows, names, slots] = self;
    list.value("count", count);
    list.rows("rows", rows);
    list.texts("names", names);
    list.part("slots", slots);
  }
};

inline CheckpointHead head_of_state() { return {"fuzz 1", "any"}; }

}  // namespace piecework::fuzz
