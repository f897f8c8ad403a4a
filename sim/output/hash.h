// Digests. SHA-256 (FIPS 180-4) names bytes; the result hash names what a simulation found, whatever built it; CRC-32
// (the polynomial of zlib and PNG) guards a line of the manifest.
//
// The result hash is the SHA-256 of this stream; integers are unsigned 64-bit little-endian, text is its length in
// bytes and then its bytes: the text "piecework result 1"; for each dimension in order of name: "dimension", name,
// size; for each variable in order of path: "variable", path, number of axes, for each axis its name and length, the
// type ("double", "integer", "text"), then the elements in row-major order. Doubles are IEEE 754 bits, with -0 written
// as +0 and every NaN as 0x7ff8000000000000; integers are two's complement. Numbers of fewer bits ("float", "int32",
// "int16", "int8") are written in their own width; the NaN of a float is 0x7fc00000. Attributes are left out: they
// describe (units, labels, who built it) and are not what was found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sim/output/result.h"
#include "sim/output/streamed.h"

namespace piecework {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::span<const std::byte> bytes);
  void add(std::string_view text) { add(std::as_bytes(std::span(text))); }
  /// 64 lower-case hexadecimal digits; nothing may be added afterwards.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::span<const std::byte> bytes);
inline std::string sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text))); }
/// Throws OutputError if the file cannot be read.
std::string sha256_file(const std::string& path);

std::string result_hash(const ResultFile& file);
/// The same of values that are read piece by piece.
std::string result_hash(const StreamedFile& file);

std::uint32_t crc32(std::string_view text);

}  // namespace piecework
