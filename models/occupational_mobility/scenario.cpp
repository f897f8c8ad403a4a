#include "models/occupational_mobility/scenario.h"

#include "sim/config/model_numbers.h"

namespace piecework::occupational_mobility {

Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options) {
  return read_model_numbers<Scenario, parameter_fields>("occupational_mobility", name_or_path, options);
}

}  // namespace piecework::occupational_mobility
