#include <fmt/format.h>
#include <ostream>

#include "models/cli/session.h"
#include "sim/output/store.h"

namespace piecework::cli {

int perform(const HashArguments& arguments, const Session& session) {
  const StudyHash hash = hash_study(arguments.folder);
  session.console.out << hash.computed << '\n';
  if (hash.computed == hash.stored) return 0;
  session.console.err << printable(fmt::format("{}: study.h5 was made with result_hash \"{}\"; its content was altered",
                                               arguments.folder, hash.stored))
                      << '\n';
  return 1;
}

}  // namespace piecework::cli
