#pragma once
// What every command is given, and one `perform` per command. Each is in the file of the command's name and returns an
// exit code; errors are thrown.

#include <span>
#include <stop_token>
#include <string>

#include "models/cli/arguments.h"
#include "models/cli/command.h"
#include "sim/base/notices.h"
#include "sim/config/scenario_file.h"

namespace piecework::cli {

struct Session {
  Console& console;
  const Settings& settings;
  std::stop_token stop;
  std::span<const std::string> words;  // the command line, for the manifest and for the advice how to resume

  [[nodiscard]] LoadOptions load_options() const { return {settings.scenario_folders, {}}; }
  /// Prints to `err`, a warning as such.
  [[nodiscard]] Notices notices() const;
};

int perform(const PrintedText& arguments, const Session& session);
int perform(const RunArguments& arguments, const Session& session);
int perform(const CheckArguments& arguments, const Session& session);
int perform(const ListArguments& arguments, const Session& session);
int perform(const DescribeArguments& arguments, const Session& session);
int perform(const OccupationsArguments& arguments, const Session& session);
int perform(const PopulationArguments& arguments, const Session& session);
int perform(const CrowdworkArguments& arguments, const Session& session);
int perform(const UnitArguments& arguments, const Session& session);
int perform(const SchemaArguments& arguments, const Session& session);
int perform(const HashArguments& arguments, const Session& session);
int perform(const MergeArguments& arguments, const Session& session);
int perform(const VerifyArguments& arguments, const Session& session);
int perform(const DiaryArguments& arguments, const Session& session);
int perform(const BenchArguments& arguments, const Session& session);

/// Control characters as \xNN, so that text from files can neither break a line nor steer a terminal.
std::string printable(std::string_view text);

/// One problem a line.
void print_problems(std::span<const Problem> problems, std::ostream& err);

}  // namespace piecework::cli
