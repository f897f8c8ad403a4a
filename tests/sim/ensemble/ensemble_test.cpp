#include "sim/ensemble/ensemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sim/base/error.h"
#include "sim/output/hdf5.h"

namespace piecework {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::vector<Trial> trials_of(std::size_t arms, std::uint64_t replicates) {
  std::vector<Trial> trials;
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t arm = 0; arm < arms; ++arm) trials.push_back({arm, replicate});
  }
  return trials;
}

/// A result that is a function of the trial alone.
ResultFile result_of(const Trial& trial) {
  const auto number = static_cast<std::int64_t>(10 * trial.replicate + trial.arm);
  ResultFile file;
  file.variables = {{"/number", {}, {}, std::vector<std::int64_t>{number}, {}}};
  return file;
}

std::int64_t number_in(const ResultFile& file) {
  return std::get<std::vector<std::int64_t>>(file.variables.at(0).values).at(0);
}

/// Runs for `length`, looking at the stop token as a trial must.
void work_for(Clock::duration length, const TrialControl& control) {
  for (const auto end = Clock::now() + length; Clock::now() < end;) {
    if (control.stop.stop_requested()) throw Interrupted();
    std::this_thread::sleep_for(1ms);
  }
}

const Commit ignore = [](const Trial&, ResultFile, double) {};

TEST(Ensemble, FilesDoNotDependOnTheNumberOfThreads) {
  const std::vector<Trial> trials = trials_of(3, 5);
  const auto images_with = [&](unsigned threads) {
    std::map<std::int64_t, std::vector<std::byte>> images;
    const Simulate simulate = [](const Trial& trial, TrialControl& control) {
      work_for((trial.replicate * 7 + trial.arm * 3) % 5 * 1ms, control);
      return result_of(trial);
    };
    const Commit commit = [&](const Trial& trial, const ResultFile& file, double) {
      EXPECT_EQ(number_in(file), static_cast<std::int64_t>(10 * trial.replicate + trial.arm));
      images[number_in(file)] = to_image(file);
    };
    run_ensemble(trials, {simulate, commit}, {.threads = threads});
    return images;
  };
  const auto one = images_with(1);
  EXPECT_EQ(one.size(), trials.size());
  EXPECT_EQ(images_with(2), one);
  EXPECT_EQ(images_with(4), one);
}

TEST(Ensemble, CommitsAndProgressRunOnTheCallingThread) {
  const auto here = std::this_thread::get_id();
  std::set<std::thread::id> threads;
  std::mutex mutex;
  const Simulate simulate = [&](const Trial& trial, TrialControl& control) {
    work_for(5ms, control);
    const std::lock_guard lock(mutex);
    threads.insert(std::this_thread::get_id());
    return result_of(trial);
  };
  const Commit commit = [&](const Trial&, const ResultFile&, double seconds) {
    EXPECT_EQ(std::this_thread::get_id(), here);
    EXPECT_GE(seconds, 0.005);
  };
  const auto progress = [&](const EnsembleProgress&) { EXPECT_EQ(std::this_thread::get_id(), here); };
  run_ensemble(trials_of(2, 4), {simulate, commit}, {.threads = 2, .progress = progress});
  EXPECT_EQ(threads.size(), 2u);
  EXPECT_FALSE(threads.contains(here));
}

TEST(Ensemble, ProgressIsFrequentMonotoneAndEndsAtOne) {
  std::vector<double> fractions;
  std::size_t done = 0;
  const Simulate simulate = [](const Trial& trial, TrialControl& control) {
    for (int i = 1; i <= 10; ++i) {
      work_for(30ms, control);
      control.fraction = 0.1 * i;
    }
    return result_of(trial);
  };
  const auto progress = [&](const EnsembleProgress& now) {
    fractions.push_back(now.fraction);
    EXPECT_EQ(now.total, 4u);
    EXPECT_GE(now.done, done);
    done = now.done;
  };
  const auto start = Clock::now();
  run_ensemble(trials_of(2, 2), {simulate, ignore}, {.threads = 2, .progress = progress});
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  EXPECT_GE(static_cast<double>(fractions.size()), 10 * seconds);
  EXPECT_TRUE(std::ranges::is_sorted(fractions));
  EXPECT_EQ(fractions.front(), 0.0);
  EXPECT_EQ(fractions.back(), 1.0);
  EXPECT_EQ(done, 4u);
}

