#include "python/bind/run.h"

#include <iostream>
#include <utility>

namespace piecework::bind {

Run::Run(std::vector<std::string> arguments, std::vector<std::string> scenario_folders, Streams streams)
    : arguments_(std::move(arguments)),
      settings_{std::move(scenario_folders)},
      streams_(streams),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

cli::Progress Run::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

bool Run::finished() const {
  const std::lock_guard lock(mutex_);
  return finished_;
}

void Run::request_stop() { thread_.request_stop(); }

bool Run::wait(std::chrono::milliseconds longest) const {
  std::unique_lock lock(mutex_);
  return ended_.wait_for(lock, longest, [this] { return finished_; });
}

Result Run::result() const {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return finished_; });
  return {exit_code_, output_.str(), messages_.str()};
}

void Run::work(const std::stop_token& stop) {
  const bool captured = streams_ == Streams::captured;
  cli::Console console{captured ? output_ : std::cout, captured ? messages_ : std::cerr};
  console.err_is_terminal = streams_ == Streams::terminal;
  console.program_name = "piecework";
  if (captured) {
    console.progress = [this](const cli::Progress& progress) {
      const std::lock_guard lock(mutex_);
      progress_ = progress;
    };
  }
  const int exit_code = cli::run_command(arguments_, console, settings_, stop);
  console.out.flush();
  const std::lock_guard lock(mutex_);
  exit_code_ = exit_code;
  finished_ = true;
  ended_.notify_all();
}

}  // namespace piecework::bind
