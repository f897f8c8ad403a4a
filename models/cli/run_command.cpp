#include "models/cli/run_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <string_view>

#include "sim/base/version.h"

namespace piecework::cli {

int run_command(int argc, const char* const* argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    fmt::print("{} {}\n", argv[0], version());
    return 0;
  }
  fmt::print(stderr, "usage: {} --version\n", argv[0]);
  return 2;
}

}  // namespace piecework::cli
