#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "models/cli/session.h"
#include "sim/output/combine.h"
#include "sim/output/store.h"

namespace piecework::cli {
namespace {

/// The folder itself may be among its sources, as with "merge whole *": what it holds is there already.
std::vector<std::string> sources_of(const MergeArguments& arguments) {
  std::vector<std::string> sources = arguments.sources;
  std::erase_if(sources, [&](const std::string& source) {
    std::error_code ignored;
    return std::filesystem::equivalent(source, arguments.folder, ignored);
  });
  return sources;
}

Store opened(const MergeArguments& arguments, const Session& session) {
  const std::vector<std::string> sources = sources_of(arguments);
  if (sources.empty()) {
    return {arguments.folder, read_study(arguments.folder).identity, {.notices = session.notices()}};
  }
  const Combination combination = combination_of(sources, session.notices());
  Store store(arguments.folder, combination.identity, {.notices = session.notices()});
  const std::size_t taken = take_in(store, combination);
  session.console.err << printable(fmt::format("{} replicates of arms copied from {} folders into {}", taken,
                                               sources.size(), arguments.folder))
                      << '\n';
  return store;
}

}  // namespace

int perform(const MergeArguments& arguments, const Session& session) {
  Store store = opened(arguments, session);
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
