#pragma once
// What the files of HDF5 share: identifiers that close themselves, and failures that say the library's own reason.
// Only sim/output/hdf5*.cpp include this.

#include <hdf5.h>

#include <stdexcept>
#include <string>
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

}  // namespace piecework
