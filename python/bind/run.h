#pragma once
// One command of the command line at work in a thread of its own, so that the thread of the interpreter is free to
// listen for an interrupt. Knows nothing of the interpreter.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "models/cli/command.h"

namespace piecework::bind {

/// Where the command's words go: kept for `result`, or to standard output and error as they come, the latter a terminal
/// or not.
enum class Streams { captured, inherited, terminal };

struct Result {
  int exit_code = 0;
  std::string output;    // what it wrote to standard output, if captured
  std::string messages;  // what it wrote to standard error, if captured
};

/// Starts at construction; destruction asks the command to stop and waits for its end.
class Run {
 public:
  Run(std::vector<std::string> arguments, std::vector<std::string> scenario_folders, Streams streams);

  [[nodiscard]] cli::Progress progress() const;
  [[nodiscard]] bool finished() const;
  void request_stop();
  /// True once the command has ended; false when it still runs after `longest`.
  bool wait(std::chrono::milliseconds longest) const;
  /// Waits for the end.
  [[nodiscard]] Result result() const;

 private:
  void work(const std::stop_token& stop);

  std::vector<std::string> arguments_;
  cli::Settings settings_;
  Streams streams_;
  std::ostringstream output_;
  std::ostringstream messages_;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::condition_variable ended_;
  cli::Progress progress_;
  bool finished_ = false;
  int exit_code_ = 0;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace piecework::bind
