#include "models/cli/study_run.h"

#include <algorithm>
#include <thread>

#include "models/cli/progress.h"

namespace piecework::cli {
namespace {

Node text(std::string words) { return {std::move(words), {}}; }

/// What the manifest tells of where and how a replicate was run.
Node::Table circumstances_of(const RunPlan& plan, const std::string& started) {
  Node::Table record;
  record.set("started", text(started));
  record.set("host", text(host_name()));
  record.set("threads", {static_cast<std::int64_t>(plan.threads), {}});
  record.set("command", text(plan.command));
  return record;
}

Node::Table record_of(const RunPlan& plan, const std::string& started, double seconds) {
  Node::Table record = circumstances_of(plan, started);
  record.set("committed", text(utc_now()));
  record.set("seconds", {seconds, {}});
  return record;
}

}  // namespace

unsigned threads_of_machine() { return std::max(1U, std::thread::hardware_concurrency()); }

std::vector<Trial> trials_left(const RunPlan& plan, const std::set<ReplicateId>& done) {
  std::vector<Trial> trials;
  const std::vector<platform_work::Arm>& arms = plan.study.arms();
  for (std::uint64_t replicate = plan.replicates.first; replicate < plan.replicates.end; ++replicate) {
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      if (!done.contains({arms[arm].name, replicate})) trials.push_back({arm, replicate});
    }
  }
  return trials;
}

std::size_t run_missing(const RunPlan& plan, Store& store, Console& console, const std::stop_token& stop) {
  const std::vector<Trial> trials = trials_left(plan, store.done());
  const std::size_t total = (plan.replicates.end - plan.replicates.first) * plan.study.arms().size();
  ProgressReport progress(console, total - trials.size(), total);
  const std::string started = utc_now();
  const auto simulate = [&](const Trial& trial, TrialControl& control) {
    return plan.study.simulate(trial.arm, trial.replicate, {control.stop, &control.fraction});
  };
  const auto commit = [&](const Trial& trial, ResultFile file, double seconds) {
    store.commit({plan.study.arms()[trial.arm].name, trial.replicate}, std::move(file),
                 record_of(plan, started, seconds));
  };
  const auto fail = [&](const TrialFailure& failure) {
    store.commit_failure({plan.study.arms()[failure.trial.arm].name, failure.trial.replicate},
                         {failure.message, utc_now(), failure.seconds}, circumstances_of(plan, started));
  };
  const auto tell = [&](const EnsembleProgress& now) { progress.update(now.done, now.fraction); };
  run_ensemble(trials, {simulate, commit, fail},
               {.threads = plan.threads, .stop = stop, .on_error = plan.on_error, .progress = tell});
  return trials.size();
}

}  // namespace piecework::cli
