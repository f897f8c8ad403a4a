// The journal of a study folder: one line for the study's identity, then one per committed replicate.
//
// Each line is {"length":N,"crc32":"xxxxxxxx","record":RECORD} where RECORD is N bytes of JSON and the CRC-32 (eight
// hexadecimal digits) is theirs. A line counts when its newline stands and both agree; the last line may be torn by a
// crash and is then cut off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/node.h"

namespace piecework {

/// With its newline.
std::string manifest_line(const Node& record);
/// Of a record that is JSON already, in one line.
std::string manifest_line_of(std::string_view json);

struct Manifest {
  std::vector<std::string_view> records;  // JSON of the lines that count, in the text that was parsed
  std::uint64_t bytes = 0;                // where the next line goes; what lies beyond is a torn line
  bool torn = false;                      // something lies beyond
  std::vector<std::size_t> damaged;       // numbers (from 1) of lines that do not count, before the last that does
};

/// `file` is for messages. Never throws for a damaged line.
Manifest parse_manifest(std::string_view text, const std::string& file);

}  // namespace piecework
