// An Os whose n-th call fails in a chosen way; everything else is real.
#pragma once

#include <unistd.h>
#include <cerrno>
#include <memory>

#include "sim/output/os.h"

namespace piecework {

enum class Fault { no_space, io_error, interrupted, short_write };

struct FaultPlan {
  Fault fault;
  int at;         // the call (from 1) that fails
  int calls = 0;  // made so far
  bool hit = false;
};

/// Real but for fsync, which only a power loss could miss and which would take most of a test's time.
inline Os unsynced_os() {
  Os os = real_os();
  os.sync = [](int) { return 0; };
  return os;
}

inline Os faulty_os(const std::shared_ptr<FaultPlan>& plan) {
  const Os real = unsynced_os();
  // Says whether this call fails, and sets errno.
  const auto fails = [plan] {
    if (++plan->calls != plan->at || plan->fault == Fault::short_write) return false;
    plan->hit = true;
    errno = plan->fault == Fault::no_space ? ENOSPC : plan->fault == Fault::io_error ? EIO : EINTR;
    return true;
  };
  Os os;
  os.open = [=](const char* path, int flags, mode_t mode) { return fails() ? -1 : real.open(path, flags, mode); };
  os.truncate = [=](int file, off_t length) { return fails() ? -1 : real.truncate(file, length); };
  os.sync = [=](int file) { return fails() ? -1 : real.sync(file); };
  os.close = real.close;  // Linux frees the descriptor whatever close() says
  os.rename = [=](const char* from, const char* to) { return fails() ? -1 : real.rename(from, to); };
  os.remove = [=](const char* path) { return fails() ? -1 : real.remove(path); };
  os.make_folder = [=](const char* path, mode_t mode) { return fails() ? -1 : real.make_folder(path, mode); };
  os.write = [=](int file, const void* bytes, std::size_t count) -> ssize_t {
    if (fails()) {
      if (plan->fault == Fault::no_space) real.write(file, bytes, count / 2);  // a full disk takes a part first
      errno = plan->fault == Fault::no_space ? ENOSPC : errno;
      return -1;
    }
    const bool cut = plan->calls == plan->at && plan->fault == Fault::short_write && count > 1;
    plan->hit = plan->hit || cut;
    return real.write(file, bytes, cut ? count / 2 : count);
  };
  return os;
}

}  // namespace piecework
