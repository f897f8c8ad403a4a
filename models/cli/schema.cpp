#include "sim/config/schema.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <ostream>

#include "models/cli/catalog.h"
#include "models/cli/session.h"
#include "models/platform_work/catalog_info.h"
#include "models/platform_work/scenario_parts.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

Node schema_of_policy(const std::string& name) {
  const std::vector<std::string> names = policy_names();
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    throw InputError(Problem{
        {"--policy", 0, 0}, {}, fmt::format("there is no policy \"{}\"", name), names, nearest_name(name, names)});
  }
  const std::string title = fmt::format("Piecework policy {}", name);
  return json_schema(platform_work::policy_description(name), {.title = title});
}

/// A file with a city is complete, and so is one without, with a board or none.
Node schema_of_scenario() {
  const platform_work::Sections board({.city = false, .board = true});
  const platform_work::Sections neither({.city = false, .board = false});
  const std::array others{board.description(), neither.description()};
  return json_schema(platform_work::scenario_description(),
                     {.title = "Piecework scenario, model platform_work", .or_else = others});
}

}  // namespace

int perform(const SchemaArguments& arguments, const Session& session) {
  const Node schema = arguments.policy ? schema_of_policy(*arguments.policy) : schema_of_scenario();
  session.console.out << to_json(schema, 2) << '\n';
  return 0;
}

}  // namespace piecework::cli
