#pragma once
// Simulates what a study folder still lacks. As many replicates at a time as there are threads, all their arms before
// the next ones, so that a run that is stopped leaves whole comparisons and no thread waits for another's warm-up.

#include <chrono>
#include <cstddef>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "models/cli/arguments.h"
#include "models/cli/command.h"
#include "models/cli/run_states.h"
#include "models/platform_work/study.h"
#include "sim/ensemble/ensemble.h"
#include "sim/output/store.h"

namespace piecework::cli {

struct RunPlan {
  const platform_work::Study& study;
  ReplicateRange replicates;
  unsigned threads = 1;
  std::string command;  // goes to the manifest, never into a result
  OnError on_error = OnError::stop;
  std::int64_t checkpoint_months = usual_checkpoint_months;  // between two checkpoints of a run; 0 = none
  Notices notices = {};                                      // called on the calling thread only
};

/// As many as the machine has, at least one.
unsigned threads_of_machine();

/// Replicates of arms that the folder lacks, in the order in which they are run.
std::vector<Trial> trials_left(const RunPlan& plan, const std::set<ReplicateId>& done);

/// Runs and commits them, notes in the store which failed; returns how many were tried. Throws Interrupted when
/// stopped: what was finished is committed.
std::size_t run_missing(const RunPlan& plan, Store& store, Console& console, const std::stop_token& stop);

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace piecework::cli
