#include "models/cli/run_states.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

namespace piecework::cli {
namespace {

constexpr std::string_view suffix = ".checkpoint";

/// Files appear whole or not at all, as far as this process and a kill go.
Os unsynced_os() {
  Os os = real_os();
  os.sync = [](int) { return 0; };
  return os;
}

std::string file_name(std::uint64_t replicate) { return fmt::format("r{:06}{}", replicate, suffix); }

}  // namespace

/// One thread at a time is at a replicate's warm-up.
class RunStates::Turn {
 public:
  Turn(RunStates& states, std::uint64_t replicate, const std::stop_token& stop)
      : states_(states), replicate_(replicate) {
    std::unique_lock lock(states_.mutex_);
    const auto free = [&] { return !states_.busy_.contains(replicate_); };
    if (!states_.changed_.wait(lock, stop, free)) throw Interrupted();
    states_.busy_.insert(replicate_);
  }
  ~Turn() {
    {
      const std::lock_guard lock(states_.mutex_);
      states_.busy_.erase(replicate_);
    }
    states_.changed_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  RunStates& states_;
  std::uint64_t replicate_;
};

RunStates::RunStates(const platform_work::Study& study, const Store& store, std::span<const Trial> trials,
                     std::size_t most_copied)
    : study_(study),
      folder_(store.folder()),
      most_copied_(most_copied),
      os_(unsynced_os()),
      writer_([this](const std::string& path, const Bytes& bytes) {
        write(path, [&](const ByteSink& sink) { sink(bytes); });
      }) {
  for (const Trial& trial : trials) ++left_[trial.replicate];
  try {
    remove_temporaries(folder_ + "/warmup", os_);
  } catch (const OutputError& error) {
    note(NoticeLevel::warning, error.what());
  }
  std::map<std::uint64_t, std::size_t> done;
  for (const auto& [arm, replicate] : store.done()) {
    const auto place = std::ranges::find(study.arms(), arm, &platform_work::Arm::name);
    if (place == study.arms().end()) continue;
    remove({replicate, static_cast<std::size_t>(place - study.arms().begin())});
    if (++done[replicate] == study.arms().size()) remove({replicate});
  }
}

platform_work::Market RunStates::begin(const Trial& trial, const RunControl& control) {
  if (control.stop.stop_requested()) throw Interrupted();  // reading a state takes no notice of it
  const RunName run{trial.replicate, trial.arm};
  if (std::optional<Market> market = read(run)) {
    const std::string date = to_string(date_of(market->state().now));
    note(NoticeLevel::information, fmt::format("{} goes on from {}", text_of(run), date));
    return std::move(*market);
  }
  return study_.branch(warm(trial.replicate, control), trial.arm);
}

platform_work::Market RunStates::warm(std::uint64_t replicate, const RunControl& control) {
  const Turn turn(*this, replicate, control.stop);
  if (std::optional<Market> market = read({replicate})) return std::move(*market);
  Market market = study_.warm_up(replicate, control);
  bool shared = false;
  {
    const std::lock_guard lock(mutex_);
    shared = left_[replicate] > 1;
  }
  if (shared) write({replicate}, market);
  return market;
}

void RunStates::save(const Trial& trial, const Market& market) {
  const RunName run{trial.replicate, trial.arm};
  writer_.wait_for(path_of(run));  // before the state is doubled
  if (checkpoint_length(market) > most_copied_) return write(run, market);
  Bytes bytes;
  study_.save(market, run, bytes);
  writer_.hand_over(path_of(run), std::move(bytes));
}

void RunStates::forget(const Trial& trial) {
  writer_.wait_for(path_of({trial.replicate, trial.arm}));
  remove({trial.replicate, trial.arm});
  bool last = false;
  {
    const std::lock_guard lock(mutex_);
    last = --left_[trial.replicate] == 0;
  }
  if (last) remove({trial.replicate});
}

void RunStates::tell(const Notices& notices) {
  std::vector<std::pair<NoticeLevel, std::string>> notes;
  {
    const std::lock_guard lock(mutex_);
    notes.swap(notes_);
  }
  for (const auto& [level, text] : notes) {
    if (notices) notices(level, text);
  }
}

std::string RunStates::path_of(const RunName& run) const {
  const std::string folder = run.arm ? "arms/" + study_.arms()[*run.arm].name : "warmup";
  return fmt::format("{}/{}/{}", folder_, folder, file_name(run.replicate));
}

std::string RunStates::text_of(const RunName& run) const {
  return fmt::format("replicate {} of arm '{}'", run.replicate, study_.arms()[run.arm.value()].name);
}

std::optional<platform_work::Market> RunStates::read(const RunName& run) {
  const std::string path = path_of(run);
  if (!exists(path)) return std::nullopt;
  try {
    return study_.load(file_source(path), run, path);
  } catch (const InputError& error) {
    note(NoticeLevel::warning, fmt::format("{}; the run begins earlier", error.what()));
  } catch (const OutputError& error) {
    note(NoticeLevel::warning, fmt::format("{}; the run begins earlier", error.what()));
  }
  return std::nullopt;
}

void RunStates::write(const RunName& run, const Market& market) {
  write(path_of(run), [&](const ByteSink& sink) { study_.save(market, run, sink); });
}

void RunStates::write(const std::string& path, const std::function<void(const ByteSink&)>& give) {
  try {
    make_folders(std::filesystem::path(path).parent_path().string(), os_);
    write_atomically(path, give, os_);
  } catch (const OutputError& error) {
    note(NoticeLevel::warning, fmt::format("{}; the run goes on without this checkpoint", error.what()));
  }
}

void RunStates::remove(const RunName& run) {
  const std::string path = path_of(run);
  if (exists(path)) os_.remove(path.c_str());  // left behind, it is of no harm
  std::error_code in_use;
  if (!run.arm) std::filesystem::remove(folder_ + "/warmup", in_use);  // the last one takes the folder along
}

void RunStates::note(NoticeLevel level, std::string text) {
  const std::lock_guard lock(mutex_);
  notes_.emplace_back(level, std::move(text));
}

}  // namespace piecework::cli
