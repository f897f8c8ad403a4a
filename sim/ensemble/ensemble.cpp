#include "sim/ensemble/ensemble.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "sim/base/error.h"

namespace piecework {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto tick = std::chrono::milliseconds(30);

struct TrialState {
  std::stop_source stop;
  std::atomic<double> fraction = 0.0;
};

struct Finished {
  std::size_t index;
  std::variant<ResultFile, std::string> outcome;  // the file, or why there is none
  double seconds;
};

/// Inside a catch block: what was thrown as words; nothing if it does not speak against the trial.
std::optional<std::string> fault_of_trial() {
  try {
    throw;
  } catch (const OutputError&) {
    return std::nullopt;
  } catch (const Interrupted&) {
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    return "out of memory";
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception without words";
  }
}

class Ensemble {
 public:
  Ensemble(std::span<const Trial> trials, const EnsembleWork& work, const EnsembleOptions& options)
      : trials_(trials), work_(work), options_(options), states_(trials.size()), end_(trials.size()) {
    expect(options.threads > 0, "an ensemble runs on at least one thread");
  }

  void run() {
    {
      const std::stop_callback on_stop(options_.stop, [this] { stop_from(0); });
      std::vector<std::jthread> threads;
      const std::size_t count = std::min<std::size_t>(options_.threads, trials_.size());
      for (std::size_t i = 0; i < count; ++i) threads.emplace_back([this] { work_through(); });
      commit_all();
    }
    if (caller_failure_) std::rethrow_exception(caller_failure_);
    if (failure_) std::rethrow_exception(failure_);
    if (committed_ + failures_ < trials_.size()) throw Interrupted();
  }

 private:
  /// No trial from `index` on starts any more; those running are told to end.
  void stop_from(std::size_t index) {
    {
      const std::lock_guard lock(mutex_);
      end_ = std::min(end_, index);
    }
    for (std::size_t i = index; i < states_.size(); ++i) states_[i].stop.request_stop();
    changed_.notify_all();
  }

  // ---- on the threads of the pool ----

  void work_through() {
    while (const auto index = next()) {
      const auto start = Clock::now();
      const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
      try {
        ResultFile file = simulate(*index);
        finish({*index, std::move(file), seconds()});
      } catch (...) {
        give_up(*index, fault_of_trial(), seconds());
      }
    }
  }

  /// The next trial, once there is room for its result; nothing when there is no more to start.
  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    const std::size_t most = 2 * std::size_t{options_.threads};
    changed_.wait(lock, [&] { return next_ >= end_ || running_ + finished_.size() < most; });
    if (next_ >= end_) return std::nullopt;
    ++running_;
    return next_++;
  }

  ResultFile simulate(std::size_t index) {
    TrialControl control{states_[index].stop.get_token(), states_[index].fraction};
    return work_.simulate(trials_[index], control);
  }

  void finish(Finished result) {
    states_[result.index].fraction = 1.0;
    const std::lock_guard lock(mutex_);
    finished_.push_back(std::move(result));
    --running_;
    changed_.notify_all();
  }

  /// Inside the catch block of a trial. Trials before it go on, so that the first failure is the same for any timing.
  void give_up(std::size_t index, std::optional<std::string> fault, double seconds) {
    const bool told_to = states_[index].stop.stop_requested();
    const bool goes_on = fault && options_.on_error == OnError::go_on;
    if (!told_to && !goes_on) stop_from(index);
    if (goes_on) states_[index].fraction = 1.0;  // its share of the work is over
    const std::lock_guard lock(mutex_);
    if (!told_to && fault) finished_.push_back({index, std::move(*fault), seconds});
    if (!told_to && !goes_on && index < failed_) {
      failed_ = index;
      failure_ = std::current_exception();
    }
    --running_;
    changed_.notify_all();
  }

  // ---- on the calling thread ----

  void commit_all() {
    on_caller([&] { report(); });
    while (true) {
      std::optional<Finished> result;
      {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, tick, [&] { return !finished_.empty() || nothing_left(); });
        if (finished_.empty() && nothing_left()) break;
        if (!finished_.empty()) {
          result = std::move(finished_.front());
          finished_.pop_front();
          changed_.notify_all();
        }
      }
      if (result && !caller_failure_) on_caller([&] { commit(std::move(*result)); });
      on_caller([&] { report(); });
    }
  }

  /// An exception here must not leave before the threads have ended.
  void on_caller(const auto& call) {
    try {
      call();
    } catch (...) {
      if (!caller_failure_) caller_failure_ = std::current_exception();
      stop_from(0);
    }
  }

  [[nodiscard]] bool nothing_left() const { return running_ == 0 && next_ >= end_; }

  void commit(Finished result) {
    const Trial& trial = trials_[result.index];
    if (auto* file = std::get_if<ResultFile>(&result.outcome)) {
      work_.commit(trial, std::move(*file), result.seconds);
      ++committed_;
    } else {
      if (work_.fail) work_.fail({trial, std::get<std::string>(result.outcome), result.seconds});
      ++failures_;
    }
  }

  void report() const {
    if (!options_.progress) return;
    double sum = 0;
    for (const TrialState& state : states_) sum += std::clamp(state.fraction.load(), 0.0, 1.0);
    const double share = trials_.empty() ? 1.0 : sum / static_cast<double>(trials_.size());
    options_.progress({.done = committed_, .total = trials_.size(), .fraction = share});
  }

  std::span<const Trial> trials_;
  const EnsembleWork& work_;
  const EnsembleOptions& options_;
  std::vector<TrialState> states_;

  std::mutex mutex_;  // guards what follows, up to the blank line
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t end_;
  std::size_t running_ = 0;
  std::deque<Finished> finished_;
  std::size_t failed_ = SIZE_MAX;
  std::exception_ptr failure_;

  std::size_t committed_ = 0;  // of the calling thread alone, to the end
  std::size_t failures_ = 0;
  std::exception_ptr caller_failure_;
};

}  // namespace

void run_ensemble(std::span<const Trial> trials, const EnsembleWork& work, const EnsembleOptions& options) {
  Ensemble(trials, work, options).run();
}

}  // namespace piecework
