#include "sim/base/huge_pages.h"

#include <sys/mman.h>

namespace piecework {
namespace {

constexpr std::size_t cache_line = 64;

std::align_val_t alignment_of(std::size_t bytes) {
  return std::align_val_t{bytes >= huge_page_bytes ? huge_page_bytes : cache_line};
}

}  // namespace

void* allocate_pages(std::size_t bytes) {
  void* memory = ::operator new(bytes, alignment_of(bytes));
  // Only a wish: a refusal changes the speed and nothing else.
  if (bytes >= huge_page_bytes) madvise(memory, bytes / huge_page_bytes * huge_page_bytes, MADV_HUGEPAGE);
  return memory;
}

void free_pages(void* memory, std::size_t bytes) noexcept { ::operator delete(memory, alignment_of(bytes)); }

}  // namespace piecework
