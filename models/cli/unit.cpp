#include <fmt/format.h>
#include <array>
#include <ostream>

#include "models/cli/session.h"
#include "models/platform_work/scenario.h"
#include "models/platform_work/skills/decay_trial.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

namespace model = platform_work;

constexpr std::string_view skill_decay = "skill_decay";

struct Value {
  std::string_view name;
  double value = 0.0;
};

}  // namespace

int perform(const UnitArguments& arguments, const Session& session) {
  const std::vector<std::string> trials{std::string(skill_decay)};
  if (arguments.name != skill_decay) {
    throw InputError(Problem{{"unit", 0, 0},
                             {},
                             fmt::format("there is no trial \"{}\"", arguments.name),
                             trials,
                             nearest_name(arguments.name, trials)});
  }
  LoadOptions options = session.load_options();
  options.overrides = arguments.overrides;
  const model::DecayTrial trial = model::decay_trial(model::read_scenario(arguments.scenario, options, {}).learning);
  const std::array values{Value{"accuracy", trial.accuracy}, Value{"mixed", trial.mixed}, Value{"speed", trial.speed}};
  Node::Table told;
  for (const Value& each : values) {
    told.set(std::string(each.name), {each.value, {}});
    if (!arguments.json)
      session.console.out << fmt::format("{:<9} half is lost after {:6.2f} months\n", each.name, each.value);
  }
  if (arguments.json) session.console.out << to_json(Node{std::move(told), {}}, 2) << '\n';
  return 0;
}

}  // namespace piecework::cli
