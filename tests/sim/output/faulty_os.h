// An Os whose n-th call fails in a chosen way, or kills the process; everything else is real.
#pragma once

#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <map>
#include <memory>
#include <string>

#include "sim/output/os.h"

namespace piecework {

enum class Fault {
  no_space,
  io_error,
  read_only,
  too_many_files,
  interrupted,
  short_write,
  killed,       // instead of the call
  killed_after  // once the call is done; a write is done by half
};

struct FaultPlan {
  Fault fault;
  int at;         // the call (from 1) that fails
  int calls = 0;  // made so far
  bool hit = false;
  std::function<void(const std::string& point)> on_hit = {};  // told of the call, such as "rename study.h5.tmp"
  std::map<int, std::string> names = {};                      // of open files
};

/// Real but for fsync, which only a power loss could miss and which would take most of a test's time.
inline Os unsynced_os() {
  Os os = real_os();
  os.sync = [](int) { return 0; };
  return os;
}

inline int error_number_of(Fault fault) {
  switch (fault) {
    case Fault::no_space: return ENOSPC;
    case Fault::read_only: return EROFS;
    case Fault::too_many_files: return EMFILE;
    case Fault::interrupted: return EINTR;
    default: return EIO;
  }
}

/// The calls of one plan.
class FaultyCalls {
 public:
  FaultyCalls(std::shared_ptr<FaultPlan> plan, Os real) : plan_(std::move(plan)), real_(std::move(real)) {}

  /// A call that takes no bytes: -1 and errno if it is the one, else what `call` gives.
  int go(const std::string& point, const auto& call) const {
    if (!is_the_one(point)) return call();
    if (plan_->fault == Fault::short_write) return call();
    plan_->hit = true;
    if (plan_->fault == Fault::killed_after) call();
    strike();
    return -1;
  }

  int open(const char* path, int flags, mode_t mode) const {
    const int file = go("open " + name_of(path), [&] { return real_.open(path, flags, mode); });
    if (file != -1) plan_->names[file] = name_of(path);
    return file;
  }

  ssize_t write(int file, const void* bytes, std::size_t count) const {
    if (!is_the_one("write " + plan_->names[file])) return real_.write(file, bytes, count);
    plan_->hit = true;
    const bool is_taken_in_part =
        plan_->fault == Fault::no_space || plan_->fault == Fault::killed_after || plan_->fault == Fault::short_write;
    const ssize_t written = is_taken_in_part ? real_.write(file, bytes, (count + 1) / 2) : 0;
    if (plan_->fault == Fault::short_write) return written;
    strike();
    return -1;
  }

  [[nodiscard]] std::string point_of(const char* call, int file) const {
    return std::string(call) + " " + plan_->names[file];
  }
  [[nodiscard]] static std::string point_of(const char* call, const std::string& path) {
    return std::string(call) + " " + name_of(path);
  }

 private:
  static std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

  [[nodiscard]] bool is_the_one(const std::string& point) const {
    if (++plan_->calls != plan_->at) return false;
    if (plan_->on_hit) plan_->on_hit(point);
    return true;
  }

  void strike() const {
    if (plan_->fault == Fault::killed || plan_->fault == Fault::killed_after) std::raise(SIGKILL);
    errno = error_number_of(plan_->fault);
  }

  std::shared_ptr<FaultPlan> plan_;
  Os real_;
};

inline Os faulty_os(const std::shared_ptr<FaultPlan>& plan) {
  const Os real = unsynced_os();
  const FaultyCalls calls(plan, real);
  Os os;
  os.open = [=](const char* path, int flags, mode_t mode) { return calls.open(path, flags, mode); };
  os.write = [=](int file, const void* bytes, std::size_t count) { return calls.write(file, bytes, count); };
  os.truncate = [=](int file, off_t length) {
    return calls.go(calls.point_of("truncate", file), [&] { return real.truncate(file, length); });
  };
  os.sync = [=](int file) { return calls.go(calls.point_of("sync", file), [&] { return real.sync(file); }); };
  os.close = real.close;  // Linux frees the descriptor whatever close() says
  os.rename = [=](const char* from, const char* to) {
    return calls.go(FaultyCalls::point_of("rename", std::string(from)), [&] { return real.rename(from, to); });
  };
  os.remove = [=](const char* path) {
    return calls.go(FaultyCalls::point_of("remove", std::string(path)), [&] { return real.remove(path); });
  };
  os.make_folder = [=](const char* path, mode_t mode) {
    return calls.go(FaultyCalls::point_of("mkdir", std::string(path)), [&] { return real.make_folder(path, mode); });
  };
  return os;
}

}  // namespace piecework
