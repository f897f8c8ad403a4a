#pragma once
// A parameter written with its evidence: { value, unit, low, high, source, confidence }.

#include <optional>
#include <string>

#include "sim/config/field_value.h"

namespace piecework {

/// Checks the whole record and returns its value; nothing if a problem was added.
std::optional<FieldValue> checked_record(const Node& node, const FieldInfo& info, const std::string& key,
                                         Problems& problems);

}  // namespace piecework
