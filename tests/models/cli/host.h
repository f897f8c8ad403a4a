#pragma once
// A host for command lines in memory: what a terminal or a notebook would see, as texts.

#include <sstream>
#include <stop_token>
#include <string>
#include <vector>

#include "models/cli/command.h"

namespace piecework::cli {

struct Answer {
  int code = -1;
  std::string out;
  std::string err;

  [[nodiscard]] bool err_says(const std::string& words) const { return err.find(words) != std::string::npos; }
  [[nodiscard]] bool out_says(const std::string& words) const { return out.find(words) != std::string::npos; }
};

inline Answer answer_to(const std::vector<std::string>& words, const std::stop_token& stop = {}) {
  std::ostringstream out;
  std::ostringstream err;
  Console console{.out = out, .err = err, .err_is_terminal = false, .program_name = "piecework-sim", .progress = {}};
  const Settings settings{{PIECEWORK_SOURCE_DIR "/scenarios"}};
  const int code = run_command(words, console, settings, stop);
  return {code, out.str(), err.str()};
}

}  // namespace piecework::cli
