// A study folder: manifest.jsonl, arms/<arm>/r000000.h5, study.h5.
//
// A replicate counts once its file stands under its final name and its manifest line is on the disk, in this order; a
// process killed at any moment loses at most what it had not yet committed. The folder belongs to one identity (what
// was asked: scenario, arms, seed, scale, end) and to one process at a time. Not thread-safe; see sim/output/hdf5.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sim/base/notices.h"
#include "sim/config/node.h"
#include "sim/output/journal.h"
#include "sim/output/os.h"
#include "sim/output/result.h"
#include "sim/output/streamed.h"

namespace piecework {

struct StoreOptions {
  Os os = real_os();
  Notices notices = {};
};

struct MergedStudy {
  std::string path = {};         // of study.h5
  std::string result_hash = {};  // of its content; empty if nothing is committed and nothing was written
  std::size_t done = 0;          // cells of arm x replicate that hold results
  std::size_t missing = 0;       // cells that do not
};

class Store {
 public:
  /// Opens the folder, creating it if absent or empty. `identity` is a table whose key "arms" lists the names of the
  /// arms in the order of the study file; it is compared as JSON.
  /// Throws InputError if the folder holds another study or something else, OutputError if it is in use, damaged beyond
  /// the last line, or cannot be written. Warns of replicates whose file is missing or altered: they are not done.
  Store(std::string folder, const Node& identity, StoreOptions options = {});

  /// The identity that a study folder was made with. Throws InputError if it is none.
  static Node identity_of(const std::string& folder);

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const std::vector<std::string>& arms() const { return arms_; }
  [[nodiscard]] const std::set<ReplicateId>& done() const { return done_; }
  /// Replicates that failed when they were last tried; a later success takes them out.
  [[nodiscard]] const std::map<ReplicateId, Failure>& failures() const { return failures_; }

  /// Of a replicate that is done.
  [[nodiscard]] const std::string& result_hash_of(const ReplicateId& id) const { return committed_.at(id).result_hash; }
  [[nodiscard]] bool has_request() const { return !request_.is_none(); }

  /// Notes how the study was asked for, so that it can be replayed or extended; the same request is noted once.
  /// Throws OutputError.
  void remember(const Node& request);

  /// Writes one replicate and its manifest line; `extra` (start, seconds, host, threads, command, ...) is appended to
  /// the line and never reaches the file. Throws OutputError; earlier commits stay valid.
  void commit(const ReplicateId& id, ResultFile file, const Node::Table& extra = {});

  /// Notes that a replicate failed; it is not done. `extra` as in `commit`. Throws OutputError.
  void commit_failure(const ReplicateId& id, Failure failure, const Node::Table& extra = {});

  /// Takes over a replicate that another folder of this study committed: its bytes and its record as they are.
  /// Throws OutputError.
  void adopt(const ReplicateId& id, std::span<const std::byte> image, const Committed& committed);

  /// Writes study.h5 from all that is done, in memory that does not grow with the replicates; leaves the file alone if
  /// it would not change. Beside it, temporary files of the size of the study's values and of the new file are needed.
  /// Throws OutputError, also if a replicate file was altered since it was committed.
  MergedStudy merge();

 private:
  void open();
  void start();
  void put(const ReplicateId& id, std::span<const std::byte> image, Committed committed);
  [[nodiscard]] StreamedFile stacked(const std::vector<std::uint64_t>& replicates) const;
  [[nodiscard]] ResultFile read(const ReplicateId& id) const;
  void append(const Node& record);
  void append(const std::string& json);
  [[nodiscard]] std::string path_of(const ReplicateId& id) const;
  [[nodiscard]] std::string manifest_path() const { return folder_ + "/manifest.jsonl"; }

  std::string folder_;
  Node identity_;
  Node request_;
  StoreOptions options_;
  std::vector<std::string> arms_;
  std::set<ReplicateId> done_;
  std::map<ReplicateId, Failure> failures_;
  std::map<ReplicateId, Committed> committed_;  // of each that is done, without its record, which is long
  std::uint64_t manifest_bytes_ = 0;
  std::optional<FolderLock> lock_;  // once the folder exists
};

struct StudyHash {
  std::string stored;    // what study.h5 says of itself
  std::string computed;  // from its content
};

/// Recomputes the result hash of a study folder. Throws InputError if it is none or has no study.h5 of a known format,
/// OutputError if that file is damaged.
StudyHash hash_study(const std::string& folder);

}  // namespace piecework
