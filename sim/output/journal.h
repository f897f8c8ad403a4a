// What the manifest of a study folder says, read without changing anything: the study's identity, how it was last asked
// for, which replicates are committed and which failed.
//
// The latest record of a replicate counts, except that a failure never hides a committed replicate whose file stands.
// Records: {"request":{...}}; {"arm","replicate","file","bytes","sha256","result_hash",...};
// {"arm","replicate","status":"failed","message","when","seconds",...}.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/base/notices.h"
#include "sim/config/node.h"

namespace piecework {

struct ReplicateId {
  std::string arm;
  std::uint64_t replicate = 0;

  friend auto operator<=>(const ReplicateId&, const ReplicateId&) = default;
};

/// "replicate 3 of arm 'baseline'"
std::string name_of(const ReplicateId& id);
/// Relative to the study folder: "arms/baseline/r000003.h5"
std::string file_of(const ReplicateId& id);

struct Committed {
  std::string sha256;  // of the file
  std::string result_hash;
  std::string record;  // all of it, as JSON; kept as text, since a Node takes several times as much
};

struct Failure {
  std::string message;
  std::string when;    // UTC, "2025-01-31T13:05:00Z"
  double seconds = 0;  // until it failed

  friend bool operator==(const Failure&, const Failure&) = default;
};

struct Journal {
  Node identity = {};  // none in a folder that holds no readable line
  Node request = {};   // the latest; none if there is none
  std::vector<std::string> arms = {};
  std::map<ReplicateId, Committed> committed = {};
  std::map<ReplicateId, Failure> failures = {};
  std::uint64_t bytes = 0;  // where the next line goes
};

/// The names that an identity lists under "arms". Throws InputError naming `place` if one cannot be a folder.
std::vector<std::string> arms_of(const Node& identity, const std::string& place);

/// Reads FOLDER/manifest.jsonl; a folder without one gives an empty journal. Warns of lines and records that do not
/// count. Throws OutputError if the first line is damaged or the file cannot be read, InputError for bad names of arms.
Journal read_journal(const std::string& folder, const Notices& notices = {});

/// The same, with an identity. Throws InputError also if the folder is no study folder.
Journal read_study(const std::string& folder, const Notices& notices = {});

/// Takes out every committed replicate whose file is missing or not the one that was committed, with a warning each,
/// and every failure of one whose file stands. Reads every file.
void keep_sound(Journal& journal, const std::string& folder, const Notices& notices);

/// "seed is 5 there and 6 here; ..." for the keys whose values differ; "" if none does.
std::string differences(const Node& there, const Node& here);

/// The text under a key of a record, or "".
std::string text_in(const Node& record, std::string_view key);

}  // namespace piecework
