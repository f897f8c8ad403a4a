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
  const auto [first, last] = plan.replicates;
  for (std::uint64_t block = first; block < last; block += plan.threads) {
    const std::uint64_t end = std::min(block + plan.threads, last);
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      for (std::uint64_t replicate = block; replicate < end; ++replicate) {
        if (!done.contains({arms[arm].name, replicate})) trials.push_back({arm, replicate});
      }
    }
  }
  return trials;
}

std::size_t run_missing(const RunPlan& plan, Store& store, Console& console, const std::stop_token& stop) {
  const std::vector<Trial> trials = trials_left(plan, store.done());
  const std::size_t total = (plan.replicates.end - plan.replicates.first) * plan.study.arms().size();
  ProgressReport progress(console, total - trials.size(), total);
  RunStates states(plan.study, store, trials);
  const std::string started = utc_now();
  const auto simulate = [&](const Trial& trial, TrialControl& control) {
    const RunControl watched{control.stop, &control.fraction};
    const auto save = [&](const platform_work::Market& market) { states.save(trial, market); };
    return plan.study.finish(states.begin(trial, watched), {trial.replicate, trial.arm}, watched,
                             {plan.checkpoint_months, save});
  };
  const auto commit = [&](const Trial& trial, ResultFile file, double seconds) {
    store.commit({plan.study.arms()[trial.arm].name, trial.replicate}, std::move(file),
                 record_of(plan, started, seconds));
    states.forget(trial);
  };
  const auto fail = [&](const TrialFailure& failure) {
    store.commit_failure({plan.study.arms()[failure.trial.arm].name, failure.trial.replicate},
                         {failure.message, utc_now(), failure.seconds}, circumstances_of(plan, started));
  };
  const Notices notices = [&](NoticeLevel level, std::string_view words) {
    progress.wipe();
    if (plan.notices) plan.notices(level, words);
  };
  const auto tell = [&](const EnsembleProgress& now) {
    states.tell(notices);
    progress.update(now.done, now.fraction);
  };
  run_ensemble(trials, {simulate, commit, fail},
               {.threads = plan.threads, .stop = stop, .on_error = plan.on_error, .progress = tell});
  return trials.size();
}

}  // namespace piecework::cli
