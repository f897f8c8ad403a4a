#pragma once
// One finished run as a result file (docs/format.md).

#include <string>

#include "models/platform_work/market.h"
#include "sim/output/result.h"

namespace piecework::platform_work {

struct RunLabel {
  std::string arm;
  std::string arm_json;  // the arm's policies as resolved
  std::uint64_t replicate = 0;
};

ResultFile to_result_file(const Market& market, const RunLabel& label);

}  // namespace piecework::platform_work
