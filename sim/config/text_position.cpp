#include "sim/config/text_position.h"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace piecework {
namespace {

bool is_continuation(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
}

/// The second byte decides about overlong forms, surrogates and the end of Unicode (RFC 3629, section 4).
bool is_allowed_second(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second <= 0x9F;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second <= 0x8F;
    default: return true;
  }
}

std::size_t announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

[[noreturn]] void refuse_file(const std::string& path, std::string problem) {
  throw InputError(Problem{{path, 0, 0}, {}, std::move(problem), {}, {}});
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  const std::size_t length = announced_length(first);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, offset + i)) return 0;
  }
  if (length > 1 && !is_allowed_second(first, static_cast<unsigned char>(text[offset + 1]))) return 0;
  return length;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = utf8_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

Place place_at(std::string_view text, std::size_t offset, const std::string& file) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  Place place{file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')), 1};
  for (std::size_t i = line_start; i < before.size(); ++i) {
    if (!is_continuation(before, i)) ++place.column;
  }
  return place;
}

std::string read_text_file(const std::string& path, std::size_t most_bytes) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) refuse_file(path, "no such file");
  if (error) refuse_file(path, fmt::format("cannot be read ({})", error.message()));
  if (status.type() != std::filesystem::file_type::regular) refuse_file(path, "is not a file");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) refuse_file(path, fmt::format("cannot be read ({})", std::strerror(errno)));
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  if (!error && bytes > most_bytes) {
    refuse_file(path, fmt::format("has {} bytes; at most {} are read", bytes, most_bytes));
  }
  std::string text(error ? 0 : static_cast<std::size_t>(bytes), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream) refuse_file(path, "could not be read to its end");
  return text;
}

}  // namespace piecework
