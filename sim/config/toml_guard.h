#pragma once
// What is checked before a parser sees a TOML text: its stack depends on nesting and on the number of dots of a key.
// The scan follows TOML's strings and comments, nothing else; it never recurses and takes one pass.

#include <string>
#include <string_view>

namespace piecework {

/// Throws InputError with file:line:column for the first violation of the limits of toml.h.
void guard_toml(std::string_view text, const std::string& file);

}  // namespace piecework
