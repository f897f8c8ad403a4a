#pragma once
// What a person asked for, read and range-checked. Names (scenarios, policies, measures) are checked by those who know
// them. An empty option is one that was not given.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/ensemble/ensemble.h"

namespace piecework::cli {

struct ReplicateRange {
  std::uint64_t first = 0;
  std::uint64_t end = 8;  // exclusive
};

struct RunArguments {
  std::string scenario;               // path or name
  std::vector<std::string> policies;  // one text per arm beside the baseline; "A+B" is one arm
  ReplicateRange replicates;
  std::uint64_t seed = 1;
  std::optional<unsigned> threads;
  std::optional<std::string> scale;  // "1:100"
  std::optional<std::string> until;  // "2025-01-31", exclusive
  std::optional<std::string> future = {};
  std::uint64_t panel = 0;  // residents of whom each month is recorded
  std::vector<std::string> overrides;
  std::optional<std::string> out;
  bool resume = false;
  std::int64_t checkpoint_months = 12;  // between two checkpoints of a run; 0 = none
  OnError on_error = OnError::stop;
  bool json = false;
};

struct CheckArguments {
  std::vector<std::string> files;
  std::vector<std::string> overrides;  // of scenarios, as in RunArguments
};

struct ListArguments {
  std::string kind;
  bool json = false;
};

struct DescribeArguments {
  std::string name;
  bool json = false;
};

struct OccupationsArguments {
  std::string scenario;
  std::size_t neighbours = 3;
  bool json = false;
};

struct PopulationArguments {
  std::string scenario;
  std::optional<std::string> scale;
  std::uint64_t seed = 1;          // of the sample of residents, replicate 0
  std::optional<std::string> csv;  // file to write
  bool build = false;              // every resident too, to count and time them
  bool json = false;
};

struct CrowdworkArguments {
  std::string scenario = "verification/crowdwork";
  std::uint64_t seed = 1;
  std::vector<std::string> overrides;
  bool json = false;
};

struct UnitArguments {
  std::string name;
  std::string scenario;
  std::vector<std::string> overrides;
  bool json = false;
};

struct SchemaArguments {
  std::optional<std::string> policy;
};

struct HashArguments {
  std::string folder;
};

struct MergeArguments {
  std::string folder;
  std::vector<std::string> sources;  // other folders of the same study, to be taken into it
};

struct VerifyArguments {
  std::string folder;
  std::vector<std::uint64_t> replicates;  // sorted; empty: the first, the middle and the last
  std::vector<std::string> arms;          // empty: all
  std::optional<unsigned> threads;
  bool json = false;
};

struct DiaryArguments {
  std::string folder;
  std::vector<std::uint64_t> persons;      // ids
  bool market = false;                     // what was posted, too
  std::vector<std::string> arms;           // empty: all
  std::optional<std::uint64_t> replicate;  // none: the first
  std::optional<unsigned> threads;
};

struct BenchArguments {
  std::string name;
  bool json = false;
};

/// A help text or the version: to be printed, nothing else.
struct PrintedText {
  std::string text;
};

using Arguments =
    std::variant<PrintedText, RunArguments, CheckArguments, ListArguments, DescribeArguments, OccupationsArguments,
                 PopulationArguments, CrowdworkArguments, UnitArguments, SchemaArguments, HashArguments, MergeArguments,
                 VerifyArguments, DiaryArguments, BenchArguments>;

/// Throws InputError with everything that is wrong in the words.
Arguments parse_arguments(std::span<const std::string> words, const std::string& program_name);

}  // namespace piecework::cli
