#pragma once
// From records to rules.

#include <vector>

#include "models/platform_work/rules.h"

namespace piecework::platform_work {

/// One policy per record, in order, with the parameters of its record. The records were checked when they were read.
std::vector<Policy> build_policies(const std::vector<PolicyRecord>& records);

}  // namespace piecework::platform_work
