#pragma once
// One written value against one described field: kind, range, names, length. Used for plain values and for the values
// inside parameter records.

#include <optional>
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/config/node.h"
#include "sim/config/problems.h"

namespace piecework {

/// "0 to 10", "at least 0", "any number".
std::string interval_text(double low, double high);
/// The field's range and unit: "0 to 10 (1/month)".
std::string range_text(const FieldInfo& info);
/// For a message: the names or the range; empty when anything of the kind will do.
std::vector<std::string> allowed_texts(const FieldInfo& info);

/// "a number", "a whole number", "a list of 7 numbers", ...
std::string expected_kind(const FieldInfo& info);

/// Bounds of the field, narrowed to what the member's type can hold.
double lowest(const FieldInfo& info);
double highest(const FieldInfo& info);

/// The field's bounds as nodes, whole for whole numbers; nothing where there is none.
std::optional<Node> low_node(const FieldInfo& info);
std::optional<Node> high_node(const FieldInfo& info);

/// Written as one of the names of `allowed`.
bool is_named(const FieldInfo& info);
/// Written as a number or a list of numbers.
bool holds_numbers(const FieldInfo& info);
inline bool needs_record(const FieldInfo& info, bool sourced) { return sourced && holds_numbers(info); }
bool has_default(const FieldInfo& info);
FieldValue default_value(const FieldInfo& info);

/// The value in the form that the field's setter takes; nothing if a problem was added.
std::optional<FieldValue> checked_value(const Node& node, const FieldInfo& info, const std::string& key,
                                        Problems& problems);

/// For messages and the echo: the value as a node without a place. Named fields give their name.
Node to_node(const FieldValue& value, const FieldInfo& info);

}  // namespace piecework
