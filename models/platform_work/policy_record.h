#pragma once
// What every policy has, whatever it does: dates, whom it is for, how strongly it is applied. Read from
// scenarios/policies/<name>.toml, handled once by the market; a policy's own numbers are its [parameters].

#include <optional>
#include <string>
#include <string_view>

#include "models/platform_work/people/state.h"
#include "sim/base/time.h"
#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework::platform_work {

/// One attribute that a person must have; empty = everybody.
struct TargetGroup {
  std::string dimension;  // "immigrant_class"
  std::string member;     // "newcomer"

  [[nodiscard]] bool everybody() const { return dimension.empty(); }
  [[nodiscard]] bool contains(const Traits& traits) const;
};

struct PolicyRecord {
  std::string name;
  Time start;
  Time end;  // exclusive
  TargetGroup group;
  double intensity = 1.0;      // 0 = no effect at all, 1 = as written
  bool for_residents = false;  // has no effect without a city
  bool keeps_books = false;    // opens a programme with a waiting list, whose books are recorded
  Node resolved;               // the whole record with sources
};

/// When the study runs; dates that a record leaves out are the study's.
struct StudyPeriod {
  Time start;
  Time until;
};

/// Reads scenarios/policies/<name>.toml with the overrides "policies.<name>.key=value" (others are not looked at).
/// Throws InputError: unknown policy, wrong record, end before start, start before the study's.
PolicyRecord read_policy_record(const std::string& name, const LoadOptions& options, const StudyPeriod& period);
/// Reads a record wherever it lies, for a study of any period; the file says which policy it is. Throws InputError.
PolicyRecord read_policy_file(const std::string& path, const LoadOptions& options);

/// "everybody", or "immigrant_class=newcomer"; nothing if there is no such group.
std::optional<TargetGroup> parse_group(std::string_view text);

}  // namespace piecework::platform_work
