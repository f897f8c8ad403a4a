#include "python/bind/bind_run.h"

#include <pybind11/stl.h>

#include <chrono>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "python/bind/run.h"

namespace py = pybind11;

namespace piecework::bind {
namespace {

using Texts = std::vector<std::string>;
using WithoutLock = py::call_guard<py::gil_scoped_release>;

constexpr std::chrono::milliseconds slice{100};

std::unique_ptr<Run> start(const Texts& arguments, const Texts& scenario_folders) {
  return std::make_unique<Run>(arguments, scenario_folders, Streams::captured);
}

/// Whatever a signal's Python handler raises is a wish to stop.
bool interrupted() {
  const py::gil_scoped_acquire lock;
  if (PyErr_CheckSignals() == 0) return false;
  PyErr_Clear();
  return true;
}

int command(const Texts& arguments, const Texts& scenario_folders, bool terminal) {
  Run run(arguments, scenario_folders, terminal ? Streams::terminal : Streams::inherited);
  while (!run.wait(slice)) {
    if (interrupted()) run.request_stop();
  }
  return run.result().exit_code;
}

std::tuple<std::size_t, std::size_t, double> poll(const Run& run) {
  const auto progress = run.progress();
  return {progress.done, progress.total, progress.fraction};
}

bool wait(const Run& run, int milliseconds) { return run.wait(std::chrono::milliseconds(milliseconds)); }

/// Texts as bytes: a message may quote a file that is not UTF-8.
py::tuple result(const Run& run) {
  Result found;
  {
    const py::gil_scoped_release unlocked;
    found = run.result();
  }
  return py::make_tuple(found.exit_code, py::bytes(found.output), py::bytes(found.messages));
}

}  // namespace

void bind_run(py::module_& module) {
  py::class_<Run>(module, "Run", py::release_gil_before_calling_cpp_dtor(), "One command at work in its own thread.")
      .def("poll", &poll, "Replicates done, replicates asked for, fraction of the whole.")
      .def("finished", &Run::finished, "Whether the command has ended.")
      .def("request_stop", &Run::request_stop, "Ask the command to end within a second; what is done stays valid.")
      .def("wait", &wait, py::arg("milliseconds"), WithoutLock(),
           "True once the command has ended, False after the time.")
      .def("result", &result, "Wait for the end; exit code, standard output, standard error.");
  module.def("start", &start, py::arg("arguments"), py::arg("scenario_folders"),
             "Start one command line (without the program's name), its output captured.");
  module.def("command", &command, py::arg("arguments"), py::arg("scenario_folders"), py::arg("terminal"), WithoutLock(),
             "Run one command line on this process's standard streams and return its exit code; an interrupt stops it. "
             "`terminal`: standard error is one.");
}

}  // namespace piecework::bind
