#pragma once
// Reports keys that nothing in a description reads, with what would be known in their place.

#include <string_view>

#include "sim/config/node.h"
#include "sim/config/problems.h"
#include "sim/config/section.h"

namespace piecework {

/// `prefix` stands before the keys in messages.
void report_unknown_keys(const Node::Table& root, const FileDescription& description, std::string_view prefix,
                         Problems& problems);

}  // namespace piecework
