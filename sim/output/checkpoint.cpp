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

/// By hand, because GCC 12 warns falsely on vector::insert of a few bytes.
template <class Number>
void append_number(Bytes& bytes, Number number) {
  const std::size_t end = bytes.size();
  bytes.resize(end + sizeof(Number));
  std::memcpy(bytes.data() + end, &number, sizeof(Number));
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

/// Owns what hashes bytes piece by piece.
class Hasher {
 public:
  Hasher() : state_(XXH3_createState(), XXH3_freeState) { XXH3_64bits_reset(state_.get()); }
  void add(std::span<const std::byte> bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }
  [[nodiscard]] std::uint64_t digest() const { return XXH3_64bits_digest(state_.get()); }

 private:
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
};

/// All that comes before the hash.
std::uint64_t hash_of(const ByteSource& source) {
  Hasher hash;
  Bytes piece(std::size_t{1} << 20);
  const std::uint64_t end = source.size - hash_bytes;
  for (std::uint64_t at = 0; at < end;) {
    const auto part = std::span(piece).first(static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), end - at)));
    source.read(at, part);
    hash.add(part);
    at += part.size();
  }
  return hash.digest();
}

/// Past what says that these bytes are a whole checkpoint of this layout.
std::uint32_t check_outside(const ByteSource& source, const std::string& path, Cursor& cursor) {
  if (source.size < length_at + 2 * hash_bytes) refuse(path, "incomplete");
  cursor.take(magic.size());
  const auto layout = cursor.number<std::uint32_t>();
  if (layout != checkpoint_version) {
    refuse(path, fmt::format("of layout {}; this program reads layout {}", layout, checkpoint_version));
  }
  const auto stream = cursor.number<std::uint32_t>();
  const auto length = cursor.number<std::uint64_t>();
  if (length > source.size) refuse(path, fmt::format("incomplete: {} of {} bytes", source.size, length));
  if (length < source.size) refuse(path, fmt::format("{} bytes behind its end", source.size - length));
  std::uint64_t hash = 0;
  source.read(source.size - hash_bytes, std::as_writable_bytes(std::span(&hash, 1)));
  if (hash != hash_of(source)) refuse(path, "damaged: its hash is another");
  return stream;
}

/// What stands before the elements is at the front, and never longer than this.
Bytes front_of(const ByteSource& source, const std::string& path) {
  constexpr std::uint64_t longest = std::uint64_t{1} << 20;
  Bytes front(static_cast<std::size_t>(std::min(source.size, longest)));
  if (!front.empty()) source.read(0, front);
  const std::size_t shown = std::min(front.size(), magic.size());
  if (!std::ranges::equal(std::span(front).first(shown), std::as_bytes(std::span(magic)).first(shown))) {
    refuse(path, "not a checkpoint");
  }
  return front;
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

std::size_t SectionWriter::length() const {
  std::size_t length = 0;
  for (const Section& section : sections_) length += section.bytes.size();
  return length;
}

/// What stands before the elements.
Bytes SectionWriter::start_of(const CheckpointHead& head) const {
  const auto first = std::as_bytes(std::span(magic));
  Bytes start(first.begin(), first.end());
  append_number(start, checkpoint_version);
  append_number(start, head.stream);
  append_number(start, std::uint64_t{0});  // the length, see below
  append_text(start, head.kind);
  append_text(start, head.identity);
  append_number(start, static_cast<std::uint32_t>(sections_.size()));
  for (const Section& section : sections_) {
    append_text(start, section.name);
    append_number(start, static_cast<std::uint32_t>(section.element));
    append_number(start, std::uint64_t{section.bytes.size() / section.element});
  }
  const std::uint64_t whole = start.size() + length() + hash_bytes;
  std::memcpy(start.data() + length_at, &whole, sizeof(whole));
  return start;
}

void SectionWriter::write(const CheckpointHead& head, Bytes& bytes) const {
  const Bytes start = start_of(head);
  bytes.clear();
  bytes.reserve(start.size() + length() + hash_bytes);
  append(bytes, start);
  for (const Section& section : sections_) append(bytes, section.bytes);
  append_number(bytes, std::uint64_t{0});
}

void SectionWriter::stream(const CheckpointHead& head, const ByteSink& sink) const {
  Hasher hash;
  const auto put = [&](std::span<const std::byte> bytes) {
    hash.add(bytes);
    sink(bytes);
  };
  put(start_of(head));
  for (const Section& section : sections_) put(section.bytes);
  const std::uint64_t digest = hash.digest();
  sink(std::as_bytes(std::span(&digest, 1)));
}

void seal(Bytes& bytes) {
  expect(bytes.size() > hash_bytes, "what is sealed is a checkpoint");
  const std::uint64_t hash = xxh3(std::span(bytes).first(bytes.size() - hash_bytes));
  std::memcpy(bytes.data() + bytes.size() - hash_bytes, &hash, hash_bytes);
}

SectionReader::SectionReader(std::span<const std::byte> bytes, const CheckpointHead& expected, std::string path)
    : SectionReader(memory_source(bytes), expected, std::move(path)) {}

SectionReader::SectionReader(ByteSource source, const CheckpointHead& expected, std::string path)
    : source_(std::move(source)), path_(std::move(path)) {
  const Bytes front = front_of(source_, path_);
  Cursor cursor(front, path_);
  CheckpointHead found;
  found.stream = check_outside(source_, path_, cursor);
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
    const auto [place, is_new] = sections_.try_emplace(name, Section{.element = element});
    if (!is_new) refuse(path_, fmt::format("section '{}' is there twice", name));
    sizes.emplace_back(&place->second, *length);
  }
  std::uint64_t at = front.size() - cursor.left();
  for (const auto& [section, length] : sizes) {
    if (length > source_.size - at) refuse(path_, "its sections are longer than it is");
    section->offset = static_cast<std::size_t>(at);
    section->length = static_cast<std::size_t>(length);
    at += length;
  }
  if (source_.size - at != hash_bytes) refuse(path_, "its sections are shorter than it is");
}

const SectionReader::Section& SectionReader::take(std::string_view name, std::size_t element) {
  const auto place = sections_.find(prefix_ + std::string(name));
  require(place != sections_.end(), name, "is missing");
  Section& section = place->second;
  require(section.element == element, name, fmt::format("has elements of {} bytes, not {}", section.element, element));
  expect(!section.taken, "each section is listed once");
  section.taken = true;
  return section;
}

void SectionReader::texts(std::string_view name, std::vector<std::string>& all) {
  const Section& section = take(name, 1);
  Bytes bytes(section.length);
  read(section, bytes);
  Cursor cursor(bytes, path_);
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
