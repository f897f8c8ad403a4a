#pragma once
// A study: one immutable scenario, the baseline and the policy arms beside it, and the seed that all of them share.
// Everything outside the model (command line, Python, tests) asks this header and catalog_info.h, nothing deeper.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/platform_work/futures.h"
#include "models/platform_work/market.h"
#include "models/platform_work/policy_record.h"
#include "models/platform_work/scenario.h"
#include "sim/base/notices.h"
#include "sim/config/node.h"
#include "sim/config/scenario_file.h"
#include "sim/events/engine.h"
#include "sim/output/checkpoint.h"
#include "sim/output/result.h"

namespace piecework::platform_work {

/// What a person asked for. `arms` are texts such as "pay_floor" or "pay_floor+skills_programme" (both, in that
/// order); the baseline is always there and is not named.
struct StudyRequest {
  std::string scenario;  // path or name
  std::vector<std::string> arms;
  LoadOptions load;  // search folders and overrides; "policies.NAME.key=value" goes to that policy
  std::uint64_t seed = 1;
  std::optional<std::string> scale;        // "1:100"; replaces the scenario's
  std::optional<std::string> until;        // "YYYY-MM-DD", exclusive; replaces the scenario's
  std::optional<std::string> future = {};  // a name in scenarios/futures/levers.toml; --set stands above it
  std::uint64_t panel = 0;                 // residents of whom each month is recorded; more than there are means all
};

struct Arm {
  std::string name;                    // "baseline", "pay_floor", "pay_floor+skills_programme"
  std::vector<PolicyRecord> policies;  // those of a future first
  Node resolved;                       // the records as read, for provenance
};

/// A run of a study.
struct RunName {
  std::uint64_t replicate = 0;
  std::optional<std::size_t> arm = {};  // none: before the arms part
};

/// Where a run is stopped for a moment on its way, to be saved.
struct Stops {
  std::int64_t every_months = 0;  // counted from the first recorded day; 0 = never
  std::function<void(const Market&)> at = {};
};

/// A run that was simulated again to see what happened in it to some of its residents, or what was posted.
struct Lived {
  ResultFile file;  // the run's, the same as without a diary
  std::vector<DiaryEvent> events;
};

class Study {
 public:
  /// Loads, checks and resolves. Throws InputError with everything that is wrong. Tells through `notices` what is odd
  /// but allowed (a policy that begins after the end).
  Study(const StudyRequest& request, const Notices& notices);

  [[nodiscard]] const std::vector<Arm>& arms() const { return arms_; }  // baseline first
  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// Residents in the panel.
  [[nodiscard]] std::size_t panel() const { return panel_; }
  /// { scenario, scenario_sha256, arms, arms_sha256, seed, scale, until, and panel and future if there is one }: what
  /// makes two folders the same study.
  [[nodiscard]] Node identity() const;
  /// First eight hexadecimal digits of the identity's SHA-256; part of the default folder's name.
  [[nodiscard]] std::string short_hash() const;

  // A run is warmed up without any policy to the first recorded day, branches into its arm there and goes on to the
  // end. A policy that would start earlier was refused when its record was read. All of these are thread-safe: nothing
  // is shared but constant data. They throw Interrupted when stopped, InternalError when a conservation law breaks.

  /// Runs one arm of one replicate: warm_up, branch and finish in one.
  [[nodiscard]] ResultFile simulate(std::size_t arm, std::uint64_t replicate, const RunControl& control) const;

  /// The same with a diary, from the day the arms part. Throws InputError for somebody who does not live in the city on
  /// that day, for more than Diary::most_persons, and if there is nothing to tell.
  [[nodiscard]] Lived live(const RunName& run, const DiaryPlan& plan, const RunControl& control) const;

  /// The replicate on its first recorded day, where its arms part.
  [[nodiscard]] Market warm_up(std::uint64_t replicate, const RunControl& control) const;
  /// The arm's run from there.
  [[nodiscard]] Market branch(Market warm, std::size_t arm) const;
  /// Runs to the end. `run` says which it is.
  [[nodiscard]] ResultFile finish(Market market, const RunName& run, const RunControl& control,
                                  const Stops& stops = {}) const;

  /// The state of a run as bytes that only the same run of the same study reads, into `bytes`.
  void save(const Market& market, const RunName& run, Bytes& bytes) const;
  /// The same bytes in pieces, without a copy of the state.
  void save(const Market& market, const RunName& run, const ByteSink& sink) const;
  /// Throws InputError naming `path` if the bytes are damaged or of another run.
  [[nodiscard]] Market load(ByteSource source, const RunName& run, const std::string& path) const;
  [[nodiscard]] Market load(std::span<const std::byte> bytes, const RunName& run, const std::string& path) const {
    return load(memory_source(bytes), run, path);
  }

 private:
  /// Reads the arms, the baseline first, into `arms_`.
  void read_arms(const StudyRequest& request, const Future& future, const Notices& notices);
  [[nodiscard]] CheckpointHead head_of(const RunName& run) const;
  [[nodiscard]] std::shared_ptr<const std::vector<PolicyRecord>> policies_of(const RunName& run) const;

  std::shared_ptr<const Scenario> scenario_;
  std::vector<Arm> arms_;
  std::uint64_t seed_;
  std::size_t panel_ = 0;
  std::string future_;           // "" without one
  std::string scenario_digest_;  // of all that decides a run before the arms part, seed and replicate aside
};

}  // namespace piecework::platform_work
