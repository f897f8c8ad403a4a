#include <fmt/format.h>
#include <ostream>

#include "models/cli/session.h"
#include "models/crowdwork/variants/outcome.h"
#include "models/crowdwork/variants/scenario.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

namespace model = crowdwork::variants;

Node item(const model::Variant& variant, const model::Outcome& outcome, const model::Parameters& parameters) {
  Node::Table made;
  made.set("variant", {std::string(variant.name), {}});
  made.set("meaning", {std::string(variant.meaning), {}});
  made.set("first_price", {outcome.first_price, {}});
  made.set("last_price", {outcome.last_price, {}});
  made.set("last_reservation", {outcome.last_reservation, {}});
  made.set("filled", {outcome.filled, {}});
  made.set("left_per_year", {outcome.left_per_year, {}});
  made.set("wage_dumping", {model::is_wage_dumping(outcome, parameters), {}});
  return {std::move(made), {}};
}

std::string line(const model::Variant& variant, const model::Outcome& outcome, const model::Parameters& parameters) {
  return fmt::format("{:<8} {:11.2f} {:10.2f} {:12.2f} {:6.0f} %  {:<8} {}", variant.name, outcome.first_price,
                     outcome.last_price, outcome.last_reservation, 100.0 * outcome.filled,
                     model::is_wage_dumping(outcome, parameters) ? "yes" : "no", variant.meaning);
}

}  // namespace

int perform(const CrowdworkArguments& arguments, const Session& session) {
  LoadOptions options = session.load_options();
  options.overrides = arguments.overrides;
  const model::Parameters parameters = model::read_scenario(arguments.scenario, options).parameters;
  Node::Array items;
  if (!arguments.json) {
    session.console.out << fmt::format("{:<8} {:>11} {:>10} {:>12} {:>8}  {:<8}\n", "variant", "first month",
                                       "last year", "reservation", "filled", "dumping");
  }
  for (const model::Variant& variant : model::variants) {
    const model::Outcome outcome = model::outcome_of(parameters, variant, {.seed = arguments.seed});
    if (arguments.json) {
      items.push_back(item(variant, outcome, parameters));
    } else {
      session.console.out << line(variant, outcome, parameters) << '\n';
    }
  }
  if (arguments.json) session.console.out << to_json(Node{std::move(items), {}}, 2) << '\n';
  return 0;
}

}  // namespace piecework::cli
