#pragma once
// A study: one immutable scenario, the baseline and the policy arms beside it, and the seed that all of them share.
// Everything outside the model (command line, Python, tests) asks this header and catalog_info.h, nothing deeper.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/platform_work/policy_record.h"
#include "models/platform_work/scenario.h"
#include "sim/base/notices.h"
#include "sim/config/node.h"
#include "sim/config/scenario_file.h"
#include "sim/events/engine.h"
#include "sim/output/result.h"

namespace piecework::platform_work {

/// What a person asked for. `arms` are texts such as "pay_floor" or "pay_floor+skills_programme" (both, in that
/// order); the baseline is always there and is not named.
struct StudyRequest {
  std::string scenario;  // path or name
  std::vector<std::string> arms;
  LoadOptions load;  // search folders and overrides; "policies.NAME.key=value" goes to that policy
  std::uint64_t seed = 1;
  std::optional<std::string> scale;  // "1:100"; replaces the scenario's
  std::optional<std::string> until;  // "YYYY-MM-DD", exclusive; replaces the scenario's
};

struct Arm {
  std::string name;  // "baseline", "pay_floor", "pay_floor+skills_programme"
  std::vector<PolicyRecord> policies;
  Node resolved;  // the records as read, for provenance
};

class Study {
 public:
  /// Loads, checks and resolves. Throws InputError with everything that is wrong. Tells through `notices` what is odd
  /// but allowed (a policy that begins after the end).
  Study(const StudyRequest& request, const Notices& notices);

  [[nodiscard]] const std::vector<Arm>& arms() const { return arms_; }  // baseline first
  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// { scenario, scenario_sha256, arms, arms_sha256, seed, scale, until }: what makes two folders the same study.
  [[nodiscard]] Node identity() const;
  /// First eight hexadecimal digits of the identity's SHA-256; part of the default folder's name.
  [[nodiscard]] std::string short_hash() const;

  /// Runs one arm of one replicate from the warm-up to the end. Thread-safe: nothing is shared but constant data.
  /// Throws Interrupted when stopped, InternalError when a conservation law breaks.
  [[nodiscard]] ResultFile simulate(std::size_t arm, std::uint64_t replicate, const RunControl& control) const;

 private:
  std::shared_ptr<const Scenario> scenario_;
  std::vector<Arm> arms_;
  std::uint64_t seed_;
};

}  // namespace piecework::platform_work
