#pragma once
// A file driver of the HDF5 library (H5FD, "virtual file layer") that reads and writes a `Draft`.
//
// Many small writes are gathered in pages, at most 2 MiB of them. HDF5 1.10 crashes at the end of a process in which a
// write failed, so it is never told: from the first failure on, pages stay in memory, where the library finds them
// again, and the failure waits for `require_sound`. Ask often, or much stays.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <span>
#include <vector>

#include "sim/output/hdf5_handle.h"
#include "sim/output/os.h"

namespace piecework {

class DraftDriver {
 public:
  /// Throws Hdf5Failure. The draft must outlive every file that was opened by `access`, and the driver must, too.
  explicit DraftDriver(Draft& draft);

  /// A file access list for H5Fcreate; the name given there does not matter.
  [[nodiscard]] Handle access();

  /// Throws what writing the draft threw first.
  void require_sound() const;

  /// Once the library has closed its file: puts all of it into the draft. Throws what writing it threw first.
  void finish();

  // For the library's calls: these throw only if memory is short or the draft cannot be read.
  void write(std::uint64_t offset, std::span<const std::byte> bytes);
  void read(std::uint64_t offset, std::span<std::byte> into) const;
  void resize(std::uint64_t size) { size_ = size; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  using Page = std::vector<std::byte>;

  Page& page(std::uint64_t number);
  void read_draft(std::uint64_t offset, std::span<std::byte> into) const;
  void put_pages();

  Draft& draft_;
  std::uint64_t size_ = 0;               // of the file, as the library sees it
  std::map<std::uint64_t, Page> pages_;  // by number: what the draft does not hold yet
  std::exception_ptr failure_;
  Handle id_;
};

}  // namespace piecework
