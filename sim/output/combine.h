// Brings together folders of one study whose replicates were run in several places, as the tasks of a cluster do.
//
// The folders are only read, without their locks: what is committed in them never changes. A replicate that several
// hold must have the same result hash in all; its files may differ in bytes (another compiler, for instance).
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "sim/base/notices.h"
#include "sim/output/journal.h"
#include "sim/output/store.h"

namespace piecework {

struct Combination {
  struct Source {
    std::string folder;
    Committed committed;
  };

  Node identity = {};
  Node request = {};  // the first that is kept
  std::map<ReplicateId, Source> replicates = {};
  std::map<ReplicateId, Failure> failures = {};  // of replicates that no folder holds
};

/// Reads the folders (at least one) and every file in them; warns of files that are missing or altered and leaves those
/// out. Throws InputError if one is no study folder, if they are not of one study, or if two disagree about a
/// replicate.
Combination combination_of(std::span<const std::string> folders, const Notices& notices);

/// Copies what `store` lacks, one replicate in memory at a time; returns how many. Throws InputError, before anything
/// is written, if the store holds another result of a replicate; OutputError leaves what was copied until then.
std::size_t take_in(Store& store, const Combination& combination);

}  // namespace piecework
