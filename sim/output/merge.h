// Stacks the replicate files of a study into one: a variable whose leading dimensions are `arm`, `replicate` or both
// (length 1 in a replicate file) gets one cell per arm and replicate; every other variable must be the same in all.
//
// Cells of replicates that are missing hold NaN, -1 or "", and /complete(arm, replicate) says which those are. Values
// of both axes go through a scratch file (sim/output/cells.h), so that memory does not grow with the replicates; what
// has fewer axes, the few values that all replicates or all of an arm share, stays in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/output/cells.h"
#include "sim/output/os.h"
#include "sim/output/result.h"
#include "sim/output/streamed.h"

namespace piecework {

struct StudyAxes {
  std::vector<std::string> arms;
  std::vector<std::uint64_t> replicates;
};

class StudyMerger {
 public:
  /// `scratch` takes what memory should not.
  StudyMerger(StudyAxes axes, std::unique_ptr<Scratch> scratch);

  /// `arm` and `replicate` are positions in the axes. Throws InternalError, naming the variable, if the file
  /// contradicts one added before, OutputError if the scratch file cannot be written.
  void add(std::size_t arm, std::size_t replicate, const ResultFile& file);

  /// The study file with its attributes, `format` and `result_hash` included; its values are read from the scratch
  /// file, which vanishes with it.
  StreamedFile finish() &&;

  /// Attributes that differ between the replicates added (another build, for instance); finish() joins their values.
  [[nodiscard]] std::vector<std::string> differing_attributes() const;

 private:
  struct Cell {
    std::size_t arm;
    std::size_t replicate;
  };
  struct Stack {
    std::size_t index;          // in merged_.variables
    std::size_t column = none;  // of the scratch file, if its values are there
    std::vector<bool> filled;   // per cell, if they are not
  };
  static constexpr std::size_t none = SIZE_MAX;

  void add_dimensions(const ResultFile& file);
  void add_attributes(const ResultFile& file);
  void add_variable(const Variable& variable, Cell at);
  /// False if another value stands there already.
  bool put_here(Stack& stack, const Variable& variable, Cell at);
  Stack& stack_of(const Variable& variable);
  Stack new_stack(const Variable& variable);
  void add_completeness();

  StudyAxes axes_;
  CellFile cells_;
  std::vector<std::int64_t> complete_;
  std::map<std::string, std::vector<std::string>> texts_;  // values of each text attribute, in order of appearance
  std::map<std::string, Stack> stacks_;
  ResultFile merged_;
};

}  // namespace piecework
