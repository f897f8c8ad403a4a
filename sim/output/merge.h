// Stacks the replicate files of a study into one: a variable whose leading dimensions are `arm`, `replicate` or both
// (length 1 in a replicate file) gets one cell per arm and replicate; every other variable must be the same in all.
//
// Cells of replicates that are missing hold NaN, -1 or "", and /complete(arm, replicate) says which those are. Only the
// merged file and one replicate are in memory: about 8 bytes per value of the study, fewer in a panel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/output/result.h"

namespace piecework {

class StudyMerger {
 public:
  StudyMerger(std::vector<std::string> arms, std::vector<std::uint64_t> replicates);

  /// `arm` and `replicate` are positions in the lists above. Throws InternalError, naming the variable, if the file
  /// contradicts one added before.
  void add(std::size_t arm, std::size_t replicate, const ResultFile& file);

  /// The study file with its attributes, `format` and `result_hash` included.
  ResultFile finish() &&;

  /// Attributes that differ between the replicates added (another build, for instance); finish() joins their values.
  [[nodiscard]] std::vector<std::string> differing_attributes() const;

 private:
  struct Cell {
    std::size_t arm;
    std::size_t replicate;
  };
  struct Stack {
    std::size_t index;         // in merged_.variables
    std::vector<bool> filled;  // per cell
  };

  void add_dimensions(const ResultFile& file);
  void add_attributes(const ResultFile& file);
  void add_variable(const Variable& variable, Cell at);
  Stack& stack_of(const Variable& variable);
  Variable empty_stack(const Variable& variable) const;
  [[nodiscard]] std::size_t cell_count(const Variable& variable) const;
  [[nodiscard]] std::size_t cell_index(const Variable& variable, Cell at) const;
  void add_completeness();

  std::vector<std::string> arms_;
  std::vector<std::uint64_t> replicates_;
  std::vector<std::int64_t> complete_;
  std::map<std::string, std::vector<std::string>> texts_;  // values of each text attribute, in order of appearance
  std::map<std::string, Stack> stacks_;
  ResultFile merged_;
};

}  // namespace piecework
