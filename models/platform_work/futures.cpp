#include "models/platform_work/futures.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

#include "models/platform_work/place_of.h"
#include "sim/base/fields.h"
#include "sim/config/problems.h"
#include "sim/config/reader.h"

namespace piecework::platform_work {
namespace {

constexpr std::string_view file_name = "futures/levers";
constexpr std::string_view base_name = "base_2026";
constexpr std::string_view base_label_en = "as in 2026 (levers at their base)";
constexpr std::string_view base_label_fr = "comme en 2026 (leviers à leur base)";
constexpr std::string_view not_yet_key = "not_in_the_model_yet";

/// What acts in the model. A policy is in force where its switch is not 0.
struct LeverInfo {
  std::string_view name;
  std::string_view sets;    // a key of the scenario, or of a policy's record
  std::string_view policy;  // that it belongs to; "" for the scenario
  bool switches = false;    // 0 means: without that policy
};

constexpr std::array levers{
    LeverInfo{"platform_fee", "platforms.board.fee", ""},
    LeverInfo{"demand_growth", "parameters.rate", "demand_growth", true},
    LeverInfo{"pay_floor_compliance", "parameters.compliance", "pay_floor", true},
    LeverInfo{"pay_floor", "parameters.floor", "pay_floor"},
    LeverInfo{"requester_reputation", "parameters.visible_share", "requester_reputation", true},
    LeverInfo{"guaranteed_income", "parameters.amount", "basic_income", true},
    LeverInfo{"platform_insurance", "intensity", "ei_extension", true},
    LeverInfo{"benefit_contribution", "parameters.contribution", "portable_benefits", true},
    LeverInfo{"benefit_take_up", "parameters.take_up", "portable_benefits"},
    LeverInfo{"data_dividend", "parameters.amount", "data_dividend", true},
    LeverInfo{"requester_levy", "parameters.rate", "requester_levy", true},
};

/// A lever's values: that of 2026 and those at the corners.
struct Lever {
  std::string unit;
  double base = 0.0;
  double lagging_profit = 0.0;
  double lagging_purpose = 0.0;
  double proactive_profit = 0.0;
  double proactive_purpose = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::string source;
  std::string confidence;
};

constexpr std::array lever_fields{
    field<&Lever::unit>({.name = "unit", .meaning = "of all five values"}),
    field<&Lever::base>({.name = "base", .meaning = "2026"}),
    field<&Lever::lagging_profit>({.name = "lagging_profit", .meaning = "at g = 0, p = 0"}),
    field<&Lever::lagging_purpose>({.name = "lagging_purpose", .meaning = "at g = 0, p = 1"}),
    field<&Lever::proactive_profit>({.name = "proactive_profit", .meaning = "at g = 1, p = 0"}),
    field<&Lever::proactive_purpose>({.name = "proactive_purpose", .meaning = "at g = 1, p = 1"}),
    field<&Lever::low>({.name = "low", .meaning = "least value worth a look"}),
    field<&Lever::high>({.name = "high", .meaning = "greatest value worth a look"}),
    field<&Lever::source>({.name = "source", .meaning = "where the values come from"}),
    field<&Lever::confidence>({.name = "confidence", .meaning = "how sure", .allowed = confidence_grades}),
};

constexpr std::array slider_fields{
    field<&Sliders::title>({.name = "title", .meaning = "what the future is, in one line"}),
    field<&Sliders::title_fr>({.name = "title_fr", .meaning = "the same in French"}),
    field<&Sliders::g>({.name = "g", .low = 0, .high = 1, .meaning = "0: government lags, 1: it is proactive"}),
    field<&Sliders::p>({.name = "p", .low = 0, .high = 1, .meaning = "0: profit, 1: purpose"}),
};

double between_corners(const Lever& lever, const Sliders& at) {
  const double x00 = lever.lagging_profit;
  const double x01 = lever.lagging_purpose;
  const double x10 = lever.proactive_profit;
  const double x11 = lever.proactive_purpose;
  return x00 + (x10 - x00) * at.g + (x01 - x00) * at.p + (x11 - x10 - x01 + x00) * at.g * at.p;
}

Node load_levers(const LoadOptions& options) { return load(std::string(file_name), {options.search_folders, {}}).root; }

std::vector<std::string> keys_of(const Node& root, std::string_view table) {
  std::vector<std::string> names;
  const Node* node = find(root, table);
  if (node == nullptr || node->table() == nullptr) return names;
  for (const Node::Entry& entry : node->table()->entries) names.push_back(entry.key);
  return names;
}

/// Corners beyond the lever's own range.
void check_range(const Node& root, std::string_view name, const Lever& lever, Problems& problems) {
  for (const double value :
       {lever.base, lever.lagging_profit, lever.lagging_purpose, lever.proactive_profit, lever.proactive_purpose}) {
    if (value >= lever.low && value <= lever.high) continue;
    const std::string key = "levers." + std::string(name);
    problems.add(place_of(root, key), key, fmt::format("{} lies outside low to high", value));
  }
}

/// The five values of every lever, in the order of the list above; what the file says of others is a mistake.
std::vector<Lever> read_levers(const Node& root, Problems& problems) {
  std::vector<Lever> read(levers.size());
  std::vector<std::string> known;
  for (std::size_t row = 0; row < levers.size(); ++row) {
    known.emplace_back(levers[row].name);
    const std::string key = "levers." + known.back();
    const Node* table = find(root, key);
    if (table == nullptr) {
      problems.add(root.place, key, "the lever is missing");
    } else {
      read_table(*table, {key, lever_fields}, &read[row], problems);
      check_range(root, levers[row].name, read[row], problems);
    }
  }
  for (const std::string& name : keys_of(root, "levers")) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string key = "levers." + name;
    problems.add_unknown({place_of(root, key), key, "nothing in the model is moved by this lever", {}, ""}, name,
                         known);
  }
  return read;
}

std::optional<Sliders> read_sliders(const Node& root, const std::string& name, Problems& problems) {
  if (name == base_name) return std::nullopt;
  Sliders sliders;
  const std::string key = "futures." + name;
  const Node* table = find(root, key);
  if (table == nullptr) {
    std::vector<std::string> known = keys_of(root, "futures");
    known.emplace_back(base_name);
    problems.add_unknown({{"--future", 0, 0}, "", "unknown future '" + name + "'", {}, ""}, name, known);
  } else {
    read_table(*table, {key, slider_fields}, &sliders, problems);
  }
  return sliders;
}

/// The value with the lever's range, and the future as its source.
std::string override_of(const LeverInfo& info, const Lever& lever, double value, const std::string& future) {
  const std::string key =
      info.policy.empty() ? std::string(info.sets) : fmt::format("policies.{}.{}", info.policy, info.sets);
  if (info.sets == "intensity") return fmt::format("{}={}", key, value);
  return fmt::format("{}={{value={},low={},high={},source=\"future {} in {}.toml\",confidence=\"A\"}}", key, value,
                     lever.low, lever.high, future, file_name);
}

std::vector<std::string> texts_in(const Node& root, std::string_view key) {
  std::vector<std::string> texts;
  const Node* list = find(root, key);
  if (list == nullptr || list->array() == nullptr) return texts;
  for (const Node& item : *list->array()) texts.push_back(item.text() == nullptr ? "" : *item.text());
  return texts;
}

Node number(double value) { return {value, {}}; }

/// Overrides and policies of the levers' values, and what is written into results.
void set_levers(Future& future, const std::vector<Lever>& all, const std::vector<double>& values) {
  for (std::size_t row = 0; row < levers.size(); ++row) {
    if (levers[row].switches && values[row] != 0.0) future.policies.emplace_back(levers[row].policy);
  }
  Node::Table resolved;
  for (std::size_t row = 0; row < levers.size(); ++row) {
    const LeverInfo& info = levers[row];
    resolved.set(info.name, number(values[row]));
    const bool off = !info.policy.empty() && std::ranges::find(future.policies, info.policy) == future.policies.end();
    if (!off) future.overrides.push_back(override_of(info, all[row], values[row], future.name));
  }
  future.resolved.table()->set("levers", {std::move(resolved), {}});
}

}  // namespace

