#pragma once
// Byte offsets of a UTF-8 text to lines and columns. Columns count characters (code points), as editors show them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/error.h"

namespace piecework {

/// Offset of the first byte that does not belong to a valid UTF-8 sequence (overlong forms and surrogates included).
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Bytes of the valid sequence at `offset`, 0 if it is invalid.
std::size_t utf8_length(std::string_view text, std::size_t offset);

/// The place of a byte; offsets beyond the end give the end.
Place place_at(std::string_view text, std::size_t offset, const std::string& file);

/// A whole regular file. Throws InputError when it is missing, a folder, unreadable or larger than `most_bytes`.
std::string read_text_file(const std::string& path, std::size_t most_bytes);

}  // namespace piecework
