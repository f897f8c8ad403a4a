#pragma once
// The records of the board as variables of a result file: /distributions/board/... (docs/format.md).

#include "models/platform_work/measures/board_records.h"
#include "sim/output/result.h"

namespace piecework::platform_work {

/// Nothing where no board is simulated.
void add_board(ResultFile& file, const BoardRecords& records, const State& state);

}  // namespace piecework::platform_work
