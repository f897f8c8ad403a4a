#pragma once
// What every policy has, whatever it does: dates, whom it is for, how strongly it is applied. Read from
// scenarios/policies/<name>.toml, handled once by the market; a policy's own numbers are its [parameters].

#include <string>

#include "models/platform_work/target_group.h"
#include "sim/base/time.h"
#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework::platform_work {

struct PolicyRecord {
  std::string name;
  Time start;
  Time end;  // exclusive
  TargetGroup group;
  double intensity = 1.0;      // 0 = no effect at all, 1 = as written
  bool for_residents = false;  // has no effect without a city
  bool keeps_books = false;    // opens a programme with a waiting list, whose books are recorded
  bool has_trial = false;      // opens a programme with a control group, which is recorded
  Node resolved;               // the whole record with sources
  Place place;                 // where the record says which policy it is
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

}  // namespace piecework::platform_work