TEST(Ensemble, ResultsWaitingAreBounded) {
  std::atomic<int> alive = 0;  // simulated or running, not yet committed
  std::atomic<int> most = 0;
  const Simulate simulate = [&](const Trial& trial, TrialControl&) {
    most = std::max(most.load(), ++alive);
    return result_of(trial);
  };
  const Commit slow = [&](const Trial&, const ResultFile&, double) {
    std::this_thread::sleep_for(2ms);
    --alive;
  };
  run_ensemble(trials_of(2, 20), {simulate, slow}, {.threads = 2});
  EXPECT_LE(most, 2 * 2 + 1);  // the one being committed has left the queue
  EXPECT_GE(most, 2);
}

TEST(Ensemble, AFailedTrialStopsTheLaterOnesAndIsRethrown) {
  const std::vector<Trial> trials = trials_of(1, 50);
  std::set<std::int64_t> committed;
  std::atomic<int> started = 0;
  const Simulate simulate = [&](const Trial& trial, TrialControl& control) {
    ++started;
    if (trial.replicate == 3) throw std::runtime_error("trial 3");
    work_for(trial.replicate < 3 ? 20ms : 10s, control);
    return result_of(trial);
  };
  const Commit commit = [&](const Trial&, const ResultFile& file, double) { committed.insert(number_in(file)); };
  const auto start = Clock::now();
  EXPECT_THROW(
      {
        try {
          run_ensemble(trials, {simulate, commit}, {.threads = 4});
        } catch (const std::runtime_error& error) {
          EXPECT_STREQ(error.what(), "trial 3");
          throw;
        }
      },
      std::runtime_error);
  EXPECT_LT(Clock::now() - start, 1s);
  EXPECT_LE(started, 5);
  EXPECT_EQ(committed, (std::set<std::int64_t>{0, 10, 20}));
}

TEST(Ensemble, TheFirstFailureInOrderWinsWhateverTheTiming) {
  const Simulate simulate = [](const Trial& trial, TrialControl& control) -> ResultFile {
    work_for(trial.replicate == 1 ? 60ms : 5ms, control);
    if (trial.replicate >= 1) throw std::runtime_error("trial " + std::to_string(trial.replicate));
    return result_of(trial);
  };
  for (const unsigned threads : {1u, 2u, 4u}) {
    try {
      run_ensemble(trials_of(1, 8), {simulate, ignore}, {.threads = threads});
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "trial 1") << threads;
    }
  }
}

/// Trials 3 and 6 fail with different exceptions.
ResultFile failing_at_three_and_six(const Trial& trial) {
  if (trial.replicate == 3) throw InternalError("a sum is off");
  if (trial.replicate == 6) throw std::bad_alloc();
  return result_of(trial);
}

TEST(Ensemble, GoingOnCommitsAllTheOthersAndTellsOfEachFailure) {
  for (const unsigned threads : {1u, 2u, 4u}) {
    std::set<std::int64_t> committed;
    std::map<std::uint64_t, std::string> failed;
    EnsembleProgress last;
    const auto here = std::this_thread::get_id();
    const Simulate simulate = [](const Trial& trial, TrialControl& control) {
      work_for(3ms, control);
      return failing_at_three_and_six(trial);
    };
    const Commit commit = [&](const Trial&, const ResultFile& file, double) { committed.insert(number_in(file)); };
    const Fail fail = [&](const TrialFailure& failure) {
      EXPECT_EQ(std::this_thread::get_id(), here);
      EXPECT_GE(failure.seconds, 0.003);
      EXPECT_TRUE(failed.emplace(failure.trial.replicate, failure.message).second);
    };
    run_ensemble(trials_of(1, 9), {simulate, commit, fail},
                 {.threads = threads, .on_error = OnError::go_on, .progress = [&](const auto& now) { last = now; }});
    EXPECT_EQ(committed, (std::set<std::int64_t>{0, 10, 20, 40, 50, 70, 80})) << threads;
    EXPECT_EQ(failed, (std::map<std::uint64_t, std::string>{{3, "a sum is off"}, {6, "out of memory"}})) << threads;
    EXPECT_EQ(last.done, 7u);
    EXPECT_EQ(last.fraction, 1.0);
  }
}

TEST(Ensemble, AFailureThatEndsTheRunIsToldToo) {
  std::vector<std::uint64_t> failed;
  const Simulate simulate = [](const Trial& trial, TrialControl&) { return failing_at_three_and_six(trial); };
  const Fail fail = [&](const TrialFailure& failure) { failed.push_back(failure.trial.replicate); };
  EXPECT_THROW(run_ensemble(trials_of(1, 9), {simulate, ignore, fail}, {.threads = 1}), InternalError);
  EXPECT_EQ(failed, std::vector<std::uint64_t>{3});
}

