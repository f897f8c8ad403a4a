// Independent jobs on several threads, their results committed by one.
//
// Jobs start in the order given. `simulate` runs on worker threads, one job per thread; `commit` and the progress call
// run on the calling thread only, each result as soon as it is finished. A result must be a function of its job alone,
// so the files do not depend on the number of threads. Jobs running and results waiting together never exceed twice
// the number of threads, which bounds the memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>

#include "sim/output/result.h"

namespace piecework {

struct Job {
  std::size_t arm = 0;  // position in the study's list of arms
  std::uint64_t replicate = 0;

  friend bool operator==(const Job&, const Job&) = default;
};

/// A job looks at `stop` often (several times a second) and ends by throwing Interrupted; it may tell how far it is.
struct JobControl {
  std::stop_token stop;
  std::atomic<double>& fraction;  // 0 ... 1
};

struct EnsembleProgress {
  std::size_t done = 0;  // committed
  std::size_t total = 0;
  double fraction = 0;  // of all work, running jobs included
};

struct EnsembleOptions {
  unsigned threads = 1;
  std::stop_token stop = {};
  std::function<void(const EnsembleProgress&)> progress = {};  // at least ten times a second, commits permitting
};

using Simulate = std::function<ResultFile(const Job&, JobControl&)>;
using Commit = std::function<void(const Job&, ResultFile, double seconds)>;

struct EnsembleWork {
  Simulate simulate;
  Commit commit;
};

/// Returns when every job is committed. If `options.stop` is asked for: finished results are committed, the others are
/// told to end, then Interrupted is thrown. If a job throws: jobs after it are told to end, jobs before it are finished
/// and committed, then the exception of the first failed job in the order given is rethrown, whatever the threads did.
/// If `commit` or `progress` throws: everything is told to end and that exception is rethrown.
void run_ensemble(std::span<const Job> jobs, const EnsembleWork& work, const EnsembleOptions& options);

}  // namespace piecework
