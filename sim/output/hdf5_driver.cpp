#include "sim/output/hdf5_driver.h"

#include <algorithm>

namespace piecework {
namespace {

constexpr std::size_t page_size = 65536;
constexpr std::size_t most_pages = 32;

/// An open file as the library holds it, its own part first.
struct Device {
  H5FD_t own = {};
  DraftDriver* driver = nullptr;
  haddr_t end = 0;  // of the addresses in use
};

Device& device_of(H5FD_t* file) { return *reinterpret_cast<Device*>(file); }
const Device& device_of(const H5FD_t* file) { return *reinterpret_cast<const Device*>(file); }

/// No exception may pass through the library, which is C.
herr_t guarded(const auto& call) {
  try {
    call();
    return 0;
  } catch (...) {
    return -1;
  }
}

H5FD_t* open_device(const char*, unsigned, hid_t access, haddr_t) {
  Device* device = nullptr;
  guarded([&] { device = new Device{.driver = *static_cast<DraftDriver* const*>(H5Pget_driver_info(access))}; });
  return device ? &device->own : nullptr;
}

herr_t close_device(H5FD_t* file) {
  delete &device_of(file);
  return 0;
}

/// As the library's own drivers of one plain file.
herr_t tell_features(const H5FD_t*, unsigned long* features) {
  *features = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
              H5FD_FEAT_AGGREGATE_SMALLDATA;
  return 0;
}

herr_t cut_device(H5FD_t* file, hid_t, hbool_t) {
  return guarded([&] { device_of(file).driver->resize(device_of(file).end); });
}

H5FD_class_t device_class() {
  H5FD_class_t kind{};
  kind.name = "piecework draft";
  kind.maxaddr = haddr_t{1} << 62;
  kind.fc_degree = H5F_CLOSE_WEAK;
  kind.fapl_size = sizeof(DraftDriver*);
  kind.open = open_device;
  kind.close = close_device;
  kind.query = tell_features;
  kind.get_eoa = [](const H5FD_t* file, H5FD_mem_t) { return device_of(file).end; };
  kind.set_eoa = [](H5FD_t* file, H5FD_mem_t, haddr_t end) -> herr_t {
    device_of(file).end = end;
    return 0;
  };
  kind.get_eof = [](const H5FD_t* file, H5FD_mem_t) -> haddr_t { return device_of(file).driver->size(); };
  kind.read = [](H5FD_t* file, H5FD_mem_t, hid_t, haddr_t from, std::size_t count, void* into) {
    return guarded([&] { device_of(file).driver->read(from, {static_cast<std::byte*>(into), count}); });
  };
  kind.write = [](H5FD_t* file, H5FD_mem_t, hid_t, haddr_t to, std::size_t count, const void* bytes) {
    return guarded([&] { device_of(file).driver->write(to, {static_cast<const std::byte*>(bytes), count}); });
  };
  kind.truncate = cut_device;
  const H5FD_mem_t free_lists[] = H5FD_FLMAP_DICHOTOMY;
  std::ranges::copy(free_lists, kind.fl_map);
  return kind;
}

Handle registered() {
  const H5FD_class_t kind = device_class();  // which the library copies
  return {H5FDregister(&kind), H5FDunregister, "register a file driver"};
}

}  // namespace

DraftDriver::DraftDriver(Draft& draft) : draft_(draft), id_(registered()) {}

Handle DraftDriver::access() {
  Handle access = properties(H5P_FILE_ACCESS);
  const DraftDriver* self = this;
  ok(H5Pset_driver(access, id_, &self), "choose the file driver");
  return access;
}

void DraftDriver::require_sound() const {
  if (failure_) std::rethrow_exception(failure_);
}

void DraftDriver::finish() {
  put_pages();
  require_sound();
  if (draft_.size() != size_) draft_.resize(size_);
}

void DraftDriver::write(std::uint64_t offset, std::span<const std::byte> bytes) {
  size_ = std::max(size_, offset + bytes.size());
  while (!bytes.empty()) {
    const std::span<std::byte> there = std::span(page(offset / page_size)).subspan(offset % page_size);
    const std::size_t count = std::min(there.size(), bytes.size());
    std::ranges::copy(bytes.first(count), there.begin());
    offset += count;
    bytes = bytes.subspan(count);
  }
}

void DraftDriver::read(std::uint64_t offset, std::span<std::byte> into) const {
  while (!into.empty()) {
    const std::size_t count = std::min<std::size_t>(page_size - offset % page_size, into.size());
    const auto known = pages_.find(offset / page_size);
    if (known == pages_.end()) {
      read_draft(offset, into.first(count));
    } else {
      std::ranges::copy(std::span(known->second).subspan(offset % page_size, count), into.begin());
    }
    offset += count;
    into = into.subspan(count);
  }
}

DraftDriver::Page& DraftDriver::page(std::uint64_t number) {
  const auto known = pages_.find(number);
  if (known != pages_.end()) return known->second;
  if (pages_.size() >= most_pages) put_pages();
  Page page(page_size);
  read_draft(number * page_size, page);
  return pages_.emplace(number, std::move(page)).first->second;
}

/// Zeros where nothing was written.
void DraftDriver::read_draft(std::uint64_t offset, std::span<std::byte> into) const {
  std::ranges::fill(into, std::byte{0});
  const std::uint64_t there = draft_.size();
  if (offset < there) draft_.read(offset, into.first(std::min<std::uint64_t>(into.size(), there - offset)));
}

void DraftDriver::put_pages() {
  if (failure_) return;
  try {
    for (const auto& [number, page] : pages_) {
      const std::uint64_t offset = number * page_size;
      if (offset < size_) {
        draft_.write(offset, std::span(page).first(std::min<std::uint64_t>(page_size, size_ - offset)));
      }
    }
    pages_.clear();
  } catch (...) {
    failure_ = std::current_exception();
  }
}

}  // namespace piecework
