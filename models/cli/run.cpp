#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "models/cli/request.h"
#include "models/cli/session.h"
#include "models/cli/study_run.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

using platform_work::Study;

/// "toronto/grown" gives studies/toronto-grown-<hash>, a path gives its file's name.
std::string default_folder(const std::string& scenario, const Study& study) {
  std::string name = scenario;
  if (name.ends_with(".toml")) name = std::filesystem::path(name).stem().string();
  std::replace(name.begin(), name.end(), '/', '-');
  name.erase(0, name.find_first_not_of(".-"));
  return fmt::format("studies/{}-{}", name, study.short_hash());
}

bool holds_something(const std::string& folder) {
  const std::vector<std::string> names = names_in(folder);
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name != ".lock" && !name.ends_with(".tmp"); });
}

Store open_store(const std::string& folder, const Study& study, const RunArguments& arguments, const Session& session) {
  const bool begun = holds_something(folder);
  Store store(folder, study.identity(), {.notices = session.notices()});
  if (begun && !arguments.resume) {
    throw InputError(Problem{{folder, 0, 0},
                             {},
                             fmt::format("holds {} replicates of arms of this study already", store.done().size()),
                             {"--resume to add what is missing", "--out with another folder"},
                             {}});
  }
  return store;
}

/// A word as a shell reads it back.
std::string quoted(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+:,./@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string inside;
  for (const char letter : word) inside += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return "'" + inside + "'";
}

std::string command_line(const Session& session, bool resume) {
  std::string line = session.console.program_name;
  bool says_resume = false;
  for (const std::string& word : session.words) {
    says_resume = says_resume || word == "--resume";
    line += " " + quoted(word);
  }
  return resume && !says_resume ? line + " --resume" : line;
}

std::vector<std::string> arm_names(const Study& study) {
  std::vector<std::string> names;
  for (const platform_work::Arm& arm : study.arms()) names.push_back(arm.name);
  return names;
}

std::string range_text(const ReplicateRange& range) {
  return range.end - range.first == 1 ? fmt::format("replicate {}", range.first)
                                      : fmt::format("replicates {} to {}", range.first, range.end - 1);
}

void announce(const RunArguments& arguments, const Study& study, const std::string& folder, const Session& session) {
  const platform_work::Scenario& scenario = study.scenario();
  session.console.err << printable(fmt::format("{}: {}; {}; {} to {} (exclusive), scale {}, seed {}; into {}",
                                               arguments.scenario, fmt::join(arm_names(study), ", "),
                                               range_text(arguments.replicates), scenario.period.start,
                                               scenario.period.until, scenario.scale.residents, study.seed(), folder))
                      << '\n';
}

int advise_resuming(const Store& store, const std::string& folder, const Session& session) {
  session.console.err << printable(fmt::format("interrupted; {} replicates of arms are safe in {}. Go on with: {}",
                                               store.done().size(), folder, command_line(session, true)))
                      << '\n';
  return 130;
}

/// Failures among the replicates that were asked for, one line each.
std::size_t tell_failures(const RunPlan& plan, const Store& store, const Session& session) {
  std::size_t count = 0;
  for (const auto& [id, failure] : store.failures()) {
    if (id.replicate < plan.replicates.first || id.replicate >= plan.replicates.end) continue;
    session.console.err << printable(fmt::format("{} failed after {:.1f} s: {}", name_of(id), failure.seconds,
                                                 failure.message))
                        << '\n';
    ++count;
  }
  return count;
}

struct Outcome {
  const RunArguments& arguments;
  const Study& study;
  const Store& store;
  const MergedStudy& merged;
  unsigned threads;
  double seconds;
};

std::vector<std::uint64_t> replicates_of(const Store& store) {
  std::set<std::uint64_t> replicates;
  for (const ReplicateId& id : store.done()) replicates.insert(id.replicate);
  return {replicates.begin(), replicates.end()};
}

Node failures_node(const Store& store) {
  Node::Array failures;
  for (const auto& [id, failure] : store.failures()) {
    Node::Table table;
    table.set("arm", {id.arm, {}});
    table.set("replicate", {static_cast<std::int64_t>(id.replicate), {}});
    table.set("message", {failure.message, {}});
    table.set("when", {failure.when, {}});
    table.set("seconds", {failure.seconds, {}});
    failures.push_back({std::move(table), {}});
  }
  return {std::move(failures), {}};
}

Node as_json(const Outcome& outcome) {
  Node::Array arms;
  for (const std::string& name : arm_names(outcome.study)) arms.push_back({name, {}});
  Node::Array replicates;
  for (const std::uint64_t each : replicates_of(outcome.store)) {
    replicates.push_back({static_cast<std::int64_t>(each), {}});
  }
  Node::Table table;
  table.set("study", {outcome.store.folder(), {}});
  table.set("arms", {std::move(arms), {}});
  table.set("replicates", {std::move(replicates), {}});
  table.set("seed", {static_cast<std::int64_t>(outcome.study.seed()), {}});
  table.set("scale", {outcome.study.scenario().scale.residents, {}});
  table.set("until", {outcome.study.scenario().period.until, {}});
  table.set("result_hash", {outcome.merged.result_hash, {}});
  table.set("complete", {outcome.merged.missing == 0 && outcome.store.failures().empty(), {}});
  table.set("failures", failures_node(outcome.store));
  table.set("seconds", {outcome.seconds, {}});
  table.set("threads", {static_cast<std::int64_t>(outcome.threads), {}});
  return {std::move(table), {}};
}

std::string as_text(const Outcome& outcome) {
  std::string text = fmt::format("study        {}\narms         {}\nreplicates   {}\n", outcome.store.folder(),
                                 fmt::join(arm_names(outcome.study), ", "), replicates_of(outcome.store).size());
  if (!outcome.store.failures().empty()) {
    text += fmt::format("failed       {} replicates of arms\n", outcome.store.failures().size());
  }
  if (outcome.merged.missing > 0) text += fmt::format("missing      {} replicates of arms\n", outcome.merged.missing);
  return text + fmt::format("result_hash  {}\nseconds      {:.1f}\n", outcome.merged.result_hash, outcome.seconds);
}

}  // namespace

int perform(const RunArguments& arguments, const Session& session) {
  const Stopwatch watch;
  const platform_work::StudyRequest request = request_of(arguments, session);
  const Study study(request, session.notices());
  const std::string folder = arguments.out.value_or(default_folder(arguments.scenario, study));
  Store store = open_store(folder, study, arguments, session);
  store.remember(as_node(request));
  announce(arguments, study, folder, session);
  const RunPlan plan{study,
                     arguments.replicates,
                     arguments.threads.value_or(threads_of_machine()),
                     command_line(session, false),
                     arguments.on_error,
                     arguments.checkpoint_months,
                     session.notices()};
  try {
    run_missing(plan, store, session.console, session.stop);
  } catch (const Interrupted&) {
    return advise_resuming(store, folder, session);
  } catch (const std::exception&) {
    tell_failures(plan, store, session);
    throw;
  }
  const std::size_t failed = tell_failures(plan, store, session);
  const MergedStudy merged = store.merge();
  const Outcome outcome{arguments, study, store, merged, plan.threads, watch.seconds()};
  session.console.out << (arguments.json ? to_json(as_json(outcome)) + "\n" : as_text(outcome));
  return failed == 0 ? 0 : 70;
}

}  // namespace piecework::cli
