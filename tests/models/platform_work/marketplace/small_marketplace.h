#pragma once
// The marketplace of the scenario global_platform/freelance, small enough for tests: a few months from the opening.

#include <string>
#include <vector>

#include "models/platform_work/market.h"

namespace piecework::platform_work::testing {

/// The scenario with 150 projects a month, 100 clients, 600 accounts at the opening, no warm-up, six months.
std::shared_ptr<const Scenario> small_marketplace(std::vector<std::string> overrides = {});

/// Not yet run.
Market open_market(std::vector<std::string> overrides = {}, std::uint64_t replicate = 0);

/// Its state after the run.
State finished_market(std::vector<std::string> overrides = {}, std::uint64_t replicate = 0);

}  // namespace piecework::platform_work::testing
