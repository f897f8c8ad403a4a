#pragma once
// Reads the model's numbers with their evidence from a scenario file; scenarios/verification/crowdwork.toml holds the
// reference. The file has `verifies = "crowdwork"` and no `model`, because `run` does not run it.

#include <string>

#include "models/crowdwork/variants/parameters.h"
#include "sim/config/scenario_file.h"

namespace piecework::crowdwork::variants {

struct Scenario {
  std::string title;
  Parameters parameters;
};

/// Throws InputError with everything that is wrong.
Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options);

}  // namespace piecework::crowdwork::variants
