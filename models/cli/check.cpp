#include <ostream>

#include "models/cli/session.h"
#include "models/platform_work/study.h"
#include "sim/config/scenario_file.h"

namespace piecework::cli {
namespace {

/// A file with the key `policy` is a policy's record, every other one a scenario.
void check_file(const std::string& file, const CheckArguments& arguments, const Session& session) {
  LoadOptions load_options = session.load_options();
  const LoadedFile loaded = load(file, load_options);
  if (find(loaded.root, "policy")) {
    platform_work::read_policy_file(loaded.files.back(), load_options);
    return;
  }
  load_options.overrides = arguments.overrides;
  platform_work::StudyRequest request;
  request.scenario = file;
  request.load = load_options;
  const platform_work::Study study(request, session.notices());
}

}  // namespace

int perform(const CheckArguments& arguments, const Session& session) {
  bool fine = true;
  for (const std::string& file : arguments.files) {
    try {
      check_file(file, arguments, session);
      session.console.out << printable(file) << ": nothing wrong\n";
    } catch (const InputError& error) {
      fine = false;
      print_problems(error.problems(), session.console.err);
    }
  }
  return fine ? 0 : 2;
}

}  // namespace piecework::cli
