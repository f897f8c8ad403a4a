#pragma once
// A parameter written with its evidence: { value, unit, low, high, source, confidence }.

#include <optional>
#include <string>

#include "sim/config/field_value.h"

namespace piecework {

/// What a person has to write: `{ value, unit = "L/s", low, high, source, confidence }`.
std::string record_form(const FieldInfo& info);

/// Checks the whole record and returns its value; nothing if a problem was added.
std::optional<FieldValue> checked_record(const Node& node, const FieldInfo& info, const std::string& key,
                                         Problems& problems);

}  // namespace piecework
