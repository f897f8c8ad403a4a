#pragma once
// One command line, run inside the calling process: the executable and the Python package give the same words to the
// same code. Nothing here reads the environment, a terminal or a signal; all of that is handed in.

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace piecework::cli {

struct Progress {
  std::size_t done = 0;   // replicates of arms committed, those of an earlier run included
  std::size_t total = 0;  // replicates of arms asked for
  double fraction = 0;    // of the whole, 0 to 1, unfinished replicates counted in part
};

/// Where a command speaks. `out` carries results, `err` everything else; with --json, `out` carries JSON alone.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;                // true: a progress bar may be drawn on `err`
  std::string program_name = "piecework-sim";  // in help texts and in the advice how to resume
  /// If given, called in place of drawing a bar, at least ten times a second while replicates run, always on the
  /// thread that called `run_command`.
  std::function<void(const Progress&)> progress = {};
};

struct Settings {
  /// Folders searched for scenario names after ./scenarios, in this order.
  std::vector<std::string> scenario_folders;
};

/// Runs one command (`arguments` without the program's name) and returns the exit code of a process: 0 done, 1 ran and
/// what was asked is not so, 2 bad input or usage, 3 input/output, 70 internal, 130 interrupted. Never throws: what
/// went wrong is on `err`, one problem a line. A requested `stop` ends a run within a second and leaves a resumable
/// folder. The commands that write or read results must not run at the same time in two threads of one process.
int run_command(std::span<const std::string> arguments, Console& console, const Settings& settings,
                std::stop_token stop);

}  // namespace piecework::cli
