#pragma once
// What exists, as tables that begin with { category, name, ... }: `list` and `describe` show them, JSON is made from
// them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework::cli {

/// The scenario that stands for the present; `list parameters` and `describe` show its values.
inline constexpr std::string_view reference_scenario = "toronto/baseline";

struct Kind {
  std::string_view plural;  // as `list` takes it
  std::vector<Node> (*items)(const LoadOptions& load);
};

std::span<const Kind> kinds();

std::vector<Node> scenario_items(const LoadOptions& load);
std::vector<Node> policy_items(const LoadOptions& load);
std::vector<Node> future_items(const LoadOptions& load);
std::vector<Node> measure_items(const LoadOptions& load);
std::vector<Node> parameter_items(const LoadOptions& load);
std::vector<Node> group_items(const LoadOptions& load);

/// Names of the policies that the models know.
std::vector<std::string> policy_names();

/// The text under a key of an item, or "".
std::string text_of(const Node& item, std::string_view key);

}  // namespace piecework::cli
