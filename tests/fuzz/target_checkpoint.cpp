#include <algorithm>
#include <cstring>
#include <string>

#include "sim/base/error.h"
#include "sim/output/checkpoint.h"
#include "tests/fuzz/state.h"
#include "tests/fuzz/targets.h"

namespace piecework::fuzz {
namespace {

constexpr std::size_t length_place = 16;  // after the mark and two versions, see sim/output/checkpoint.h

/// Bytes whose length and hash are right, as no accident but only a forger makes them: what is left is to be refused
/// by reading it.
Bytes sealed(std::string_view bytes) {
  Bytes all(bytes.size());
  std::ranges::transform(bytes, all.begin(), [](char byte) { return static_cast<std::byte>(byte); });
  if (all.size() < length_place + 2 * sizeof(std::uint64_t)) return all;
  const std::uint64_t length = all.size();
  std::memcpy(all.data() + length_place, &length, sizeof(length));
  seal(all);
  return all;
}

/// What was read is as good as what was made.
void use(State& state) {
  Draws draws({1, 0}, {Purpose{1}, 0, 0});
  const bool met = state.slots.sample(draws) != nullptr;
  expect(met == !state.slots.empty(), "a table that is not empty has something to draw");
  for (std::uint64_t item = 0; item < 10; ++item) {
    const SlotHandle handle = state.slots.insert(hash_at({1, 0}, {Purpose{2}, item, 0}), 7);
    if (item % 2 == 0) state.slots.erase(handle);
  }
}

}  // namespace

void checkpoint(std::string_view bytes) {
  const Bytes all = sealed(bytes);
  State state;
  try {
    SectionReader list(all, head_of_state(), "fuzzed");
    from_checkpoint(list, state);
  } catch (const InputError&) {
    return;
  }
  use(state);
  Bytes again;
  to_checkpoint(head_of_state(), state, again);
  State copy;
  SectionReader list(again, head_of_state(), "again");
  from_checkpoint(list, copy);
}

}  // namespace piecework::fuzz
