#include "models/cli/catalog.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

#include "models/platform_work/catalog_info.h"
#include "models/platform_work/futures.h"
#include "sim/config/schema.h"

namespace piecework::cli {
namespace {

namespace model = platform_work;

constexpr std::string_view policy_folder = "policies/";
constexpr std::string_view validation_folder = "validation/";  // targets and settings of the scorecard, read by Python

Node text(std::string_view words) { return {std::string(words), {}}; }

template <class Names>
Node list(const Names& names) {
  Node::Array array;
  for (const auto& name : names) array.push_back(text(name));
  return {std::move(array), {}};
}

Node::Table item(std::string_view category, std::string_view name) {
  Node::Table made;
  made.set("category", text(category));
  made.set("name", text(name));
  return made;
}

void set_labels(Node::Table& table, std::string_view english, std::string_view french) {
  table.set("label_en", text(english));
  table.set("label_fr", text(french));
}

/// A catalog is complete even where a scenario cannot be read; `check` tells what is wrong with it.
std::optional<LoadedFile> loaded(const std::string& name, const LoadOptions& load_options) {
  try {
    return load(name, load_options);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

std::optional<Node> scenario_item(const std::string& name, const LoadOptions& load_options) {
  Node::Table made = item("scenario", name);
  const std::optional<LoadedFile> file = loaded(name, load_options);
  if (!file) {
    made.set("title", text(fmt::format("(cannot be read: try `check {}`)", name)));
    return Node{std::move(made), {}};
  }
  // A policy's record, or a piece that other scenarios extend.
  if (find(file->root, "policy") || !find(file->root, "model")) return std::nullopt;
  for (const char* key : {"title", "description", "model", "period"}) {
    if (const Node* value = find(file->root, key)) made.set(key, *value);
  }
  made.set("files", list(file->files));
  return Node{std::move(made), {}};
}

/// The value that a parameter has in a file, with its evidence.
void set_current(Node::Table& parameter, const Node& value, std::string_view file) {
  Node::Table current;
  current.set("file", text(file));
  if (const Node::Table* record = value.table()) {
    for (const Node::Entry& entry : record->entries) current.set(entry.key, entry.value);
  } else {
    current.set("value", value);
  }
  parameter.set("current", {std::move(current), {}});
}

struct Source {
  FileDescription description;
  std::string prefix;  // of the parameters' names
  std::string file;    // whose values are shown
};

void add_parameters(const Source& source, const LoadOptions& load_options, std::vector<Node>& items) {
  const std::optional<LoadedFile> file = loaded(source.file, load_options);
  for (const Section& section : source.description.sections) {
    for (const FieldInfo& info : section.fields) {
      const std::string key = joined_key(section.name, info.name);
      Node::Table made = item("parameter", joined_key(source.prefix, key));
      const Node description = describe(section, info);
      for (const Node::Entry& entry : description.table()->entries) {
        if (entry.key != "name") made.set(entry.key, entry.value);
      }
      const Node* value = file ? find(file->root, key) : nullptr;
      if (value) set_current(made, *value, source.file);
      items.push_back({std::move(made), {}});
    }
  }
}

Node component(const model::ComponentInfo& info) {
  Node::Table made;
  made.set("name", text(info.name));
  made.set("unit", text(info.unit));
  set_labels(made, info.label_en, info.label_fr);
  made.set("meaning", text(info.meaning));
  made.set("by_month", {info.course == model::Course::by_month, {}});
  return {std::move(made), {}};
}

constexpr std::array all_kinds{Kind{"scenarios", scenario_items},   Kind{"policies", policy_items},
                               Kind{"futures", future_items},       Kind{"measures", measure_items},
                               Kind{"parameters", parameter_items}, Kind{"groups", group_items}};

}  // namespace

std::span<const Kind> kinds() { return all_kinds; }

std::string text_of(const Node& item, std::string_view key) {
  const Node* value = find(item, key);
  const std::string* words = value ? value->text() : nullptr;
  return words ? *words : std::string();
}

std::vector<std::string> policy_names() {
  std::vector<std::string> names;
  for (const model::PolicyInfo& info : model::policy_catalog()) names.emplace_back(info.name);
  return names;
}

std::vector<Node> scenario_items(const LoadOptions& load) {
  std::vector<Node> items;
  for (const std::string& name : list_names(load.search_folders)) {
    if (name.starts_with(validation_folder)) continue;
    if (std::optional<Node> made = scenario_item(name, load)) items.push_back(std::move(*made));
  }
  return items;
}

std::vector<Node> policy_items(const LoadOptions& load) {
  std::vector<Node> items;
  for (const model::PolicyInfo& info : model::policy_catalog()) {
    Node::Table made = item("policy", info.name);
    made.set("intervention", text(info.intervention));
    set_labels(made, info.label_en, info.label_fr);
    made.set("meaning", text(info.meaning));
    made.set("touches", list(info.touches));
    std::vector<Node> parameters;
    const std::string name(info.name);
    add_parameters({model::policy_description(name), "policies." + name, std::string(policy_folder) + name}, load,
                   parameters);
    Node::Array names;
    for (const Node& parameter : parameters) names.push_back(text(text_of(parameter, "name")));
    made.set("parameters", {std::move(names), {}});
    items.push_back({std::move(made), {}});
  }
  return items;
}

std::vector<Node> future_items(const LoadOptions& load) {
  std::vector<Node> items;
  for (const model::FutureInfo& info : model::list_futures(load)) {
    Node::Table made = item("future", info.name);
    set_labels(made, info.label_en, info.label_fr);
    made.set("g", info.at ? Node{info.at->g, {}} : Node{});
    made.set("p", info.at ? Node{info.at->p, {}} : Node{});
    items.push_back({std::move(made), {}});
  }
  return items;
}

std::vector<Node> measure_items(const LoadOptions&) {
  std::vector<Node> items;
  for (const model::MeasureInfo& info : model::measure_catalog()) {
    Node::Table made = item("measure", info.name);
    set_labels(made, info.label_en, info.label_fr);
    made.set("meaning", text(info.meaning));
    Node::Array components;
    for (const model::ComponentInfo& part : info.components) components.push_back(component(part));
    made.set("components", {std::move(components), {}});
    items.push_back({std::move(made), {}});
  }
  return items;
}

std::vector<Node> parameter_items(const LoadOptions& load) {
  std::vector<Node> items;
  add_parameters({model::scenario_description(), {}, std::string(reference_scenario)}, load, items);
  for (const std::string& name : policy_names()) {
    add_parameters({model::policy_description(name), "policies." + name, std::string(policy_folder) + name}, load,
                   items);
  }
  return items;
}

std::vector<Node> group_items(const LoadOptions&) {
  std::vector<Node> items;
  for (const model::GroupDimensionInfo& info : model::group_catalog()) {
    Node::Table made = item("group", info.name);
    set_labels(made, info.label_en, info.label_fr);
    made.set("members", list(info.members));
    items.push_back({std::move(made), {}});
  }
  return items;
}

}  // namespace piecework::cli
