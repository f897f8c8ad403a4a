#pragma once
// States from which runs of a study go on instead of starting anew: warmup/r000000.checkpoint, what all arms of a
// replicate begin with, made once; and arms/<arm>/r000000.checkpoint, how far a run has come.
//
// They cost time when they are lost and nothing else. They are written whole or not at all, but not synced: what a
// power cut leaves is recognised by its hash. A file that is damaged, of another run, or cannot be written is told of
// and done without. All functions may be called from several threads, those marked so on the calling thread only.

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/cli/background_writer.h"
#include "models/platform_work/study.h"
#include "sim/base/notices.h"
#include "sim/ensemble/ensemble.h"
#include "sim/output/os.h"
#include "sim/output/store.h"

namespace piecework::cli {

inline constexpr std::int64_t usual_checkpoint_months = 12;
inline constexpr std::size_t usual_most_copied = std::size_t{256} << 20;  // bytes: a million residents

class RunStates {
 public:
  /// Removes what is of no use to these trials. States of more than `most_copied` bytes are written from where they
  /// lie while the run waits, so that a city at full scale is not twice in memory. Calling thread.
  RunStates(const platform_work::Study& study, const Store& store, std::span<const Trial> trials,
            std::size_t most_copied = usual_most_copied);

  /// The run where it can go on: at its checkpoint, else where the arms of its replicate part. The first to ask warms
  /// up, the others wait for it. Throws as Study::warm_up.
  [[nodiscard]] platform_work::Market begin(const Trial& trial, const RunControl& control);

  /// Saves the run. Unless its state is large it may go on at once: the file is written beside it.
  void save(const Trial& trial, const platform_work::Market& market);

  /// What `trial` no longer needs, now that it is committed. Calling thread.
  void forget(const Trial& trial);

  /// Hands on what happened since the last call. Calling thread.
  void tell(const Notices& notices);

 private:
  class Turn;
  using Market = platform_work::Market;
  using RunName = platform_work::RunName;

  [[nodiscard]] std::string path_of(const RunName& run) const;
  [[nodiscard]] std::string text_of(const RunName& run) const;
  std::optional<Market> read(const RunName& run);
  void write(const std::string& path, const std::function<void(const ByteSink&)>& give);
  void write(const RunName& run, const Market& market);
  void remove(const RunName& run);
  Market warm(std::uint64_t replicate, const RunControl& control);
  void note(NoticeLevel level, std::string text);

  const platform_work::Study& study_;
  std::string folder_;
  std::size_t most_copied_;
  Os os_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable_any changed_;
  std::map<std::uint64_t, std::size_t> left_;  // trials of each replicate that are not committed
  std::set<std::uint64_t> busy_;               // replicates whose warm-up somebody makes or reads
  std::vector<std::pair<NoticeLevel, std::string>> notes_;

  BackgroundWriter writer_;  // last: it writes with all of the above
};

}  // namespace piecework::cli
