// Independent trials on several threads, their results committed by one.
//
// Trials start in the order given. `simulate` runs on the threads of a pool, one trial on each; `commit` and the
// progress call run on the calling thread only, each result as soon as it is finished. A result must be a function of
// its trial alone, so the files do not depend on the number of threads. Trials running and results waiting together
// never exceed twice the number of threads, which bounds the memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include "sim/output/result.h"

namespace piecework {

struct Trial {
  std::size_t arm = 0;  // position in the study's list of arms
  std::uint64_t replicate = 0;

  friend bool operator==(const Trial&, const Trial&) = default;
};

/// A trial looks at `stop` often (several times a second) and ends by throwing Interrupted; it may tell how far it is.
struct TrialControl {
  std::stop_token stop;
  std::atomic<double>& fraction;  // 0 ... 1
};

/// What becomes of the other trials when one fails. An OutputError (a full disk) or Interrupted is no failure of the
/// trial: it ends the run in either case.
enum class OnError { stop, go_on };

struct TrialFailure {
  Trial trial;
  std::string message;  // what was thrown
  double seconds = 0;   // until then
};

struct EnsembleProgress {
  std::size_t done = 0;  // committed
  std::size_t total = 0;
  double fraction = 0;  // of all work, running trials included
};

struct EnsembleOptions {
  unsigned threads = 1;
  std::stop_token stop = {};
  OnError on_error = OnError::stop;
  std::function<void(const EnsembleProgress&)> progress = {};  // at least ten times a second, commits permitting
};

using Simulate = std::function<ResultFile(const Trial&, TrialControl&)>;
using Commit = std::function<void(const Trial&, ResultFile, double seconds)>;
using Fail = std::function<void(const TrialFailure&)>;

struct EnsembleWork {
  Simulate simulate;
  Commit commit;
  Fail fail = {};  // told of each trial that failed, on the calling thread like `commit`
};

/// Returns when every trial is committed or, with OnError::go_on, has failed. If `options.stop` is asked for: finished
/// results are committed, the others are told to end, then Interrupted is thrown. With OnError::stop, if a trial
/// throws: trials after it are told to end, trials before it are finished and committed, then the exception of the
/// first failed trial in the order given is rethrown, whatever the threads did. If `commit`, `fail` or `progress`
/// throws: everything is told to end and that exception is rethrown.
void run_ensemble(std::span<const Trial> trials, const EnsembleWork& work, const EnsembleOptions& options);

}  // namespace piecework
