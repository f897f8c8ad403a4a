#include "models/crowdwork/variants/scenario.h"

#include "sim/config/model_numbers.h"

namespace piecework::crowdwork::variants {

Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options) {
  return read_model_numbers<Scenario, parameter_fields>("crowdwork", name_or_path, options);
}

}  // namespace piecework::crowdwork::variants