TEST(Ensemble, AFullDiskWithinATrialEndsTheRunInEitherCase) {
  for (const OnError on_error : {OnError::stop, OnError::go_on}) {
    std::atomic<int> started = 0;
    int failed = 0;
    const Simulate simulate = [&](const Trial& trial, TrialControl&) -> ResultFile {
      if (++started == 2) throw OutputError("r000001", "cannot write", 28);
      return result_of(trial);
    };
    const Fail fail = [&](const TrialFailure&) { ++failed; };
    EXPECT_THROW(run_ensemble(trials_of(1, 9), {simulate, ignore, fail}, {.threads = 1, .on_error = on_error}),
                 OutputError);
    EXPECT_EQ(failed, 0) << "the disk's fault is not the trial's";
    EXPECT_EQ(started, 2);
  }
}

TEST(Ensemble, AStopWhileGoingOnIsStillAnInterrupt) {
  std::stop_source stop;
  int failed = 0;
  const Simulate simulate = [](const Trial& trial, TrialControl& control) -> ResultFile {
    if (trial.replicate == 0) throw InternalError("first");
    work_for(60s, control);
    return result_of(trial);
  };
  const Fail fail = [&](const TrialFailure&) {
    ++failed;
    stop.request_stop();
  };
  EXPECT_THROW(run_ensemble(trials_of(1, 3), {simulate, ignore, fail},
                            {.threads = 2, .stop = stop.get_token(), .on_error = OnError::go_on}),
               Interrupted);
  EXPECT_EQ(failed, 1);
}

TEST(Ensemble, AStopCommitsWhatIsFinishedAndEndsWithinASecond) {
  std::stop_source stop;
  std::set<std::int64_t> committed;
  const Simulate simulate = [](const Trial& trial, TrialControl& control) {
    work_for(trial.replicate < 2 ? 1ms : 60s, control);
    return result_of(trial);
  };
  const Commit commit = [&](const Trial&, const ResultFile& file, double) { committed.insert(number_in(file)); };
  const std::jthread stopper([&] {
    std::this_thread::sleep_for(100ms);
    stop.request_stop();
  });
  const auto start = Clock::now();
  EXPECT_THROW(run_ensemble(trials_of(1, 9), {simulate, commit}, {.threads = 2, .stop = stop.get_token()}),
               Interrupted);
  EXPECT_LT(Clock::now() - start, 1s);
  EXPECT_EQ(committed, (std::set<std::int64_t>{0, 10}));
}

TEST(Ensemble, AStopBeforeTheStartRunsNothing) {
  std::stop_source stop;
  stop.request_stop();
  const Simulate simulate = [](const Trial& trial, TrialControl&) {
    ADD_FAILURE() << "a trial was started";
    return result_of(trial);
  };
  EXPECT_THROW(run_ensemble(trials_of(1, 3), {simulate, ignore}, {.threads = 2, .stop = stop.get_token()}),
               Interrupted);
}

TEST(Ensemble, AFailedCommitEndsEverything) {
  int commits = 0;
  const Simulate simulate = [](const Trial& trial, TrialControl& control) {
    work_for(trial.replicate < 4 ? 5ms : 60s, control);
    return result_of(trial);
  };
  const Commit full_disk = [&](const Trial&, const ResultFile&, double) {
    if (++commits == 2) throw OutputError("r000001.h5", "cannot write", 28);
  };
  EXPECT_THROW(run_ensemble(trials_of(1, 9), {simulate, full_disk}, {.threads = 2}), OutputError);
  EXPECT_EQ(commits, 2);
}

TEST(Ensemble, AFailedProgressCallEndsEverything) {
  const Simulate simulate = [](const Trial& trial, TrialControl& control) {
    work_for(60s, control);
    return result_of(trial);
  };
  const auto progress = [](const EnsembleProgress&) { throw std::logic_error("progress"); };
  EXPECT_THROW(run_ensemble(trials_of(1, 9), {simulate, ignore}, {.threads = 2, .progress = progress}),
               std::logic_error);
}

TEST(Ensemble, NoTrialsAreDoneAtOnce) {
  int calls = 0;
  run_ensemble({}, {nullptr, ignore}, {.threads = 2, .progress = [&](const EnsembleProgress& now) {
                                         ++calls;
                                         EXPECT_EQ(now.fraction, 1.0);
                                       }});
  EXPECT_GE(calls, 1);
}

}  // namespace
}  // namespace piecework
