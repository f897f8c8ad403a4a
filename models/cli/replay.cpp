#include "models/cli/replay.h"

#include <algorithm>

#include "models/cli/request.h"
#include "sim/config/json.h"
#include "sim/config/problems.h"

namespace piecework::cli {

platform_work::Study study_in(const std::string& folder, const Journal& journal, const Session& session) {
  platform_work::Study study(request_in(journal, session.load_options()), session.notices());
  const std::string different = differences(journal.identity, parse_json(to_json(study.identity()), folder));
  if (different.empty()) return study;
  throw InputError(Problem{{folder, 0, 0},
                           {},
                           "cannot be replayed, because scenario, policies or data are no longer those it was made "
                           "with: " +
                               different,
                           {},
                           {}});
}

void check_arms(const std::vector<std::string>& arms, const Journal& journal) {
  Problems problems;
  for (const std::string& arm : arms) {
    if (std::ranges::find(journal.arms, arm) != journal.arms.end()) continue;
    problems.add_unknown({{"--arms", 0, 0}, {}, "the study has no arm '" + arm + "'", {}, {}}, arm, journal.arms);
  }
  problems.throw_if_any();
}

std::size_t arm_named(const std::vector<platform_work::Arm>& arms, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(arms, name, &platform_work::Arm::name) - arms.begin());
}

}  // namespace piecework::cli
