#include "sim/events/key_chain.h"

#include <algorithm>
#include <new>

namespace piecework {

void KeyPool::extend(KeyChain& chain) {
  KeyChunk* chunk = take();
  if (chain.tail == nullptr) {
    chain.head = chunk;
  } else {
    chain.tail->count = KeyChunk::capacity;
    chain.tail->next = chunk;
    chain.before_tail += KeyChunk::capacity;
  }
  chain.tail = chunk;
  chain.room = KeyChunk::capacity;
}

KeyChunk* KeyPool::take() {
  if (free_ != nullptr) {
    KeyChunk* chunk = std::exchange(free_, free_->next);
    chunk->next = nullptr;
    return chunk;
  }
  if (fresh_left_ == 0) add_block();
  --fresh_left_;
  return ::new (static_cast<void*>(fresh_++)) KeyChunk;
}

void KeyPool::add_block() {
  constexpr std::size_t first_block = std::size_t{4} << 10;
  const std::size_t bytes = std::clamp(bytes_, first_block, huge_page_bytes);  // doubles what there is
  blocks_.push_back(Block(static_cast<KeyChunk*>(allocate_pages(bytes)), FreePages{bytes}));
  fresh_ = blocks_.back().get();
  fresh_left_ = bytes / sizeof(KeyChunk);
  bytes_ += bytes;
}

}  // namespace piecework
