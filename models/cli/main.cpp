// The executable piecework-sim: environment, terminal and signals, handed to run_command.
#include <signal.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

#include "models/cli/command.h"

namespace {

namespace fs = std::filesystem;

/// Turns the first SIGINT or SIGTERM into a stop request; a second one ends the process at once, which is safe because
/// a commit is whole or absent. The signals are blocked and waited for by one thread: no handler, no global.
class SignalWatch {
 public:
  SignalWatch() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, wake_up}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);  // before any thread starts, so that all inherit it
    waiter_ = std::jthread([this](const std::stop_token& over) { wait(over); });
  }

  ~SignalWatch() {
    waiter_.request_stop();
    pthread_kill(waiter_.native_handle(), wake_up);
  }

  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  [[nodiscard]] std::stop_token stop() const { return stop_.get_token(); }

 private:
  static constexpr int wake_up = SIGUSR1;
  static constexpr int killed_by_signal = 128;  // what shells add to the signal's number

  void wait(const std::stop_token& over) {
    while (!over.stop_requested()) {
      int signal = 0;
      if (sigwait(&signals_, &signal) != 0 || signal == wake_up) continue;
      if (!stop_.request_stop()) _exit(killed_by_signal + signal);
    }
  }

  sigset_t signals_{};
  std::stop_source stop_;
  std::jthread waiter_;  // last: it uses the others
};

std::vector<std::string> folders_of_environment() {
  std::vector<std::string> folders;
  const char* value = std::getenv("PIECEWORK_SCENARIOS");
  std::string_view rest = value ? value : "";
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    if (!folder.empty()) folders.emplace_back(folder);
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
  }
  return folders;
}

/// The nearest folder `scenarios` above the executable: that of the checkout or of the installation.
std::vector<std::string> folders_of_program() {
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (; !error && folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "scenarios")) return {(folder / "scenarios").string()};
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const SignalWatch signals;
  piecework::cli::Settings settings{folders_of_environment()};
  for (std::string& folder : folders_of_program()) settings.scenario_folders.push_back(std::move(folder));
  piecework::cli::Console console{std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return piecework::cli::run_command(arguments, console, settings, signals.stop());
}
