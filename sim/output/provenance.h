// Where a result comes from, as root attributes of its file: format, program, compiler, seed, streams, licences, and
// the hashes of the data it read. Nothing here depends on the command line, thread count, folder, host or time; those
// go to the manifest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/result.h"

namespace piecework {

inline constexpr std::int64_t format_version = 1;
inline constexpr std::string_view replicate_format = "piecework-replicate";
inline constexpr std::string_view study_format = "piecework-study";

struct InputFile {
  std::string name;  // relative, as the scenario wrote it
  std::string sha256;
};

struct Provenance {
  std::string title = {};
  std::uint64_t seed = 1;  // at most 2^63 - 1
  std::int64_t stream_version = 1;
  std::vector<std::string> data_licences = {};  // one sentence each
  std::vector<InputFile> inputs = {};
};

/// Adds the attributes of a replicate file and the variables `input_file` and `input_sha256`.
void add_provenance(ResultFile& file, const Provenance& provenance);

/// Throws InputError naming `path` unless the file says it is `format` in a version that this program reads.
void require_format(const ResultFile& file, std::string_view format, const std::string& path);

}  // namespace piecework
