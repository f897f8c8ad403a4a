#include <vector>

#include "models/cli/run_command.h"

int main(int argc, char** argv) {
  std::vector<const char*> arguments(argv, argv + argc);
  arguments[0] = "piecework-sim";
  return piecework::cli::run_command(argc, arguments.data());
}
