// The command line without its executable, so that piecework-sim and the Python package run the same code.
#pragma once

namespace piecework::cli {

// Runs one command and returns the process's exit code: 0 done, 1 ran and what was asked is not so, 2 bad input or
// usage, 3 input/output, 70 internal, 130 interrupted. `argv[0]` is the name shown in messages.
int run_command(int argc, const char* const* argv);

}  // namespace piecework::cli
