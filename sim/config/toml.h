#pragma once
// TOML text to nodes. Limits are checked before the parser sees the text, because deep nesting and long dotted keys
// overflow the parser's stack: at most 1 MiB, 32 dots in a key or header, 64 nested brackets, valid UTF-8, no NUL.
// Local dates are kept as dates; times of day, offsets, inf and nan are refused.

#include <cstddef>
#include <string>
#include <string_view>

#include "sim/config/node.h"

namespace piecework {

inline constexpr std::size_t most_toml_bytes = 1024 * 1024;
inline constexpr std::size_t most_key_dots = 32;
inline constexpr std::size_t most_toml_nesting = 64;

/// Throws InputError with file:line:column; `file` is only a name for messages.
Node parse_toml(std::string_view text, const std::string& file);

/// Throws InputError when the file is missing, a folder, unreadable, too large or wrong.
Node read_toml_file(const std::string& path);

}  // namespace piecework
