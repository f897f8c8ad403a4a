#pragma once
// Chains of event keys in chunks of 512 bytes from a pool: what the buckets of the event queue are made of. Appending
// touches one line of memory, emptying gives the chunks back as it goes, so that moving millions of keys from one
// bucket to many needs no second copy of them. Keys stay in the order in which they were appended.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "sim/base/huge_pages.h"
#include "sim/events/key.h"

namespace piecework {

struct KeyChunk {
  static constexpr std::uint32_t capacity = 31;

  KeyChunk* next = nullptr;
  std::uint32_t count = 0;  // true once the chain has gone on to another chunk; KeyChain::used tells of its last
  std::array<EventKey, capacity> keys;
};

/// All zero is an empty chain. The chunks belong to the pool.
struct KeyChain {
  KeyChunk* head = nullptr;
  KeyChunk* tail = nullptr;
  std::uint32_t count = 0;  // keys
  std::uint32_t room = 0;   // free places in the tail

  [[nodiscard]] std::uint32_t keys_in(const KeyChunk* chunk) const {
    return chunk == tail ? KeyChunk::capacity - room : chunk->count;
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
  void append(KeyChain& chain, const EventKey& key) {
    if (chain.room == 0) extend(chain);
    chain.tail->keys[KeyChunk::capacity - chain.room--] = key;
    ++chain.count;
  }

  /// Visits the keys in order and empties the chain; `visit` may append to other chains.
  template <class Visit>
  void drain(KeyChain& chain, Visit visit) {
    const KeyChain old = std::exchange(chain, {});
    for (KeyChunk* chunk = old.head; chunk != nullptr;) {
      const std::uint32_t keys = old.keys_in(chunk);
      for (std::uint32_t i = 0; i < keys; ++i) visit(chunk->keys[i]);
      give_back(std::exchange(chunk, chunk->next));
    }
  }

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

  void extend(KeyChain& chain);
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
