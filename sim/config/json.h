#pragma once
// Nodes to JSON and back. Writing is deterministic: keys in the order of the node, doubles with the fewest digits that
// read back to the same bits (a whole-valued double keeps ".0"), dates as "YYYY-MM-DD", nothing and non-finite numbers
// as null, invalid UTF-8 as U+FFFD.

#include <string>
#include <string_view>

#include "sim/config/node.h"

namespace piecework {

/// One line when `indent` is negative, else that many spaces per level.
std::string to_json(const Node& node, int indent = -1);

/// Throws InputError (file:line:column) for text that is not JSON, nested deeper than 64 levels, has a key twice or a
/// whole number beyond 64 bits. The nodes' places name the file only; dates stay text.
Node parse_json(std::string_view text, const std::string& file);

}  // namespace piecework
