#pragma once
// Binds the run handle and the command line.

#include <pybind11/pybind11.h>

namespace piecework::bind {

void bind_run(pybind11::module_& module);

}  // namespace piecework::bind
