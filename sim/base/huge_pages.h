#pragma once
// Memory for large tables that are visited in random order: blocks of 2 MiB and more are aligned to huge pages and the
// system is asked to use them, so that a random access does not also miss the page tables. Smaller blocks come from the
// ordinary heap. Where the system has no huge pages nothing is lost.

#include <cstddef>
#include <new>

namespace piecework {

inline constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;

/// Uninitialised memory, aligned to a cache line at least. Throws std::bad_alloc. Given back to `free_pages`.
void* allocate_pages(std::size_t bytes);
void free_pages(void* memory, std::size_t bytes) noexcept;

/// An allocator for std::vector.
template <class Value>
struct HugePages {
  using value_type = Value;

  HugePages() = default;
  template <class Other>
  explicit(false) HugePages(const HugePages<Other>& /*other*/) {}

  Value* allocate(std::size_t count) { return static_cast<Value*>(allocate_pages(count * sizeof(Value))); }
  void deallocate(Value* memory, std::size_t count) noexcept { free_pages(memory, count * sizeof(Value)); }

  friend bool operator==(HugePages, HugePages) { return true; }
};

}  // namespace piecework
