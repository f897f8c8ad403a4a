#pragma once
// Policies of one arm that set one lever in two ways: two that replace the same decision, or a floor above a cap of it,
// for some of the same people at the same time. The arm would do what the order of its names says, which nobody means.

#include <optional>
#include <string>
#include <vector>

#include "models/platform_work/policy_build.h"
#include "sim/config/problems.h"

namespace piecework::platform_work {

/// How the second setting contradicts the first, in words; nothing if it does not. Of the settings alone, not of whom
/// and when they bind.
std::optional<std::string> contradiction(const LeverSetting& first, const LeverSetting& second);

/// Whether both are ever in force for the same person, with an intensity above 0.
bool overlap(const PolicyRecord& first, const PolicyRecord& second);

/// Adds a problem for each contradiction, with both names and places.
void check_contradictions(const std::string& arm, const std::vector<PolicyRecord>& policies, Problems& problems);

}  // namespace piecework::platform_work
