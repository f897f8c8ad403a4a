#pragma once
// Asking for memory before it is needed.

#include <cstddef>

namespace piecework {

inline constexpr std::size_t cache_line = 64;  // bytes, of the usual processors: a guess wrong costs time only

/// Starts to fetch the cache line at `address`, which will be written soon. Never faults. The empty statement in
/// assembly is there because GCC 12 takes a function that does nothing but fetch ahead for one without effect, and
/// drops its calls.
inline void prefetch_line(const void* address) {
  __builtin_prefetch(address, 1);
  asm volatile("");
}

}  // namespace piecework
