#include "sim/output/manifest.h"

#include <fmt/format.h>
#include <charconv>
#include <optional>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"

namespace piecework {
namespace {

/// Takes `prefix` off the front of `text`, or says no.
bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

template <class Number>
std::optional<Number> take_number(std::string_view& text, int base) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<std::string_view> record_of(std::string_view line, const std::string& file) {
  if (!skip(line, R"({"length":)")) return std::nullopt;
  const auto length = take_number<std::size_t>(line, 10);
  if (!length || !skip(line, R"(,"crc32":")")) return std::nullopt;
  const auto crc = take_number<std::uint32_t>(line, 16);
  if (!crc || !skip(line, R"(","record":)") || line.size() != *length + 1 || line.back() != '}') return std::nullopt;
  line.remove_suffix(1);
  if (crc32(line) != *crc) return std::nullopt;
  try {
    (void)parse_json(line, file);
    return line;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

}  // namespace

std::string manifest_line(const Node& record) { return manifest_line_of(to_json(record)); }

std::string manifest_line_of(std::string_view json) {
  expect(json.find('\n') == std::string_view::npos, "a record is one line");
  return fmt::format("{{\"length\":{},\"crc32\":\"{:08x}\",\"record\":{}}}\n", json.size(), crc32(json), json);
}

Manifest parse_manifest(std::string_view text, const std::string& file) {
  Manifest manifest;
  std::vector<std::size_t> doubtful;  // damaged lines since the last good one: torn if nothing good follows
  std::size_t begin = 0;
  for (std::size_t number = 1, end; (end = text.find('\n', begin)) != std::string_view::npos; ++number) {
    if (const auto record = record_of(text.substr(begin, end - begin), file)) {
      manifest.records.push_back(*record);
      manifest.bytes = end + 1;
      manifest.damaged.insert(manifest.damaged.end(), doubtful.begin(), doubtful.end());
      doubtful.clear();
    } else {
      doubtful.push_back(number);
    }
    begin = end + 1;
  }
  manifest.torn = manifest.bytes < text.size();
  return manifest;
}

}  // namespace piecework
