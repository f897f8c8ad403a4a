#pragma once
// Reads the model's numbers with their evidence from a scenario file; scenarios/verification holds the reference. The
// file has `verifies = "occupational_mobility"` and no `model`, because no command runs it: it is for the tests.

#include <string>

#include "models/occupational_mobility/parameters.h"
#include "sim/config/scenario_file.h"

namespace piecework::occupational_mobility {

struct Scenario {
  std::string title;
  Parameters parameters;
};

/// Throws InputError with everything that is wrong.
Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options);

}  // namespace piecework::occupational_mobility
