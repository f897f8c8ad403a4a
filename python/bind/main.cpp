// The extension module piecework._core. This file only lists what the other files of this folder bind.
#include <pybind11/pybind11.h>

#include "python/bind/bind_run.h"
#include "sim/base/version.h"

PYBIND11_MODULE(_core, module) {
  module.doc() = "Compiled half of piecework; use the package, not this module.";
  module.def("version", &piecework::version, "The version of the compiled code.");
  piecework::bind::bind_run(module);
}
