#pragma once
// Chains of event keys in chunks of 512 bytes from a pool: what the buckets of the event queue are made of. Appending
// touches one line of memory, emptying gives the chunks back as it goes, so that moving millions of keys from one
// bucket to many needs no second copy of them. Keys stay in the order in which they were appended.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "sim/base/huge_pages.h"
#include "sim/base/prefetch.h"
#include "sim/events/key.h"

namespace piecework {

struct KeyChunk {
  static constexpr std::uint32_t capacity = 31;

  KeyChunk* next = nullptr;
  std::uint32_t count = 0;  // true once the chain has gone on to another chunk; KeyChain::used tells of its last
  std::array<EventKey, capacity> keys;
};

/// Asks for the memory of a chunk that will be read soon, if there is one.
inline void prefetch_chunk(const KeyChunk* chunk) {
  if (chunk == nullptr) return;
  constexpr std::size_t line = 64;
  for (std::size_t at = 0; at < sizeof(KeyChunk); at += line) {
    prefetch_line(reinterpret_cast<const std::byte*>(chunk) + at);
  }
}

/// All zero is an empty chain. The chunks belong to the pool.
struct KeyChain {
  KeyChunk* head = nullptr;
  KeyChunk* tail = nullptr;
  std::uint32_t before_tail = 0;  // keys in the chunks before the tail
  std::uint32_t room = 0;         // free places in the tail

  [[nodiscard]] bool empty() const { return head == nullptr; }
  [[nodiscard]] std::uint32_t count() const { return empty() ? 0 : before_tail + KeyChunk::capacity - room; }

  [[nodiscard]] std::uint32_t keys_in(const KeyChunk* chunk) const {
    return chunk == tail ? KeyChunk::capacity - room : chunk->count;
  }

  [[nodiscard]] std::span<const EventKey> keys_of(const KeyChunk* chunk) const {
    return {chunk->keys.data(), keys_in(chunk)};
  }

  template <class Visit>
  void for_each(Visit visit) const {
    for (const KeyChunk* chunk = head; chunk != nullptr; chunk = chunk->next) {
      const std::uint32_t keys = keys_in(chunk);
      for (std::uint32_t i = 0; i < keys; ++i) visit(chunk->keys[i]);
    }
  }
};

/// Owns the chunks; never moves them. Blocks grow from 4 KiB to the size of a huge page.
class KeyPool {
 public:
  void append(KeyChain& chain, EventKey key) {
    if (chain.room == 0) extend(chain);
    put(chain, key);
  }

  /// Appends to a chain that has room.
  static void put(KeyChain& chain, EventKey key) { chain.tail->keys[KeyChunk::capacity - chain.room--] = key; }

  /// Visits the keys in order and empties the chain; `visit` may append to other chains.
  template <class Visit>
  void drain(KeyChain& chain, Visit visit) {
    while (chain.head != nullptr) drain_chunk(chain, visit);
  }

  /// The same with the first chunk of a chain that has one. `visit` may not append to this chain.
  template <class Visit>
  void drain_chunk(KeyChain& chain, Visit& visit) {
    KeyChunk* const chunk = chain.head;
    prefetch_chunk(chunk->next);
    const std::uint32_t keys = chain.keys_in(chunk);
    for (std::uint32_t i = 0; i < keys; ++i) visit(chunk->keys[i]);
    if (chunk == chain.tail) {
      chain = {};
    } else {
      chain.head = chunk->next;
      chain.before_tail -= keys;
    }
    give_back(chunk);
  }

  /// Makes room at the end of a chain that has none.
  void extend(KeyChain& chain);

  void give_back(KeyChunk* chunk) {
    chunk->next = free_;
    free_ = chunk;
  }

  /// Held, in use or not.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct FreePages {
    std::size_t bytes;
    void operator()(void* memory) const noexcept { free_pages(memory, bytes); }
  };
  using Block = std::unique_ptr<KeyChunk, FreePages>;

  KeyChunk* take();
  void add_block();

  std::vector<Block> blocks_;
  KeyChunk* free_ = nullptr;
  KeyChunk* fresh_ = nullptr;  // never used, to the end of the last block
  std::size_t fresh_left_ = 0;
  std::size_t bytes_ = 0;
};

static_assert(sizeof(KeyChunk) == 512);

}  // namespace piecework
