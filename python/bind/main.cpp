// The extension module piecework._core. This file only lists what the other files of this folder bind.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/cli/run_command.h"
#include "sim/base/version.h"

namespace {

int command(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv{"piecework"};
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  return piecework::cli::run_command(static_cast<int>(argv.size()), argv.data());
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  module.doc() = "Compiled half of piecework; use the package, not this module.";
  module.def("version", &piecework::version, "The version of the compiled code.");
  module.def("command", &command, pybind11::arg("arguments"), pybind11::call_guard<pybind11::gil_scoped_release>(),
             "Run one command line (without the program's name) and return its exit code.");
}
