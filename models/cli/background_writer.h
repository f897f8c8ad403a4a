#pragma once
// Writes files in a thread of its own, so that a run goes on while its checkpoint is on the way to the disk.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "sim/output/checkpoint.h"

namespace piecework::cli {

class BackgroundWriter {
 public:
  using Write = std::function<void(const std::string& path, const Bytes& bytes)>;

  /// `write` is called in that thread and must not throw.
  explicit BackgroundWriter(Write write);
  /// Writes first what was handed over.
  ~BackgroundWriter();
  BackgroundWriter(const BackgroundWriter&) = delete;
  BackgroundWriter& operator=(const BackgroundWriter&) = delete;

  /// Waits while an earlier file of that path is not written, so that a run never has two of its states in memory.
  void hand_over(std::string path, Bytes bytes);

  /// Waits until nothing is on its way to that path.
  void wait_for(const std::string& path);

 private:
  struct File {
    std::string path;
    Bytes bytes;
  };

  void work(const std::stop_token& stop);
  [[nodiscard]] bool has(const std::string& path) const;

  Write write_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable_any changed_;
  std::deque<File> files_;  // the first is being written
  std::jthread thread_;     // last: it ends before the others go
};

}  // namespace piecework::cli
