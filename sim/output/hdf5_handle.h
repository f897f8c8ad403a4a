#pragma once
// What the files of HDF5 share: identifiers that close themselves, failures that say the library's own reason, and what
// readers and writers must agree about. Only sim/output/hdf5*.cpp include this.

#include <hdf5_hl.h>

#include <bit>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace piecework {

struct Hdf5Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws Hdf5Failure: what was tried, and the library's innermost reason.
[[noreturn]] void fail_with_stack(const std::string& what);

template <class Code>
Code ok(Code code, const std::string& what) {
  if (code < 0) fail_with_stack(what);
  return code;
}

class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle(hid_t id, Close close, const std::string& what) : id_(ok(id, what)), close_(close) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  operator hid_t() const { return id_; }

 private:
  hid_t id_;
  Close close_;
};

/// netCDF-4's name of a dimension without coordinates begins so.
inline constexpr std::string_view bare_dimension = "This is a netCDF dimension but not a netCDF variable.";

inline Handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "create a property list"}; }

/// Without times, and with attributes and links in the order in which they were made.
inline Handle ordered_properties(hid_t kind) {
  constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  Handle list = properties(kind);
  ok(H5Pset_obj_track_times(list, false), "leave out times");
  ok(H5Pset_attr_creation_order(list, in_order), "track the order of attributes");
  if (kind != H5P_DATASET_CREATE) ok(H5Pset_link_creation_order(list, in_order), "track the order of links");
  return list;
}

static_assert(std::endian::native == std::endian::little);  // numbers have one type, in files and in memory

/// How a number lies in a file, and in the memory of a little-endian machine.
template <class Element>
hid_t number_type() {
  if constexpr (std::is_floating_point_v<Element>) return sizeof(Element) == 4 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
  if constexpr (sizeof(Element) == 1) return H5T_STD_I8LE;
  if constexpr (sizeof(Element) == 2) return H5T_STD_I16LE;
  return sizeof(Element) == 4 ? H5T_STD_I32LE : H5T_STD_I64LE;
}

}  // namespace piecework
