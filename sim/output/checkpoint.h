#pragma once
// A checkpoint: the whole state of a run as bytes, and back. Equal states give equal bytes, for any compiler.
//
// Layout; integers are unsigned and little-endian, a text is its length (32 bits) and its bytes:
//   "PWCHECK\n", 32 bits layout version, 32 bits stream version, 64 bits length of the whole in bytes,
//   text kind, text identity, 32 bits number of sections;
//   for each section: text name, 32 bits bytes per element, 64 bits elements;
//   the elements of each section, in the same order, with nothing between them;
//   64 bits XXH3 of everything before.
//
// A type lists what it holds once, for both directions, in a static function that takes every member apart, so that a
// forgotten member does not compile:
//
//   template <class Self, class Sections>
//   static void sections(Self& self, Sections& list) {
//     auto& [rows, books, board] = self;
//     list.rows("rows", rows);    // a vector of packed rows (sim/base/layout.h)
//     list.value("books", books); // one packed value
//     list.part("board", board);  // another type that lists its own; its names begin with "board."
//   }
//
// `Sections::loading` tells the directions apart where they differ.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/base/layout.h"
#include "sim/output/os.h"
#include "sim/random/address.h"

namespace piecework {

static_assert(std::endian::native == std::endian::little, "checkpoints hold rows as they lie in memory");

inline constexpr std::uint32_t checkpoint_version = 1;  // of the layout above

/// What a checkpoint is of. It is read only by who expects the same.
struct CheckpointHead {
  std::string kind;      // the model and the version of its sections: "queue 1"
  std::string identity;  // all that the state depends on: scenario, seed, replicate, arm
  std::uint32_t stream = stream_version;

  friend bool operator==(const CheckpointHead&, const CheckpointHead&) = default;
};

using Bytes = std::vector<std::byte>;

/// XXH3-64 (xxhash 0.8): against accidents, not against forgers.
std::uint64_t xxh3(std::span<const std::byte> bytes);

class SectionWriter {
 public:
  static constexpr bool loading = false;

  /// The rows are read when `bytes` is called and must stay until then.
  template <Packed Row, class Memory>
  void rows(std::string_view name, const std::vector<Row, Memory>& all) {
    add(name, sizeof(Row), std::as_bytes(std::span(all)));
  }
  /// Rows made for the purpose.
  template <Packed Row, class Memory>
  void rows(std::string_view name, std::vector<Row, Memory>&& all) {
    const auto kept = std::make_shared<const std::vector<Row, Memory>>(std::move(all));
    kept_.push_back(kept);
    add(name, sizeof(Row), std::as_bytes(std::span(*kept)));
  }
  template <Packed Value>
  void value(std::string_view name, const Value& one) {
    own(name, sizeof(Value), std::as_bytes(std::span(&one, 1)));
  }
  void texts(std::string_view name, const std::vector<std::string>& all);
  template <class Part>
  void part(std::string_view name, const Part& inner) {
    const Scope scope(prefix_, name);
    Part::sections(inner, *this);
  }

  /// Everything but the hash, whose place is left 0.
  void write(const CheckpointHead& head, Bytes& bytes) const;

  /// Everything, the hash included, in pieces that are not copied.
  void stream(const CheckpointHead& head, const ByteSink& sink) const;

  /// Bytes of all sections.
  [[nodiscard]] std::size_t length() const;

 private:
  friend class SectionReader;
  class Scope {  // names inside a part begin with the part's
   public:
    Scope(std::string& prefix, std::string_view name) : prefix_(prefix), length_(prefix.size()) {
      prefix_.append(name).append(".");
    }
    ~Scope() { prefix_.resize(length_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    std::string& prefix_;
    std::size_t length_;
  };
  struct Section {
    std::string name;
    std::size_t element = 1;
    std::span<const std::byte> bytes;
  };

  [[nodiscard]] Bytes start_of(const CheckpointHead& head) const;
  void add(std::string_view name, std::size_t element, std::span<const std::byte> bytes);
  void own(std::string_view name, std::size_t element, std::span<const std::byte> bytes);

  std::string prefix_;
  std::vector<Section> sections_;
  std::deque<Bytes> owned_;
  std::vector<std::shared_ptr<const void>> kept_;
};

class SectionReader {
 public:
  static constexpr bool loading = true;

  /// `path` is for messages. Throws InputError: not a checkpoint, of another layout version, incomplete, damaged, of
  /// another kind, stream version or identity. No bytes, however made, can do more than that.
  SectionReader(ByteSource source, const CheckpointHead& expected, std::string path);
  /// Of bytes in memory, which must stay.
  SectionReader(std::span<const std::byte> bytes, const CheckpointHead& expected, std::string path);

  /// Throw InputError if there is no such section or its size is another.
  template <Packed Row, class Memory>
  void rows(std::string_view name, std::vector<Row, Memory>& all) {
    const Section& section = take(name, sizeof(Row));
    all.resize(section.length / sizeof(Row));
    read(section, std::as_writable_bytes(std::span(all)));
  }
  template <Packed Value>
  void value(std::string_view name, Value& one) {
    const Section& section = take(name, sizeof(Value));
    require(section.length == sizeof(Value), name, "holds not one value");
    read(section, std::as_writable_bytes(std::span(&one, 1)));
  }
  void texts(std::string_view name, std::vector<std::string>& all);
  template <class Part>
  void part(std::string_view name, Part& inner) {
    const SectionWriter::Scope scope(prefix_, name);
    Part::sections(inner, *this);
  }

  [[nodiscard]] bool has(std::string_view name) const { return sections_.contains(prefix_ + std::string(name)); }
  /// Throws InputError that this section `problem` unless `holds`.
  void require(bool holds, std::string_view name, std::string_view problem) const;
  /// Throws InputError if a section was not read.
  void finish() const;

 private:
  struct Section {
    std::size_t element = 1;
    std::size_t offset = 0;  // of its bytes in the source
    std::size_t length = 0;  // bytes
    bool taken = false;
  };

  const Section& take(std::string_view name, std::size_t element);
  void read(const Section& section, std::span<std::byte> into) const {
    if (!into.empty()) source_.read(section.offset, into);
  }

  ByteSource source_;
  std::string path_;
  std::string prefix_;
  std::map<std::string, Section, std::less<>> sections_;
};

/// Puts the hash in its place.
void seal(Bytes& bytes);

/// The checkpoint of a state, into `bytes`, whose memory is used again.
template <class State>
void to_checkpoint(const CheckpointHead& head, const State& state, Bytes& bytes) {
  SectionWriter list;
  State::sections(state, list);
  list.write(head, bytes);
  seal(bytes);
}

/// The same bytes in pieces, for a state that is too large to be copied.
template <class State>
void stream_checkpoint(const CheckpointHead& head, const State& state, const ByteSink& sink) {
  SectionWriter list;
  State::sections(state, list);
  list.stream(head, sink);
}

/// Bytes that the sections of a state take in a checkpoint.
template <class State>
std::size_t checkpoint_length(const State& state) {
  SectionWriter list;
  State::sections(state, list);
  return list.length();
}

/// Puts what a checkpoint holds in place of what `state` held; `state` keeps what its type does not list. Throws
/// InputError as SectionReader does; `state` is then not to be used.
template <class State>
void from_checkpoint(SectionReader& list, State& state) {
  State::sections(state, list);
  list.finish();
}

}  // namespace piecework
