// What happened to some residents of a study, event by event, and what the market posted: their run is simulated again,
// and must come to the result that was committed. The folder is only read.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <ostream>
#include <set>

#include "models/cli/progress.h"
#include "models/cli/replay.h"
#include "models/cli/session.h"
#include "models/cli/study_run.h"
#include "sim/config/problems.h"
#include "sim/output/hash.h"

namespace piecework::cli {
namespace {

using platform_work::DiaryEvent;
using platform_work::DiaryKindInfo;
using platform_work::Postings;
using platform_work::Study;

constexpr std::string_view head =
    "arm,replicate,person,time,event,amount,unit,count,counted,other,names,detail,note,label_en,label_fr\n";

/// The replicate that was named, or the first that is committed in every arm.
std::uint64_t chosen_replicate(const DiaryArguments& arguments, const std::vector<std::string>& arms,
                               const Journal& journal) {
  std::set<std::uint64_t> whole;
  for (const auto& [id, committed] : journal.committed) {
    const auto there = [&](const std::string& arm) { return journal.committed.contains({arm, id.replicate}); };
    if (std::ranges::all_of(arms, there)) whole.insert(id.replicate);
  }
  if (arguments.replicate ? whole.contains(*arguments.replicate) : !whole.empty()) {
    return arguments.replicate.value_or(whole.empty() ? 0 : *whole.begin());
  }
  const std::string which = arguments.replicate ? fmt::format("replicate {}", *arguments.replicate) : "no replicate";
  throw InputError(Problem{
      {"--replicate", 0, 0},
      {},
      fmt::format("{} is {}committed in {}", which, arguments.replicate ? "not " : "", fmt::join(arms, " and ")),
      {whole.empty() ? "none; run the study again with --resume" : fmt::format("{}", fmt::join(whole, ", "))},
      {}});
}

std::string in_quotes(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return quoted + "\"";
}

/// Hundredths as a decimal number.
std::string decimal(std::int64_t hundredths) {
  const std::int64_t size = std::abs(hundredths);
  return fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
}

std::string row_of(const ReplicateId& run, const DiaryEvent& event) {
  const DiaryKindInfo& kind = info_of(event.kind);
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", in_quotes(run.arm), run.replicate,
                     is_of_market(event.kind) ? "" : fmt::format("{}", event.person), to_string(event.time), kind.name,
                     kind.unit.empty() ? "" : decimal(event.amount), kind.unit,
                     kind.counted.empty() ? "" : fmt::format("{}", event.count), kind.counted,
                     kind.other.empty() ? "" : fmt::format("{}", event.other), kind.other, in_quotes(event.detail),
                     in_quotes(event.note), in_quotes(kind.label_en), in_quotes(kind.label_fr));
}

/// The lives in each of these arms, one list of events an arm.
struct Replay {
  const Study& study;
  const Journal& journal;
  const std::vector<std::string>& arms;
  std::uint64_t replicate;
};

/// What was simulated must be what was committed, or the diary would be of another life.
void check_hash(const ReplicateId& id, const ResultFile& file, const Journal& journal) {
  if (result_hash(file) == journal.committed.at(id).result_hash) return;
  throw InputError(Problem{{name_of(id), 0, 0},
                           {},
                           "its replay comes to another result than was committed, so a diary would be of another "
                           "life: this program is not the one that the study was made with",
                           {"run the study again with this program, or use the one that made it"},
                           {}});
}

std::vector<std::vector<DiaryEvent>> lives(const Replay& replay, const DiaryArguments& arguments,
                                           const Session& session) {
  std::vector<Trial> trials;
  for (const std::string& arm : replay.arms) trials.push_back({arm_named(replay.study.arms(), arm), replay.replicate});
  std::vector<std::vector<DiaryEvent>> found(replay.study.arms().size());  // each thread writes to those of its arm
  const platform_work::DiaryPlan plan{arguments.persons, arguments.market ? Postings::told : Postings::left_out};
  const auto simulate = [&](const Trial& trial, TrialControl& control) {
    platform_work::Lived lived =
        replay.study.live({trial.replicate, trial.arm}, plan, {control.stop, &control.fraction});
    found[trial.arm] = std::move(lived.events);
    return std::move(lived.file);
  };
  const auto compare = [&](const Trial& trial, const ResultFile& file, double) {
    check_hash({replay.study.arms()[trial.arm].name, trial.replicate}, file, replay.journal);
  };
  ProgressReport progress(session.console, 0, trials.size());
  const auto tell = [&](const EnsembleProgress& now) { progress.update(now.done, now.fraction); };
  run_ensemble(trials, {simulate, compare},
               {.threads = arguments.threads.value_or(threads_of_machine()), .stop = session.stop, .progress = tell});
  return found;
}

}  // namespace

int perform(const DiaryArguments& arguments, const Session& session) {
  const Journal journal = read_study(arguments.folder, session.notices());
  check_arms(arguments.arms, journal);
  const std::vector<std::string>& arms = arguments.arms.empty() ? journal.arms : arguments.arms;
  const std::uint64_t replicate = chosen_replicate(arguments, arms, journal);
  const Study study = study_in(arguments.folder, journal, session);
  const auto found = lives({study, journal, arms, replicate}, arguments, session);
  session.console.out << head;
  for (const std::string& arm : arms) {
    for (const DiaryEvent& event : found[arm_named(study.arms(), arm)]) {
      session.console.out << row_of({arm, replicate}, event);
    }
  }
  return 0;
}

}  // namespace piecework::cli
