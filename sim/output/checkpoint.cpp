#include "sim/output/checkpoint.h"

#include <fmt/format.h>
#include <xxhash.h>
#include <algorithm>
#include <limits>
#include <optional>

#include "sim/base/error.h"

namespace piecework {
namespace {

constexpr std::string_view magic = "PWCHECK\n";
constexpr std::size_t hash_bytes = sizeof(std::uint64_t);
constexpr std::size_t length_at = magic.size() + 2 * sizeof(std::uint32_t);

[[noreturn]] void refuse(const std::string& path, std::string problem) {
  throw InputError(Problem{.place = {.file = path},
                           .key = {},
                           .problem = "checkpoint: " + std::move(problem),
                           .allowed = {},
                           .suggestion = {}});
}

void append(Bytes& bytes, std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

template <class Number>
void append_number(Bytes& bytes, Number number) {
  append(bytes, std::as_bytes(std::span(&number, 1)));
}

void append_text(Bytes& bytes, std::string_view text) {
  expect(text.size() <= std::numeric_limits<std::uint32_t>::max(), "a text of a checkpoint fits 32 bits");
  append_number(bytes, static_cast<std::uint32_t>(text.size()));
  append(bytes, std::as_bytes(std::span(text)));
}

/// Takes numbers, texts and elements off the front; never reads beyond the end.
class Cursor {
 public:
  Cursor(std::span<const std::byte> bytes, const std::string& path) : bytes_(bytes), path_(path) {}

  std::span<const std::byte> take(std::uint64_t count) {
    if (count > bytes_.size()) refuse(path_, "its sections are longer than it is");
    const auto taken = bytes_.first(static_cast<std::size_t>(count));
    bytes_ = bytes_.subspan(taken.size());
    return taken;
  }

  template <class Number>
  Number number() {
    Number value{};
    std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
    return value;
  }

  std::string text() {
    const auto taken = take(number<std::uint32_t>());
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }

  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::span<const std::byte> bytes_;
  const std::string& path_;
};

/// Past what says that these bytes are a whole checkpoint of this layout.
std::uint32_t check_outside(std::span<const std::byte> bytes, const std::string& path, Cursor& cursor) {
  const std::size_t shown = std::min(bytes.size(), magic.size());
  if (!std::ranges::equal(bytes.first(shown), std::as_bytes(std::span(magic)).first(shown))) {
    refuse(path, "not a checkpoint");
  }
  if (bytes.size() < length_at + 2 * hash_bytes) refuse(path, "incomplete");
  cursor.take(magic.size());
  const auto layout = cursor.number<std::uint32_t>();
  if (layout != checkpoint_version) {
    refuse(path, fmt::format("of layout {}; this program reads layout {}", layout, checkpoint_version));
  }
  const auto stream = cursor.number<std::uint32_t>();
  const auto length = cursor.number<std::uint64_t>();
  if (length > bytes.size()) refuse(path, fmt::format("incomplete: {} of {} bytes", bytes.size(), length));
  if (length < bytes.size()) refuse(path, fmt::format("{} bytes behind its end", bytes.size() - length));
  std::uint64_t hash = 0;
  std::memcpy(&hash, bytes.last(hash_bytes).data(), hash_bytes);
  if (hash != xxh3(bytes.first(bytes.size() - hash_bytes))) refuse(path, "damaged: its hash is another");
  return stream;
}

void check_head(const CheckpointHead& found, const CheckpointHead& expected, const std::string& path) {
  if (found.kind != expected.kind) refuse(path, fmt::format("of '{}', not of '{}'", found.kind, expected.kind));
  if (found.stream != expected.stream) {
    refuse(path, fmt::format("of stream version {}, not {}", found.stream, expected.stream));
  }
  if (found.identity != expected.identity) {
    refuse(path, fmt::format("of another run: '{}', not '{}'", found.identity, expected.identity));
  }
}

/// Bytes of a section, if its counts multiply to a number that fits.
std::optional<std::uint64_t> product(std::uint64_t elements, std::uint64_t element) {
  if (element == 0 || elements > std::numeric_limits<std::uint64_t>::max() / element) return std::nullopt;
  return elements * element;
}

}  // namespace

std::uint64_t xxh3(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

void SectionWriter::add(std::string_view name, std::size_t element, std::span<const std::byte> bytes) {
  sections_.push_back({prefix_ + std::string(name), element, bytes});
}

void SectionWriter::own(std::string_view name, std::size_t element, std::span<const std::byte> bytes) {
  add(name, element, owned_.emplace_back(bytes.begin(), bytes.end()));
}

void SectionWriter::texts(std::string_view name, const std::vector<std::string>& all) {
  Bytes bytes;
  for (const std::string& text : all) append_text(bytes, text);
  own(name, 1, bytes);
}

void SectionWriter::write(const CheckpointHead& head, Bytes& bytes) const {
  Bytes start;
  append(start, std::as_bytes(std::span(magic)));
  append_number(start, checkpoint_version);
  append_number(start, head.stream);
  append_number(start, std::uint64_t{0});
  append_text(start, head.kind);
  append_text(start, head.identity);
  append_number(start, static_cast<std::uint32_t>(sections_.size()));
  std::uint64_t length = hash_bytes;
  for (const Section& section : sections_) {
    append_text(start, section.name);
    append_number(start, static_cast<std::uint32_t>(section.element));
    append_number(start, std::uint64_t{section.bytes.size() / section.element});
    length += section.bytes.size();
  }
  length += start.size();
  std::memcpy(start.data() + length_at, &length, sizeof(length));
  bytes.clear();
  bytes.reserve(static_cast<std::size_t>(length));
  append(bytes, start);
  for (const Section& section : sections_) append(bytes, section.bytes);
  append_number(bytes, std::uint64_t{0});
}

void seal(Bytes& bytes) {
  expect(bytes.size() > hash_bytes, "what is sealed is a checkpoint");
  const std::uint64_t hash = xxh3(std::span(bytes).first(bytes.size() - hash_bytes));
  std::memcpy(bytes.data() + bytes.size() - hash_bytes, &hash, hash_bytes);
}

SectionReader::SectionReader(std::span<const std::byte> bytes, const CheckpointHead& expected, std::string path)
    : path_(std::move(path)) {
  Cursor cursor(bytes, path_);
  CheckpointHead found;
  found.stream = check_outside(bytes, path_, cursor);
  found.kind = cursor.text();
  found.identity = cursor.text();
  check_head(found, expected, path_);
  const auto count = cursor.number<std::uint32_t>();
  std::vector<std::pair<Section*, std::uint64_t>> sizes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string name = cursor.text();
    const auto element = cursor.number<std::uint32_t>();
    const auto length = product(cursor.number<std::uint64_t>(), element);
    if (!length) refuse(path_, fmt::format("section '{}' is larger than anything", name));
    const auto [place, is_new] = sections_.try_emplace(name, Section{element, {}, false});
    if (!is_new) refuse(path_, fmt::format("section '{}' is there twice", name));
    sizes.emplace_back(&place->second, *length);
  }
  for (const auto& [section, length] : sizes) section->bytes = cursor.take(length);
  if (cursor.left() != hash_bytes) refuse(path_, "its sections are shorter than it is");
}

std::span<const std::byte> SectionReader::take(std::string_view name, std::size_t element) {
  const auto place = sections_.find(prefix_ + std::string(name));
  require(place != sections_.end(), name, "is missing");
  Section& section = place->second;
  require(section.element == element, name, fmt::format("has elements of {} bytes, not {}", section.element, element));
  expect(!section.taken, "each section is listed once");
  section.taken = true;
  return section.bytes;
}

void SectionReader::texts(std::string_view name, std::vector<std::string>& all) {
  Cursor cursor(take(name, 1), path_);
  all.clear();
  while (cursor.left() > 0) all.push_back(cursor.text());
}

void SectionReader::require(bool holds, std::string_view name, std::string_view problem) const {
  if (!holds) refuse(path_, fmt::format("section '{}{}' {}", prefix_, name, problem));
}

void SectionReader::finish() const {
  for (const auto& [name, section] : sections_) {
    if (!section.taken) refuse(path_, fmt::format("section '{}' is unknown", name));
  }
}

}  // namespace piecework