std::vector<FutureInfo> list_futures(const LoadOptions& options) {
  const Node root = load_levers(options);
  std::vector<FutureInfo> all{{std::string(base_name), std::string(base_label_en), std::string(base_label_fr), {}}};
  Problems problems;
  for (const std::string& name : keys_of(root, "futures")) {
    const Sliders at = read_sliders(root, name, problems).value_or(Sliders{});
    const std::string& english = at.title.empty() ? name : at.title;
    all.push_back({name, english, at.title_fr.empty() ? english : at.title_fr, at});
  }
  problems.throw_if_any();
  return all;
}

Future read_future(const std::string& name, const LoadOptions& options) {
  const Node root = load_levers(options);
  Problems problems;
  const std::vector<Lever> all = read_levers(root, problems);
  const std::optional<Sliders> sliders = read_sliders(root, name, problems);
  problems.throw_if_any();
  Future future;
  future.name = name;
  Node::Table resolved;
  resolved.set("name", {name, {}});
  if (sliders) {
    resolved.set("g", number(sliders->g));
    resolved.set("p", number(sliders->p));
  }
  future.resolved = {std::move(resolved), {}};
  future.not_in_model = texts_in(root, not_yet_key);
  std::vector<double> values;
  for (const Lever& lever : all) values.push_back(sliders ? between_corners(lever, *sliders) : lever.base);
  set_levers(future, all, values);
  return future;
}

std::string arm_under(const Future& future, const std::string& arm) {
  std::string names;
  for (const std::string& policy : future.policies) {
    const std::string inside = "+" + arm + "+";
    if (inside.find("+" + policy + "+") != std::string::npos) {
      throw InputError(
          Problem{{"--policy", 0, 0},
                  arm,
                  fmt::format("the future '{}' has the policy '{}' in every arm already", future.name, policy),
                  {},
                  fmt::format("--set policies.{}.KEY=VALUE, which changes it in all of them", policy)});
    }
    names += policy + "+";
  }
  return names + arm;
}

}  // namespace piecework::platform_work
