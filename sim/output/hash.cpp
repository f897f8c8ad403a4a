#include "sim/output/hash.h"

#include <openssl/evp.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <bit>
#include <boost/crc.hpp>
#include <concepts>
#include <cstring>
#include <iterator>

#include "sim/base/error.h"
#include "sim/output/os.h"

namespace piecework {
namespace {

constexpr std::uint64_t the_nan = 0x7ff8000000000000;
constexpr std::uint32_t the_float_nan = 0x7fc00000;

std::uint64_t canonical_bits(double value) {
  if (value != value) return the_nan;
  return std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value);
}

std::uint32_t canonical_bits(float value) {
  if (value != value) return the_float_nan;
  return std::bit_cast<std::uint32_t>(value == 0.0F ? 0.0F : value);
}

template <std::integral Number>
auto canonical_bits(Number value) {
  return static_cast<std::make_unsigned_t<Number>>(value);
}

static_assert(std::endian::native == std::endian::little);  // so that bits lie in memory as in the stream

/// Collects small pieces, so that the digest is fed in blocks.
class Stream {
 public:
  void number(std::uint64_t value) { add(std::as_bytes(std::span(&value, 1))); }

  /// Little-endian, in the width of their type.
  template <class Number>
  void numbers(std::span<const Number> values) {
    std::array<decltype(canonical_bits(Number{})), 256> block;  // which a compiler fills with wide moves
    while (!values.empty()) {
      const std::size_t count = std::min(values.size(), block.size());
      for (std::size_t i = 0; i < count; ++i) block[i] = canonical_bits(values[i]);
      add(std::as_bytes(std::span(block).first(count)));
      values = values.subspan(count);
    }
  }
  void text(std::string_view value) {
    number(value.size());
    add(std::as_bytes(std::span(value)));
  }
  std::string hex() {
    flush();
    return digest_.hex();
  }

 private:
  void add(std::span<const std::byte> bytes) {
    if (used_ + bytes.size() > buffer_.size()) flush();
    if (bytes.size() > buffer_.size()) return digest_.add(bytes);
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  void flush() {
    digest_.add(std::span(buffer_).first(used_));
    used_ = 0;
  }

  Sha256 digest_;
  std::array<std::byte, 4096> buffer_;
  std::size_t used_ = 0;
};

template <class Element>
constexpr std::string_view type_name() {
  if constexpr (std::is_same_v<Element, std::string>) return "text";
  if constexpr (std::is_floating_point_v<Element>) return sizeof(Element) == 4 ? "float" : "double";
  if constexpr (sizeof(Element) == 1) return "int8";
  if constexpr (sizeof(Element) == 2) return "int16";
  return sizeof(Element) == 4 ? "int32" : "integer";
}

template <class Element>
void add_elements(Stream& stream, const std::vector<Element>& elements) {
  if constexpr (std::is_same_v<Element, std::string>) {
    for (const std::string& element : elements) stream.text(element);
  } else {
    stream.numbers(std::span(elements));
  }
}

void add_variable(Stream& stream, const Variable& variable, const ReadElements& read) {
  stream.text("variable");
  stream.text(variable.path);
  stream.number(variable.dims.size());
  for (std::size_t axis = 0; axis < variable.dims.size(); ++axis) {
    stream.text(variable.dims[axis]);
    stream.number(variable.shape[axis]);
  }
  std::visit([&](const auto& elements) { stream.text(type_name<ElementOf<decltype(elements)>>()); }, variable.values);
  for_each_piece(variable, read, [&](const Values& values, const Piece&) {
    std::visit([&](const auto& elements) { add_elements(stream, elements); }, values);
  });
}

template <class Item, class Name>
std::vector<const Item*> in_order(const std::vector<Item>& items, Name name) {
  std::vector<const Item*> sorted;
  for (const Item& item : items) sorted.push_back(&item);
  std::ranges::sort(sorted, {}, [name](const Item* item) { return std::string_view(item->*name); });
  return sorted;
}

std::string hash_of(const ResultFile& file, const ReadElements& read) {
  Stream stream;
  stream.text("piecework result 1");
  for (const Dimension* dimension : in_order(file.dimensions, &Dimension::name)) {
    stream.text("dimension");
    stream.text(dimension->name);
    stream.number(dimension->size);
  }
  for (const Variable* variable : in_order(file.variables, &Variable::path)) add_variable(stream, *variable, read);
  return stream.hex();
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() { expect(context && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1, "SHA-256 is available"); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes) {
  expect(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1, "SHA-256 takes bytes");
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  expect(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1, "SHA-256 ends once");
  std::string text;
  for (unsigned i = 0; i < size; ++i) fmt::format_to(std::back_inserter(text), "{:02x}", digest[i]);
  return text;
}

std::string sha256(std::span<const std::byte> bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_file(const std::string& path) { return sha256(read_bytes(path)); }

std::string result_hash(const ResultFile& file) {
  check(file);
  return hash_of(file, {});
}

std::string result_hash(const StreamedFile& file) {
  check_form(file.head);
  return hash_of(file.head, file.read);
}

std::uint32_t crc32(std::string_view text) {
  boost::crc_32_type crc;
  crc.process_bytes(text.data(), text.size());
  return crc.checksum();
}

}  // namespace piecework
