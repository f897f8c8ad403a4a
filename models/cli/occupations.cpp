#include <fmt/format.h>
#include <algorithm>
#include <numeric>
#include <ostream>

#include "models/cli/session.h"
#include "models/platform_work/scenario.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

namespace model = platform_work;

/// The others, the nearest first; equally near ones in their order.
std::vector<model::Occupation> nearest(const model::Occupations& all, model::Occupation from, std::size_t count) {
  std::vector<model::Occupation> others(model::occupations);
  std::iota(others.begin(), others.end(), model::Occupation{0});
  std::erase(others, from);
  std::stable_sort(others.begin(), others.end(), [&](model::Occupation one, model::Occupation other) {
    return all.proximity(from, one) > all.proximity(from, other);
  });
  others.resize(count);
  return others;
}

std::string levels(const model::OccupationInfo& info) {
  if (info.lowest_teer == info.highest_teer) return fmt::format("{}", info.lowest_teer);
  return fmt::format("{}-{}", info.lowest_teer, info.highest_teer);
}

Node item(const model::Occupations& all, model::Occupation occupation, std::size_t neighbours) {
  const model::OccupationInfo& info = all.info(occupation);
  Node::Table made;
  made.set("code", {info.code, {}});
  made.set("title_en", {info.title_en, {}});
  made.set("teer", {levels(info), {}});
  made.set("low", {info.low, {}});
  made.set("employment_share", {info.employment_share, {}});
  Node::Table skills;
  for (std::size_t skill = 0; skill < model::rated_skills; ++skill) {
    skills.set(std::string(model::skill_names[skill]), {all.skills(occupation)[skill], {}});
  }
  made.set("skills", {std::move(skills), {}});
  Node::Array near;
  for (const model::Occupation other : nearest(all, occupation, neighbours)) {
    Node::Table neighbour;
    neighbour.set("code", {all.info(other).code, {}});
    neighbour.set("title_en", {all.info(other).title_en, {}});
    neighbour.set("proximity", {all.proximity(occupation, other), {}});
    near.push_back({std::move(neighbour), {}});
  }
  made.set("nearest", {std::move(near), {}});
  return {std::move(made), {}};
}

std::string line(const model::Occupations& all, model::Occupation occupation, std::size_t neighbours) {
  const model::OccupationInfo& info = all.info(occupation);
  std::string text = fmt::format("{}  {:<4} {:4.1f} ", info.code, levels(info), 100.0 * info.employment_share);
  for (const double rating : all.skills(occupation)) text += fmt::format(" {:9.2f}", rating);
  text += "  ";
  for (const model::Occupation other : nearest(all, occupation, neighbours)) {
    text += fmt::format("{} {:.2f}  ", all.info(other).code, all.proximity(occupation, other));
  }
  return text + info.title_en;
}

std::string head(std::size_t neighbours) {
  std::string text = "    TEER    % ";
  for (const std::string_view name : model::skill_names) text += fmt::format(" {:>9}", name);
  constexpr std::size_t characters_each = 9;
  const std::string_view words = neighbours == 0 ? "" : neighbours == 1 ? "nearest" : "nearest, proximity";
  return text + fmt::format("  {:<{}}title", words, characters_each * neighbours);
}

}  // namespace

int perform(const OccupationsArguments& arguments, const Session& session) {
  const model::Occupations all = model::read_scenario(arguments.scenario, session.load_options(), {}).occupations;
  Node::Array items;
  if (!arguments.json) session.console.out << head(arguments.neighbours) << '\n';
  for (model::Occupation occupation = 0; occupation < model::occupations; ++occupation) {
    if (arguments.json) {
      items.push_back(item(all, occupation, arguments.neighbours));
    } else {
      session.console.out << printable(line(all, occupation, arguments.neighbours)) << '\n';
    }
  }
  if (arguments.json) session.console.out << to_json(Node{std::move(items), {}}, 2) << '\n';
  return 0;
}

}  // namespace piecework::cli
