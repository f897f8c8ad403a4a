#pragma once
// From records to rules.

#include <optional>
#include <string_view>
#include <vector>

#include "models/platform_work/rules.h"

namespace piecework::platform_work {

/// One policy per record, in order, with the parameters of its record. The records were checked when they were read.
std::vector<Policy> build_policies(const std::vector<PolicyRecord>& records);

/// What a policy does to one decision.
struct LeverSetting {
  std::string_view decision;    // its name
  std::string_view verb;        // "floors", "replaces", ...
  std::optional<double> bound;  // of a floor or cap that can be compared with others
};

/// Of the policy of a record, in the order of its `touches`; events that it reacts to are left out.
std::vector<LeverSetting> settings_of(const PolicyRecord& record);

}  // namespace piecework::platform_work
