// Runs chosen replicates of a study again, from what its folder says it is, and compares the result hashes. The folder
// is only read.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "models/cli/progress.h"
#include "models/cli/replay.h"
#include "models/cli/session.h"
#include "models/cli/study_run.h"
#include "sim/config/json.h"
#include "sim/config/problems.h"
#include "sim/output/hash.h"

namespace piecework::cli {
namespace {

using platform_work::Study;

struct Verdict {
  std::string status;  // "equal", "different", "failed" or "altered"
  std::string committed;
  std::string replayed;
  std::string message;
  double seconds = 0;
};

using Verdicts = std::map<ReplicateId, Verdict>;

/// The first, the middle and the last.
std::vector<std::uint64_t> spread_over(const std::set<std::uint64_t>& replicates) {
  const std::vector<std::uint64_t> all(replicates.begin(), replicates.end());
  if (all.size() <= 3) return all;
  return {all.front(), all[all.size() / 2], all.back()};
}

/// Committed replicates of the chosen arms, arm by arm; at least one of each replicate that was named.
std::vector<ReplicateId> chosen_of(const VerifyArguments& arguments, const Journal& journal) {
  check_arms(arguments.arms, journal);
  const std::vector<std::string>& arms = arguments.arms.empty() ? journal.arms : arguments.arms;
  std::set<std::uint64_t> there;
  for (const auto& [id, committed] : journal.committed) {
    if (std::ranges::find(arms, id.arm) != arms.end()) there.insert(id.replicate);
  }
  Problems problems;
  for (const std::uint64_t replicate : arguments.replicates) {
    if (there.contains(replicate)) continue;
    problems.add(Problem{{"--replicates", 0, 0},
                         {},
                         fmt::format("replicate {} is not committed", replicate),
                         {fmt::format("{}", fmt::join(there, ", "))},
                         {}});
  }
  problems.throw_if_any();
  std::vector<ReplicateId> chosen;
  for (const std::uint64_t replicate : arguments.replicates.empty() ? spread_over(there) : arguments.replicates) {
    for (const std::string& arm : arms) {
      if (journal.committed.contains({arm, replicate})) chosen.push_back({arm, replicate});
    }
  }
  return chosen;
}

/// What stands in the folder, before anything is run: altered files need no replay.
Verdicts verdicts_on_files(const std::vector<ReplicateId>& chosen, const Journal& journal, const std::string& folder) {
  Verdicts verdicts;
  for (const ReplicateId& id : chosen) {
    const Committed& committed = journal.committed.at(id);
    const std::string path = folder + "/" + file_of(id);
    Verdict& verdict = verdicts[id];
    verdict.committed = committed.result_hash;
    if (!exists(path)) {
      verdict.status = "altered";
      verdict.message = path + " is missing";
    } else if (sha256_file(path) != committed.sha256) {
      verdict.status = "altered";
      verdict.message = path + " is not the file that was committed";
    }
  }
  return verdicts;
}

struct Replay {
  const Study& study;
  unsigned threads;
  Verdicts& verdicts;
};

void replay(const Replay& work, const Session& session) {
  const std::vector<platform_work::Arm>& arms = work.study.arms();
  std::vector<Trial> trials;
  for (const auto& [id, verdict] : work.verdicts) {
    if (verdict.status.empty()) trials.push_back({arm_named(arms, id.arm), id.replicate});
  }
  std::ranges::sort(trials, {}, [](const Trial& trial) { return std::pair(trial.replicate, trial.arm); });
  ProgressReport progress(session.console, work.verdicts.size() - trials.size(), work.verdicts.size());
  const auto verdict_on = [&](const Trial& trial) -> Verdict& {
    return work.verdicts.at({arms[trial.arm].name, trial.replicate});
  };
  const auto simulate = [&](const Trial& trial, TrialControl& control) {
    return work.study.simulate(trial.arm, trial.replicate, {control.stop, &control.fraction});
  };
  const auto compare = [&](const Trial& trial, const ResultFile& file, double seconds) {
    Verdict& verdict = verdict_on(trial);
    verdict.seconds = seconds;
    verdict.replayed = result_hash(file);
    verdict.status = verdict.replayed == verdict.committed ? "equal" : "different";
  };
  const auto fail = [&](const TrialFailure& failure) {
    Verdict& verdict = verdict_on(failure.trial);
    verdict.seconds = failure.seconds;
    verdict.message = failure.message;
    verdict.status = "failed";
  };
  const auto tell = [&](const EnsembleProgress& now) { progress.update(now.done, now.fraction); };
  run_ensemble(trials, {simulate, compare, fail},
               {.threads = work.threads, .stop = session.stop, .on_error = OnError::go_on, .progress = tell});
}

std::string line_of(const ReplicateId& id, const Verdict& verdict) {
  std::string line = fmt::format("{:<10} {}", verdict.status, name_of(id));
  if (verdict.status == "equal") line += fmt::format("  {}", verdict.committed);
  if (verdict.status == "different") {
    line += fmt::format("  {} committed, {} replayed", verdict.committed, verdict.replayed);
  }
  return verdict.message.empty() ? line : line + ": " + verdict.message;
}

Node as_json(const std::string& folder, const Verdicts& verdicts, bool equal) {
  Node::Array rows;
  for (const auto& [id, verdict] : verdicts) {
    Node::Table row;
    row.set("arm", {id.arm, {}});
    row.set("replicate", {static_cast<std::int64_t>(id.replicate), {}});
    row.set("status", {verdict.status, {}});
    row.set("committed", {verdict.committed, {}});
    row.set("replayed", {verdict.replayed, {}});
    row.set("message", {verdict.message, {}});
    row.set("seconds", {verdict.seconds, {}});
    rows.push_back({std::move(row), {}});
  }
  Node::Table table;
  table.set("study", {folder, {}});
  table.set("equal", {equal, {}});
  table.set("replicates", {std::move(rows), {}});
  return {std::move(table), {}};
}

}  // namespace

int perform(const VerifyArguments& arguments, const Session& session) {
  const Journal journal = read_study(arguments.folder, session.notices());
  const std::vector<ReplicateId> chosen = chosen_of(arguments, journal);
  if (chosen.empty()) {
    session.console.err << printable(arguments.folder) << ": no replicate is committed, nothing to verify\n";
    return 1;
  }
  const Study study = study_in(arguments.folder, journal, session);
  Verdicts verdicts = verdicts_on_files(chosen, journal, arguments.folder);
  replay({study, arguments.threads.value_or(threads_of_machine()), verdicts}, session);
  const bool equal = std::ranges::all_of(verdicts, [](const auto& entry) { return entry.second.status == "equal"; });
  if (arguments.json) {
    session.console.out << to_json(as_json(arguments.folder, verdicts, equal)) << '\n';
  } else {
    for (const ReplicateId& id : chosen) session.console.out << printable(line_of(id, verdicts.at(id))) << '\n';
  }
  return equal ? 0 : 1;
}

}  // namespace piecework::cli
