#include <fmt/format.h>
#include <ostream>

#include "models/cli/session.h"
#include "sim/output/store.h"

namespace piecework::cli {

int perform(const MergeArguments& arguments, const Session& session) {
  Store store(arguments.folder, Store::identity_of(arguments.folder), {.notices = session.notices()});
  const MergedStudy merged = store.merge();
  if (merged.done == 0) {
    session.console.err << printable(arguments.folder) << ": no replicate is committed, nothing to merge\n";
    return 1;
  }
  session.console.out << fmt::format("study        {}\nresult_hash  {}\nreplicates   {} of arms, {} missing\n",
                                     printable(merged.path), merged.result_hash, merged.done, merged.missing);
  return 0;
}

}  // namespace piecework::cli
