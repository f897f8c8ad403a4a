#pragma once
// What the board keeps of people in hand-made states, where nobody joins it.

#include "models/platform_work/state.h"

namespace piecework::platform_work::testing {

/// Of that person, begun if there is none.
inline BoardLife& life_of(State& state, PersonId person) {
  PersonRecord& record = state.records[person];
  if (record.board_life == 0) record.board_life = state.platform.lives.add({}).row() + 1;
  return state.own_board_life(person);
}
inline BoardLife& life_of(State& state, std::size_t row) { return life_of(state, state.people.id(row)); }

}  // namespace piecework::platform_work::testing
