#pragma once
// A Toronto small enough for tests: the what-if scenario at 1:1000, a few months.

#include <string>
#include <vector>

#include "models/platform_work/market.h"
#include "models/platform_work/study.h"

namespace piecework::platform_work::testing {

/// Search folders and overrides that find the project's own scenarios from any working folder.
LoadOptions own_scenarios(std::vector<std::string> overrides = {});

/// `arms` and overrides as on the command line; until 2025-04-01 with one month of warm-up.
StudyRequest small_request(std::vector<std::string> arms = {}, std::vector<std::string> overrides = {});

struct SmallRun {
  std::vector<std::string> policies = {};  // one arm
  std::vector<std::string> overrides = {};
  std::uint64_t replicate = 0;
  std::size_t extra_residents = 0;
};

/// Not yet run.
Market small_market(const SmallRun& run = {});

}  // namespace piecework::platform_work::testing
