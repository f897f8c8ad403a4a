#include "models/cli/command.h"

#include <fmt/format.h>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <ostream>

#include "models/cli/session.h"
#include "sim/base/error.h"

namespace piecework::cli {
namespace {

enum ExitCode : std::uint8_t { done = 0, bad_input = 2, output_failed = 3, internal = 70, interrupted = 130 };

int carry_out(const Session& session) {
  const Arguments arguments = parse_arguments(session.words, session.console.program_name);
  const int code = std::visit([&](const auto& chosen) { return perform(chosen, session); }, arguments);
  session.console.out.flush();
  if (!session.console.out) throw OutputError("standard output", "cannot be written", 0);
  return code;
}

int told(std::ostream& err, std::string_view text, ExitCode code) {
  err << printable(text) << '\n';
  return code;
}

/// Inside a catch block: what was thrown, as words and an exit code.
int explain(std::ostream& err) {
  try {
    throw;
  } catch (const InputError& error) {
    print_problems(error.problems(), err);
    return bad_input;
  } catch (const OutputError& error) {
    return told(err, error.what(), output_failed);
  } catch (const std::filesystem::filesystem_error& error) {
    return told(err, error.what(), output_failed);
  } catch (const Interrupted& error) {
    return told(err, error.what(), interrupted);
  } catch (const std::bad_alloc&) {
    return told(err, "out of memory", internal);
  } catch (const std::exception& error) {
    return told(err, fmt::format("{} (this is a fault of the program, please report it)", error.what()), internal);
  }
}

}  // namespace

Notices Session::notices() const {
  return [&err = console.err](NoticeLevel level, std::string_view text) {
    err << (level == NoticeLevel::warning ? "warning: " : "") << printable(text) << '\n';
  };
}

std::string printable(std::string_view text) {
  std::string shown;
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (code < 0x20 || code == 0x7f) {
      shown += fmt::format("\\x{:02x}", code);
    } else {
      shown += letter;
    }
  }
  return shown;
}

void print_problems(std::span<const Problem> problems, std::ostream& err) {
  for (const Problem& problem : problems) err << printable(to_string(problem)) << '\n';
}

int perform(const PrintedText& arguments, const Session& session) {
  session.console.out << arguments.text;
  return done;
}

int run_command(std::span<const std::string> arguments, Console& console, const Settings& settings,
                std::stop_token stop) {
  try {
    return carry_out({console, settings, std::move(stop), arguments});
  } catch (...) {
    return explain(console.err);
  }
}

}  // namespace piecework::cli
